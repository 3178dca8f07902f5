import {
  DECORATION,
  isDark,
  legible,
  onFittingGround,
  seenOn,
  shaded,
  standingOut,
  tint,
  turned,
} from "../draw/palette.ts";
import type { Palette } from "../draw/palette.ts";
import type { Family } from "../draw/marks/mark.ts";
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

/** The brief's own colours, in lower case. White is the paper that the others stand on. */
export function ownColours({ colors }: GivenBrief): string[] {
  const own = colors.map((colour) => colour.toLowerCase());
  const inks = own.filter((colour) => standingOut(colour, "#ffffff", PAPER) === colour);
  return inks.length > 0 ? inks : own;
}

/** What has less contrast to white than this is white. */
const PAPER = 1.1;

/**
 * Main, second and accent colour: the brief's own where it has any, else those that its picture
 * lends, and of the rest none that is to be avoided.
 */
export function coloursFor(brief: GivenBrief, lent: string[], random: Random): Colours {
  const avoidance = avoidanceIn(brief.avoid);
  const isFree = (colour: string) => !avoidance.hasColour(colour);
  const own = ownColours(brief);
  const given = own.length > 0 ? own : lent.filter(isFree);
  // A colour that is nearly white can't be seen on white: it becomes the second or third colour.
  const strong = given.filter((colour) => standingOut(colour, "#ffffff", 1.5) === colour).sort((
    a,
    b,
  ) => Number(isDark(b)) - Number(isDark(a)));
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
  // Beside a client's own colours stand their shades alone: another hue would be none of theirs.
  const kin = (own.length > 0 ? [] : [35, -35, 90, -90, 180]).map((by) =>
    shaded(turned(main, by), isDark(main) ? 0.2 : -0.16)
  );
  const second = others[0] ?? kin.find(isFree) ?? shaded(main, isDark(main) ? 0.25 : -0.2);
  return [main, second, others[1] ?? shaded(second, 0.16)];
}

/** A colour with less contrast to white than this isn't used for shapes on white. */
const INK = 2.2;

/**
 * The same colours used in different ways, so that fifteen pictures aren't one.
 *
 * @param given the client's own colours: each palette has at least one of them.
 */
export function paletteFor(
  colours: Colours,
  family: Family,
  variant: number,
  given: string[],
): Palette {
  const [main, second, accent] = colours;
  const strict = given.map((colour) => colour.toLowerCase());
  // A dark colour of the client's own is deep enough as it is.
  const isOwnDark = isDark(main) && strict.includes(main);
  const deep = isOwnDark ? main : shaded(main, isDark(main) ? -0.06 : -0.42);
  // The client's dark colour is neither shaded for letters nor left for another ground.
  const lettered = (colour: string, ground: string) =>
    isOwnDark ? seenOn(ground, colour, 4.5) : colour;
  const paper = tint(second, "#ffffff", 0.09);
  const pale = tint(main, "#ffffff", 0.13);
  const ink = isDark(main) ? main : shaded(main, -0.35);
  const inSecond: Palette = isInk(second)
    ? { ground: "#ffffff", main: second, second: main, accent, ink }
    // A pale yellow is used on a dark ground.
    : { ground: deep, main: second, second: paper, accent, ink: lettered(second, deep) };
  const palettes: Palette[] = [
    { ground: "#ffffff", main, second, accent, ink },
    { ground: paper, main, second, accent, ink },
    { ground: deep, main: paper, second, accent, ink: "#ffffff" },
    inSecond,
    { ground: pale, main: ink, second, accent, ink },
    {
      ground: second,
      main: isDark(second) ? "#ffffff" : deep,
      second: isDark(second) || isOwnDark ? paper : main,
      accent,
      ink: isDark(second) ? "#ffffff" : lettered(deep, second),
    },
  ];
  // A gradient needs room for all its colours: not a ground that is one of them.
  const usable = family === "gradient" ? palettes.slice(0, 3) : palettes;
  const palette = usable[variant % usable.length] ??
    { ground: "#ffffff", main, second, accent, ink };
  const own = Object.values(palette);
  const isObeyed = given.some((colour) => own.includes(colour.toLowerCase()));
  const obeyed = given.length === 0 || isObeyed ? palette : { ...palette, second: colours[0] };
  const shown = (palette: Palette) =>
    strict.filter((colour) => Object.values(palette).includes(colour)).length;
  const clear = onFittingGround(obeyed, strict);
  // On a ground that isn't the client's, what none shows as a shape may still decorate.
  const faint = strict.includes(obeyed.ground)
    ? clear
    : onFittingGround(obeyed, strict, { second: DECORATION, accent: DECORATION });
  const grounded = shown(faint) > shown(clear) ? faint : clear;
  const fitting = relit(grounded, obeyed, strict);
  const seen = legible(fitting);
  // Where paper has become invisible, another of the client's colours takes its place.
  const other = strict.find((colour) =>
    colour !== fitting.main && standingOut(colour, fitting.ground, DECORATION) === colour
  );
  const kept = (part: "main" | "second" | "accent") =>
    strict.includes(fitting[part]) || seen[part] === fitting[part]
      ? fitting[part]
      : other ?? seen[part];
  return { ...seen, main: kept("main"), second: kept("second"), accent: kept("accent") };
}

/**
 * Where the ground has become dark, or light, shapes take the client's colour; so do letters on a
 * light ground, and on a dark one they are pale.
 */
function relit(palette: Palette, before: Palette, strict: string[]): Palette {
  const isLit = !isDark(palette.ground);
  if (isLit !== isDark(before.ground)) return palette;
  const { main, second, accent } = palette;
  const own = [main, second, accent].find((colour) => strict.includes(colour)) ?? main;
  const paper = tint(own, "#ffffff", 0.12);
  return {
    ...palette,
    main: own,
    second: strict.includes(second) && second !== own ? second : isLit ? accent : paper,
    ink: isLit ? own : paper,
  };
}

function isInk(colour: string): boolean {
  return standingOut(colour, "#ffffff", INK) === colour;
}
