import type { DirectorBrief } from "../../_shared/director/brief.ts";

/**
 * The things that a client wants to avoid and that a prompt still asks for. Only things of up to
 * three words can be looked for: "leaves, green", "no circles", "No animals, no gradients". These
 * don't count: a thing that the prompt says to leave out, a word of the name in quotation marks or
 * of the tagline, and a colour that the client gave.
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
    // Backgrounds and greys have nearly no colour, so only a clearly coloured tone is given its
    // name.
    return names || wanted.some((stem) => codes.some((code) => hueOf(code) === stem));
  });
}

type Avoiding = Pick<DirectorBrief, "avoid" | "colors" | "tagline">;

const REFUSAL =
  "avoid\\w*|without|never|no|not|non|nothing|leave out|leaving out|free of|exclud\\w*";

/**
 * Each thing by itself, without the "no" in front of it, and reduced to words: what is found is
 * sent to the director outside of the brief's tags, where no markup of the client's may come.
 */
function termsOf(avoid: string | undefined): string[] {
  const lead = new RegExp(
    `^(?:(?:please|${REFUSAL}|(?:do|ca)n['’]?t|do|i|we|really|hate|dislike|stand|use|want|show|see|` +
      "any|anything|like|with|too|the|an?)\\b\\s*)+",
    "i",
  );
  const tail = /\s*\b(?:please|thanks|thank you|at all|either)$/i;
  return (avoid ?? "").split(/[,;.\n!]|\b(?:and|or|nor)\b/i)
    .map((term) => term.trim().replace(tail, "").replace(lead, "").trim())
    .filter((term) => /^[\p{L}\p{M}\p{N}'’ -]+$/u.test(term) && term.split(/\s+/).length <= 3);
}

/** The clauses of a prompt, without those that say what to leave out. */
function withoutRefusals(prompt: string): string {
  const sentences = prompt.split(/(?<=[.!\n])\s+/)
    .filter((sentence) =>
      !/^\s*(?:avoid|do not|don't|never|no |leave out|exclude)/i.test(sentence)
    );
  const refused = new RegExp(`\\b(?:${REFUSAL})\\b[^.;:]*`, "gi");
  return sentences.join(" ").replace(refused, " ");
}

/** Words in the singular: foxes and a fox, cherries and a cherry are one. */
function stemsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).map((word) =>
    (irregular.get(word) ?? word)
      .replace(/(?<=x|z|ss|[cs]h)es$|(?<=\p{L}{2}[^s])s$/u, "").replace(/(?:ie|y)$/, "i")
  );
}

const irregular = new Map(
  ("teeth=tooth geese=goose mice=mouse oxen=ox feet=foot children=child men=man women=woman " +
    "leaves=leaf wolves=wolf knives=knife loaves=loaf calves=calf hooves=hoof tomatoes=tomato")
    .split(" ").map((pair) => pair.split("=") as [string, string]),
);

/** The common name of a colour, `#rrggbb`; undefined for greys and near greys. */
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

/** The name of each part of the colour wheel, and the degree at which that part ends. */
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
