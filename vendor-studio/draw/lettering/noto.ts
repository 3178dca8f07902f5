import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
// @ts-types="@types/fontkit"
import type * as fontkit from "fontkit";
import { openFont } from "./fonts.ts";
import type { Weight } from "./typefaces.ts";

// Deno downloads an npm package when something of it is imported; see fonts.ts.
import "@fontsource-variable/noto-sans-arabic/metadata.json" with { type: "json" };
import "@fontsource-variable/noto-sans-devanagari/metadata.json" with { type: "json" };
import "@fontsource-variable/noto-sans-hebrew/metadata.json" with { type: "json" };
import "@fontsource-variable/noto-sans-kr/metadata.json" with { type: "json" };
import "@fontsource-variable/noto-sans-sc/metadata.json" with { type: "json" };
import "@fontsource-variable/noto-sans-thai/metadata.json" with { type: "json" };
import "wawoff2/package.json" with { type: "json" };

const require = createRequire(import.meta.url);

/** Google's woff2 as WebAssembly. The package's own function is asynchronous, and drawing isn't. */
const woff2: { onRuntimeInitialized(): void; decompress(file: Uint8Array): Uint8Array | false } =
  require("wawoff2/build/decompress_binding.js");
await new Promise<void>((resolve) => woff2.onRuntimeInitialized = resolve);

/** The scripts that no typeface of the studio has, each with a Noto family of its own. */
export const notoScripts = ["arabic", "hebrew", "devanagari", "thai", "kr", "sc"] as const;
export type NotoScript = typeof notoScripts[number];

/** Scripts whose letters join or stack: set apart, they would break. */
export const joined: NotoScript[] = ["arabic", "devanagari", "thai"];

/** A family's files by the code points they hold, from one to another; Korean comes in a hundred. */
const ranges = new Map(notoScripts.map((script) => {
  const subsets: Record<string, string> = JSON.parse(
    readFileSync(require.resolve(`@fontsource-variable/noto-sans-${script}/unicode.json`), "utf8"),
  );
  const list = Object.entries(subsets).flatMap(([subset, held]) =>
    held.split(",").map((range) => {
      const [from = "", to = from] = range.replace("U+", "").split("-");
      return {
        subset: subset.replace(/[[\]]/g, ""),
        from: parseInt(from, 16),
        to: parseInt(to, 16),
      };
    })
  );
  return [script, list];
}));

const weights: Record<Weight, number> = { light: 300, regular: 500, bold: 700, black: 900 };

/** The family's font that has all letters of a cluster. */
export function notoFont(
  script: NotoScript,
  weight: Weight,
  cluster: string,
): fontkit.Font | undefined {
  const code = cluster.codePointAt(0) ?? 0;
  const subset = ranges.get(script)?.find(({ from, to }) => code >= from && code <= to)?.subset;
  if (subset === undefined) return undefined;
  const path = `noto-sans-${script}/files/noto-sans-${script}-${subset}-wght-normal.woff2`;
  // Decompressed first: fontkit reads no variations, nor composed glyphs, out of a WOFF2.
  const read = () =>
    woff2.decompress(readFileSync(require.resolve(`@fontsource-variable/${path}`)));
  return openFont(`${path} ${weight}`, read, weights[weight]);
}
