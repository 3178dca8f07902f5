// @ts-types="@types/culori"
import { clampChroma, converter, formatHex, interpolate, parse } from "culori";
import { onFittingGround } from "../draw/fitting-ground.ts";
import { isDark, type Palette, shaded } from "../draw/palette.ts";
import type { Random } from "../draw/random.ts";
import type { Avoidance } from "./avoidance.ts";

const oklch = converter("oklch");

/** What clients call colours, where it isn't one of CSS's names or CSS means another shade. */
const own: Record<string, string> = {
  "amber": "#f59f0a",
  "apricot": "#f6b26b",
  "aubergine": "#4a2545",
  "baby blue": "#a9cfee",
  "blush": "#f2c6c2",
  "bottle green": "#0b4a36",
  "brick": "#a8442f",
  "blood red": "#8a1117",
  "brick red": "#a8442f",
  "bronze": "#9c6b30",
  "burgundy": "#6d1a36",
  "burnt orange": "#c4561c",
  "canary yellow": "#f7e03d",
  "champagne": "#ead8b7",
  "charcoal": "#2f3437",
  "cherry": "#b3122f",
  "claret": "#7a1531",
  "cobalt": "#1447a6",
  "copper": "#b5683a",
  "cream": "#fbf3dd",
  "dark red": "#8b0000",
  "deep red": "#8f1212",
  "denim": "#3c5a86",
  "dusty pink": "#d8a7a7",
  "electric blue": "#2b5cff",
  "emerald": "#0f7a55",
  "forest green": "#1f5a35",
  "fuchsia": "#c2187c",
  "golden": "#d9a520",
  "graphite": "#3a3d42",
  "hot pink": "#ff4fa0",
  "ice blue": "#cfe8f3",
  "jade": "#1a8a6b",
  "lemon": "#f6e04b",
  "lime green": "#8cc63f",
  "lilac": "#b9a0d8",
  "mauve": "#a883a8",
  "midnight blue": "#14213d",
  "mint": "#9fdcc1",
  "mint green": "#9fdcc1",
  "moss green": "#6a7b3a",
  "mustard": "#d6a51d",
  "mustard yellow": "#d6a51d",
  "navy blue": "#000080",
  "neon green": "#39e021",
  "ochre": "#c58a2b",
  "off-white": "#f7f4ec",
  "off white": "#f7f4ec",
  "olive green": "#6b7a2a",
  "oxblood": "#5a1620",
  "peach": "#f7b89a",
  "petrol": "#0d5c6b",
  "pine green": "#1d5c4a",
  "plum": "#6b2d5c",
  "powder blue": "#b7d3e6",
  "racing green": "#0b4a36",
  "rose gold": "#b76e79",
  "royal blue": "#2549c4",
  "ruby": "#a3123f",
  "rust": "#a84a23",
  "sage": "#9bb08f",
  "sage green": "#9bb08f",
  "sand": "#dcc9a3",
  "sapphire": "#14469c",
  "scarlet": "#c81e1e",
  "sea green": "#2e8b6a",
  "silver": "#b6bcc4",
  "sky blue": "#6fb7e8",
  "slate": "#4a5866",
  "steel blue": "#4682b4",
  "taupe": "#8b7d70",
  "terracotta": "#c4623f",
  "ultramarine": "#2a2ba8",
  "vermilion": "#d9432a",
  "wine": "#6b1a30",
  "wine red": "#6b1a30",
};

const css =
  ("navy|teal|crimson|maroon|olive|coral|salmon|turquoise|indigo|gold|beige|ivory|red|green|blue|orange|" +
    "purple|pink|brown|yellow|violet|magenta|cyan|lime|tan|lavender|chocolate|khaki|orchid|black|white|gray|grey")
    .split("|");

// The longer first: a "forest green" is no green.
const hues = "red|orange|yellow|green|blue|purple|violet|pink|brown|gray";
/** Two hues in one: "blue-green". */
const between = new RegExp(`^(${hues})-(${hues})$`);
const names = [
  `(?:${hues})-(?:${hues})`,
  ...[...Object.keys(own), ...css].sort((a, b) => b.length - a.length),
].join("|");
const hex = /#[0-9a-f]{6}\b/g;
/** Not the tree of an olive branch, nor the fruit. */
const things = "(?![- ](?:branch|tree|leaf|leaves|fruit|slice|reef|fish|blossom|space))";
/** A colour's word alone. */
export const colourName = `\\b(?:${names})\\b${things}`;
const word = new RegExp(colourName, "g");

/** A colour as one says it, by code or by a word with "dark" or "light", as a pattern. */
export const colourPhrase =
  `#[0-9a-f]{6}\\b|(?:(?:darker|dark|deep|lighter|light|pale|soft|bright) )?${colourName}`;

/** The same with an article or "all" before it, or without. */
export const aColour = `(?:(?:the|all|every|a|an|some|any) )*(?:${colourPhrase})`;

/** Pairs that a designer would reach for when nobody asked for colours. */
const ownChoice: [string, string, string][] = [
  ["#1f3a5f", "#e2852e", "#f3c969"],
  ["#22543d", "#d69e2e", "#9ae6b4"],
  ["#5b2245", "#e8766d", "#f4b393"],
  ["#2b2d42", "#d90429", "#8d99ae"],
  ["#0f4c5c", "#e36414", "#fb8b24"],
];

/**
 * Reads a palette from a prompt in lower case: each colour's part from the words next to it. What
 * is given by its code is kept as it is, and stands on a ground that it stands out from.
 *
 * @param least the contrast that the second colour needs.
 */
export function readPalette(
  prompt: string,
  avoidance: Avoidance,
  random: Random,
  least: number,
): Palette {
  const isFree = (colour: string) => !avoidance.hasColour(colour);
  let ground: string | undefined;
  let ink: string | undefined;
  let small: string | undefined;
  const inks: string[] = [];
  // A prompt that gives codes means these; "a pale leaf" or "a white lie" is then only a phrase.
  for (const match of prompt.matchAll(prompt.search(hex) >= 0 ? hex : word)) {
    const colour = named(match[0]);
    if (colour === undefined || (!match[0].startsWith("#") && !isFree(colour))) continue;
    const before = prompt.slice(Math.max(0, match.index - 40), match.index).split(/[,;.]/).at(-1) ??
      "";
    // What a colour stands on has a colour of its own: "navy on cream".
    const after =
      prompt.slice(match.index + match[0].length).split(/[,;.]| on /)[0]?.slice(0, 40) ??
        "";
    const clause = `${before} ${after}`;
    const isUnder = /\bon (?:an? )?$/.test(before) && after.trim() === "";
    if (isUnder || /background|backdrop|canvas|\bground\b/.test(clause)) ground ??= colour;
    else if (/letter|text|type/.test(clause)) ink ??= colour;
    else if (/accent/.test(clause) && inks.length > 1) small ??= colour;
    else if (!inks.includes(colour)) inks.push(colour);
  }
  if (ground === undefined) {
    ground = /dark background|on black/.test(prompt) ? "#15171c" : "#ffffff";
  }
  const free = ownChoice.filter((colours) => colours.every(isFree));
  const choice = random.pick(free.length > 0 ? free : [["#2b2d33", "#6b7280", "#9aa3ad"] as const]);
  const [main = choice[0]] = inks;
  const second = inks[1] ??
    (inks.length === 1 ? shaded(main, isDark(main) ? 0.22 : -0.2) : choice[1]);
  const accent = small ?? inks[2] ?? (inks.length > 0 ? shaded(second, 0.14) : choice[2]);
  const palette = { ground, main, second, accent, ink: ink ?? main };
  return onFittingGround(palette, prompt.match(hex) ?? [], least);
}

/** The first colour that a text, in lower case, names: by code, or by a word with "dark" or "light". */
export function colourIn(text: string): string | undefined {
  const [match] = text.match(hex) ?? text.match(word) ?? [];
  const colour = match === undefined ? undefined : named(match);
  if (colour === undefined || match?.startsWith("#")) return colour;
  const before = text.slice(0, text.indexOf(match ?? ""));
  if (/\b(darker|dark|deep)\s+$/.test(before)) return shaded(colour, -0.1);
  // What is pale by itself would be no colour any more.
  const by = Math.min(0.16, Math.max(0, 0.86 - (oklch(colour)?.l ?? 0)));
  return /\b(lighter|light|pale|soft)\s+$/.test(before) ? shaded(colour, by) : colour;
}

function named(text: string): string | undefined {
  const [, one, other] = between.exec(text) ?? [];
  if (one !== undefined && other !== undefined) {
    return formatHex(clampChroma(interpolate([one, other], "oklch")(0.5), "oklch"));
  }
  return own[text] ?? formatHex(parse(text));
}
