// @ts-types="@types/culori"
import { clampChroma, converter, formatHex, type Oklch, wcagContrast } from "culori";

/** The colours of a picture, `#rrggbb`. */
export interface Palette {
  /** What everything stands on. */
  ground: string;
  main: string;
  second: string;
  accent: string;
  /** The lettering's. */
  ink: string;
}

const oklch = converter("oklch");

/** WCAG's ratios for shapes and for text, and the least by which a decoration is seen. */
const SHAPE = 3;
const LETTERING = 4.5;
export const DECORATION = 1.7;

/** With less chroma where a screen can't show it: cutting the channels off would turn navy violet. */
function shown(colour: Oklch): string {
  return formatHex(clampChroma(colour, "oklch"));
}

function lightness(colour: string): number {
  return oklch(colour)?.l ?? 0;
}

export function isDark(colour: string): boolean {
  return wcagContrast(colour, "#ffffff") > wcagContrast(colour, "#000000");
}

/**
 * The colour made lighter or darker, its hue kept, until it stands out from the ground by the WCAG
 * ratio: whichever way is shorter. Unchanged where it already does.
 */
export function standingOut(colour: string, ground: string, ratio: number): string {
  if (wcagContrast(colour, ground) >= ratio) return colour;
  const start = oklch(colour) ?? { mode: "oklch" as const, l: 0.5, c: 0, h: 0 };
  for (let step = 0.025; step < 1; step += 0.025) {
    for (const by of isDark(ground) ? [step, -step] : [-step, step]) {
      const l = start.l + by;
      if (l <= 0 || l >= 1) continue;
      const moved = shown({ ...start, l });
      if (wcagContrast(moved, ground) >= ratio) return moved;
    }
  }
  return isDark(ground) ? "#ffffff" : "#111111";
}

/** `colour` laid over `ground` with that opacity, 0 to 1. */
export function tint(colour: string, ground: string, amount: number): string {
  const [over, under] = [oklch(colour), oklch(ground)];
  if (over === undefined || under === undefined) return colour;
  const rgb = converter("rgb");
  const [a, b] = [rgb(over), rgb(under)];
  return formatHex({
    mode: "rgb",
    r: a.r * amount + b.r * (1 - amount),
    g: a.g * amount + b.g * (1 - amount),
    b: a.b * amount + b.b * (1 - amount),
  });
}

/** The same hue, lighter (positive) or darker by that much of OKLCH's lightness. */
export function shaded(colour: string, by: number): string {
  const start = oklch(colour);
  if (start === undefined) return colour;
  return shown({ ...start, l: Math.min(0.97, Math.max(0.12, start.l + by)) });
}

/** The hue turned by so many degrees. */
export function turned(colour: string, degrees: number): string {
  const start = oklch(colour);
  if (start === undefined) return colour;
  return shown({ ...start, h: ((start.h ?? 0) + degrees + 360) % 360 });
}

/**
 * A palette in which lettering can be read and shapes be told apart: 4.5 for the first, as WCAG
 * asks, 3 for the main shapes, less for what only decorates.
 */
export function legible(palette: Palette): Palette {
  const { ground } = palette;
  return {
    ground,
    main: standingOut(palette.main, ground, SHAPE),
    second: standingOut(palette.second, ground, DECORATION),
    accent: standingOut(palette.accent, ground, DECORATION),
    ink: standingOut(palette.ink, ground, LETTERING),
  };
}

/**
 * The palette with those colours left exactly as they are, on a ground that each of them stands
 * out from. Where no ground suits them all, the main ones count, and
 * take the place of those that can't be seen.
 *
 * @param exact colours of the palette that must not be shaded.
 * @param least the contrast that the second and the accent colour need.
 */
export function onFittingGround(palette: Palette, exact: string[], least = SHAPE): Palette {
  const { main, ink, second, accent } = palette;
  const kept = [
    { colour: main, ratio: SHAPE },
    { colour: ink, ratio: LETTERING },
    ...[second, accent].map((colour) => ({ colour, ratio: least })),
  ].filter(({ colour }) => exact.includes(colour));
  const stands = (colour: string, ground: string, ratio: number) =>
    wcagContrast(colour, ground) >= ratio;
  const steps = Array.from({ length: 40 }, (_, step) => (step + 1) / 40);
  const grounds = steps.flatMap((
    step,
  ) => [shaded(palette.ground, step), shaded(palette.ground, -step)]);
  const [darkest = main] = [main, ink, second, accent].sort((a, b) => lightness(a) - lightness(b));
  const deep = shaded(darkest, Math.min(0, 0.27 - lightness(darkest)));
  // One of its own colours, darkened, goes better with the others than a grey.
  const candidates = [palette.ground, deep, "#ffffff", ...grounds, "#111111"];
  for (let count = kept.length; count > 0; count--) {
    const wanted = kept.slice(0, count);
    const ground = candidates.find((ground) =>
      wanted.every(({ colour, ratio }) => stands(colour, ground, ratio))
    );
    if (ground === undefined) continue;
    const first = wanted[0]?.colour ?? main;
    const seen = (colour: string) =>
      exact.includes(colour) && !stands(colour, ground, DECORATION) ? first : colour;
    return { ground, main: seen(main), second: seen(second), accent: seen(accent), ink: seen(ink) };
  }
  return palette;
}

/** The second colour where it letters something large, for which WCAG asks a ratio of 3. */
export function secondInk({ second, ground }: Palette): string {
  return standingOut(second, ground, 3);
}
