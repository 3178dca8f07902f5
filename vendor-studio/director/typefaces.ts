import type { TypefaceName } from "../draw/lettering/typefaces.ts";
import type { Random } from "../draw/random.ts";
import { characterOf, type GivenBrief } from "./brief.ts";
import { startingWith } from "./words.ts";

const faces: [RegExp, TypefaceName[]][] = [
  [startingWith("luxur|elegan|premium|fashion|jewel|beaut|spa|refined"), [
    "Playfair Display",
    "Tenor Sans",
    "Jost",
  ]],
  [startingWith("law|legal|trust|tradition|heritage|classic|bank|notar|юрид"), [
    "Playfair Display",
    "Tenor Sans",
    "Roboto Slab",
  ]],
  [startingWith("game|gaming|tech|futur|cyber|esport|energ|игр|ゲーム"), [
    "Unbounded",
    "Oswald",
    "Jost",
  ]],
  [
    startingWith(
      "bakery|baker|bread|craft|farm|rustic|brew|coffee|honest|handmade|хлеб|пекар|珈琲",
    ),
    ["Roboto Slab", "Pacifico", "Playfair Display", "Caveat"],
  ],
  [startingWith("clinic|health|medic|care|gentle|soft|child|kid|calm|клиник"), [
    "Comfortaa",
    "Jost",
    "Tenor Sans",
  ]],
  [startingWith("playful|fun|friendly|warm|quirky"), [
    "Comfortaa",
    "Pacifico",
    "Caveat",
    "Unbounded",
  ]],
  [startingWith("minimal|modern|clean|swiss|simple"), ["Jost", "Tenor Sans", "Comfortaa"]],
  [startingWith("bold|strong|sport|build|construct|industr"), [
    "Oswald",
    "Roboto Slab",
    "Unbounded",
  ]],
];

const neutral: TypefaceName[] = [
  "Jost",
  "Playfair Display",
  "Roboto Slab",
  "Tenor Sans",
  "Oswald",
  "Comfortaa",
  "Unbounded",
];

/** Typefaces for a brief, the most fitting first, none twice. */
export function typefacesFor(brief: GivenBrief, random: Random): TypefaceName[] {
  const text = characterOf(brief);
  const fitting = faces.filter(([cue]) => cue.test(text)).flatMap(([, names]) => names);
  const all = [...new Set([...fitting, ...random.shuffled(neutral)])];
  const long = Math.max(...brief.company_name.split(/\s+/).map((word) => word.length)) > 14;
  const avoided = brief.avoid.toLowerCase();
  return all.filter((name) =>
    !(long && name === "Unbounded") &&
    !(/script|cursive|handwrit/.test(avoided) && (name === "Pacifico" || name === "Caveat")) &&
    !(/\bround|circ(?:le|ular)/.test(avoided) && name === "Comfortaa") &&
    !(/(?<!sans[- ])serif/.test(avoided) && (name === "Playfair Display" || name === "Roboto Slab"))
  ).slice(0, 6);
}
