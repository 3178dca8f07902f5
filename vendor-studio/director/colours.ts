import { isDark, isSeen, legible, shaded, tint, turned } from "../draw/palette.ts";
import type { Palette } from "../draw/palette.ts";
import type { Family } from "../draw/marks/index.ts";
import type { Random } from "../draw/random.ts";
import { avoidanceIn } from "../reading/avoidance.ts";
import { characterOf, type GivenBrief } from "./brief.ts";
import { startingWith } from "./words.ts";

/** Main, second and accent colour. */
type Colours = [string, string, string];

const schemes: [RegExp, Colours][] = [
  [startingWith("bak|bread|brot|хлеб|пекар|パン"), ["#7a3b12", "#d9902f", "#f2c879"]],
  [startingWith("coffee|cafe|café|珈琲|кофе"), ["#3b2417", "#c8702a", "#e8c39e"]],
  [startingWith("law|legal|notar|юрид|法律"), ["#14213d", "#a9813f", "#8893a8"]],
  [startingWith("game|gaming|игр|ゲーム"), ["#4a1fb8", "#00c2a8", "#ff5d8f"]],
  [startingWith("clinic|health|medic|клиник|医"), ["#0b5c6b", "#2fb59b", "#f2846b"]],
  [startingWith("farm|garden|organic|eco|plant|green|сад"), ["#24523b", "#8fb339", "#e9b44c"]],
  [startingWith("beaut|fashion|spa|salon|flor|花"), ["#5a2a4e", "#d9778f", "#f0c9b0"]],
  [startingWith("tech|software|cloud|data|cyber|platform"), ["#12345c", "#2f7df6", "#43d3c4"]],
  [startingWith("music|event|film|art|design|studio"), ["#22223b", "#f25f4c", "#ff9f6e"]],
  [startingWith("sea|marin|boat|travel|surf|fish"), ["#0a3d62", "#1f9bb5", "#f6b93b"]],
  [startingWith("financ|bank|invest|consult|insur"), ["#16324f", "#2a9d8f", "#e9c46a"]],
  [startingWith("build|construct|auto|repair|industr"), ["#2b2d33", "#f28b1d", "#9aa3ad"]],
];

/**
 * Main, second and accent colour of a brief that names none: those that its picture lends, or its
 * trade's, and none that is to be avoided.
 */
export function coloursFor(brief: GivenBrief, lent: string[], random: Random): Colours {
  const avoidance = avoidanceIn(brief.avoid);
  const isFree = (colour: string) => !avoidance.hasColour(colour);
  const given = lent.filter(isFree);
  // A colour that is nearly white can't be seen on white: it becomes the second or third colour.
  const strong = given.filter((colour) => isSeen(colour, "#ffffff", 1.5)).sort((a, b) =>
    Number(isDark(b)) - Number(isDark(a))
  );
  const pale = given.filter((colour) => !strong.includes(colour));
  const text = characterOf(brief);
  const [palest] = pale;
  const [main = palest === undefined ? undefined : shaded(palest, -0.62)] = strong;
  if (main === undefined) {
    const fitting = schemes.filter(([cue]) => cue.test(text)).map(([, colours]) => colours);
    const others = random.shuffled(schemes.map(([, colours]) => colours));
    const scheme = [...fitting, ...others].find((colours) => colours.every(isFree));
    return scheme ?? ["#2b2d33", "#6b7280", "#9aa3ad"];
  }
  const others = [...strong.slice(1), ...pale];
  const kin = [35, -35, 90, -90, 180].map((by) =>
    shaded(turned(main, by), isDark(main) ? 0.2 : -0.16)
  );
  const second = others[0] ?? kin.find(isFree) ?? shaded(main, isDark(main) ? 0.25 : -0.2);
  return [main, second, others[1] ?? shaded(second, 0.16)];
}

/** A colour with less contrast to white than this isn't used for shapes on white. */
const INK = 2.2;

/** The same colours used in different ways, so that fifteen pictures aren't one. */
export function paletteFor(colours: Colours, family: Family, variant: number): Palette {
  const [main, second, accent] = colours;
  const deep = shaded(main, isDark(main) ? -0.06 : -0.42);
  const paper = tint(second, "#ffffff", 0.09);
  const pale = tint(main, "#ffffff", 0.13);
  const ink = isDark(main) ? main : shaded(main, -0.35);
  const onWhite = { ground: "#ffffff", main, second, accent, ink };
  const palettes: Palette[] = [
    onWhite,
    { ...onWhite, ground: paper },
    { ground: deep, main: paper, second, accent, ink: "#ffffff" },
    isSeen(second, "#ffffff", INK)
      ? { ground: "#ffffff", main: second, second: main, accent, ink }
      // A pale yellow is used on a dark ground.
      : { ground: deep, main: second, second: paper, accent, ink: second },
    { ground: pale, main: ink, second, accent, ink },
    isDark(second)
      ? { ground: second, main: "#ffffff", second: accent, accent, ink: "#ffffff" }
      : { ground: second, main: deep, second: main, accent, ink: deep },
  ];
  // A gradient needs room for all its colours: not a ground that is one of them.
  const usable = family === "gradient" ? palettes.slice(0, 3) : palettes;
  return legible(usable[variant % usable.length] ?? onWhite);
}
