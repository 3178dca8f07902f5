// @ts-types="@types/culori"
import { formatHex, parse } from "culori";
import { isDark, type Palette, shaded, turned } from "../draw/palette.ts";
import type { Random } from "../draw/random.ts";

const words =
  "navy|teal|crimson|maroon|olive|coral|salmon|turquoise|indigo|gold|beige|ivory|red|green|blue|" +
  "orange|purple|pink|brown|yellow|violet|magenta|cyan|lime|tan|lavender|chocolate|black|white|gray|grey";
const hex = /#[0-9a-f]{6}\b/g;
const word = new RegExp(`\\b(?:${words})\\b`, "g");

/** Pairs that a designer would reach for when nobody asked for colours. */
const ownChoice: [string, string, string][] = [
  ["#1f3a5f", "#e2852e", "#f3c969"],
  ["#22543d", "#d69e2e", "#9ae6b4"],
  ["#5b2245", "#e8766d", "#f4b393"],
  ["#2b2d42", "#d90429", "#8d99ae"],
  ["#0f4c5c", "#e36414", "#fb8b24"],
];

/** Reads a palette from a prompt in lower case: each colour's part from the words next to it. */
export function readPalette(prompt: string, random: Random): Palette {
  let ground: string | undefined;
  let ink: string | undefined;
  const inks: string[] = [];
  // A prompt that gives codes means these; "a pale leaf" or "a white lie" is then only a phrase.
  for (const match of prompt.matchAll(prompt.search(hex) >= 0 ? hex : word)) {
    const colour = formatHex(parse(match[0]));
    if (colour === undefined) continue;
    const before = prompt.slice(Math.max(0, match.index - 40), match.index).split(/[,;.]/).at(-1) ??
      "";
    const after = prompt.slice(match.index + match[0].length).split(/[,;.]/)[0]?.slice(0, 40) ?? "";
    const clause = `${before} ${after}`;
    if (/background|backdrop|canvas|\bground\b/.test(clause)) ground ??= colour;
    else if (/letter|text|type/.test(clause)) ink ??= colour;
    else if (!inks.includes(colour)) inks.push(colour);
  }
  if (ground === undefined) {
    ground = /dark background|on black/.test(prompt) ? "#15171c" : "#ffffff";
  }
  const own = random.pick(ownChoice);
  const [main = own[0]] = inks;
  const second = inks[1] ??
    (inks.length === 1 ? shaded(turned(main, 30), isDark(main) ? 0.22 : -0.2) : own[1]);
  const accent = inks[2] ?? (inks.length > 0 ? shaded(second, 0.14) : own[2]);
  return { ground, main, second, accent, ink: ink ?? main };
}
