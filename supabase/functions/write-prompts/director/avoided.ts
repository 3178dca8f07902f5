import type { DirectorBrief } from "../../_shared/director/brief.ts";

/**
 * What of the things that a client wants to avoid a prompt asks for all the same. Only what is said
 * in three words or fewer can be looked for: "leaves, green", "no circles", "No animals, no
 * gradients". What a prompt names in order to leave it out doesn't count, nor the name in quotation
 * marks, nor what the tagline says, nor a colour that the client gave.
 */
export function avoidedIn(prompt: string, { avoid, colors, tagline = "" }: Avoiding): string[] {
  const asked = withoutRefusals(prompt);
  const stems = stemsOf(asked.replace(/["“„«「][^"”“»」]*["”“»」]/g, " "));
  const own = colors.map((colour) => colour.toLowerCase());
  const codes = (asked.toLowerCase().match(/#[0-9a-f]{6}\b/g) ?? [])
    .filter((code) => !own.includes(code));
  return termsOf(avoid).filter((term) => {
    if (tagline.toLowerCase().includes(term.toLowerCase())) return false;
    const wanted = stemsOf(term);
    const names = wanted.length > 0 &&
      stems.some((_, at) => wanted.every((stem, offset) => stems[at + offset] === stem));
    // Grounds and greys are nearly without colour: only what is clearly of a hue is called by it.
    return names || wanted.some((stem) => codes.some((code) => hueOf(code) === stem));
  });
}

type Avoiding = Pick<DirectorBrief, "avoid" | "colors" | "tagline">;

const REFUSAL =
  "avoid\\w*|without|never|no|not|non|nothing|leave out|leaving out|free of|exclud\\w*";

/**
 * Each thing by itself, without the "no" that it came with. Words alone: what is found goes back to
 * the director, outside of the brief's tags, and nobody's markup may.
 */
function termsOf(avoid: string | undefined): string[] {
  const lead = new RegExp(
    `^(?:(?:please|${REFUSAL}|don['’]?t|do|use|want|any|anything|like|with|too|the|an?)\\b\\s*)+`,
    "i",
  );
  return (avoid ?? "").split(/[,;.\n!]|\b(?:and|or|nor)\b/i)
    .map((term) => term.trim().replace(lead, "").trim())
    .filter((term) => /^[\p{L}\p{M}\p{N}'’ -]+$/u.test(term) && term.split(/\s+/).length <= 3);
}

/** A prompt's clauses that don't tell to leave something out. */
function withoutRefusals(prompt: string): string {
  const sentences = prompt.split(/(?<=[.!\n])\s+/)
    .filter((sentence) =>
      !/^\s*(?:avoid|do not|don't|never|no |leave out|exclude)/i.test(sentence)
    );
  const refused = new RegExp(`\\b(?:${REFUSAL})\\b[^.;:]*`, "gi");
  return sentences.join(" ").replace(refused, " ");
}

function stemsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).map((word) =>
    word.replace(/leaves$/, "leaf").replace(/(?<=\p{L}{3})s$/u, "")
  );
}

/** What a colour, `#rrggbb`, is commonly called; undefined for greys and what is nearly one. */
function hueOf(code: string): string | undefined {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(code.slice(at, at + 2), 16) / 255
  );
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const range = most - least;
  if (range < 0.18) return undefined;
  const sixth = most === red
    ? ((green - blue) / range + 6) % 6
    : most === green
    ? (blue - red) / range + 2
    : (red - green) / range + 4;
  const degrees = sixth * 60;
  return hues.find(([, to]) => degrees < to)?.[0];
}

/** Up to so many degrees of the colour wheel. */
const hues: [name: string, to: number][] = [
  ["red", 15],
  ["orange", 42],
  ["yellow", 68],
  ["green", 172],
  ["turquoise", 195],
  ["blue", 255],
  ["purple", 290],
  ["pink", 340],
  ["red", 361],
];
