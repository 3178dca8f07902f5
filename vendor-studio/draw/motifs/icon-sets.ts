import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Deno downloads an npm package when something of it is imported. The icons themselves are read as
// files: imported, the compiler would make a type of every one of their nine thousand entries.
import "@iconify-json/fluent-emoji-high-contrast/info.json" with { type: "json" };
import "@iconify-json/mdi/info.json" with { type: "json" };
import "emojilib/package.json" with { type: "json" };

const { resolve } = createRequire(import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(resolve(file), "utf8"));
const emojiPackage = "@iconify-json/fluent-emoji-high-contrast";

/** A set in Iconify's format: each icon's `body` is SVG markup. */
interface IconSet {
  icons: Record<string, { body: string }>;
}

/** Material Design Icons: solid silhouettes. */
export const solidIcons: IconSet = read("@iconify-json/mdi/icons.json");

/** Microsoft's Fluent emoji in one colour: mostly line drawings. */
export const emojiIcons: IconSet = read(`${emojiPackage}/icons.json`);

const groups: Record<string, string[]> = read(`${emojiPackage}/metadata.json`).categories;

/** The names of the emoji that show things and animals, not faces, flags or signs. */
export const emojiThings: string[] = [
  "Animals & Nature",
  "Food & Drink",
  "Activities",
  "Objects",
  "Travel & Places",
].flatMap((group) => groups[group] ?? [])
  .filter((name) => !/-oclock$|-thirty$|^oncoming-|-arrow$|^(?:front|low|new|no)-/.test(name));

const keywords: Record<string, string[]> = read("emojilib");

/** What people search each emoji by, by the emoji's name. */
export const emojiKeywords = new Map<string, string[]>(
  Object.entries<string>(read(`${emojiPackage}/chars.json`)).map(([code, name]) => {
    const emoji = String.fromCodePoint(...code.split("-").map((part) => parseInt(part, 16)));
    const words = keywords[emoji] ?? keywords[`${emoji}\ufe0f`] ?? [];
    return [name, words.map((word) => word.replaceAll("_", " ").toLowerCase())];
  }),
);
