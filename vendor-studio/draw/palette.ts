// @ts-types="@types/culori"
import {
  clampChroma,
  converter,
  differenceEuclidean,
  formatHex,
  interpolate,
  type Oklch,
  wcagContrast,
} from "culori";

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

/** WCAG's ratios for shapes and large letters, for text, and the least that a decoration has. */
export const SHAPE = 3;
export const LETTERING = 4.5;
export const DECORATION = 1.7;

/** With less chroma where a screen can't show it: cutting the channels off would turn navy violet. */
function shown(colour: Oklch): string {
  return formatHex(clampChroma(colour, "oklch"));
}

export function lightness(colour: string): number {
  return oklch(colour)?.l ?? 0;
}

export function isDark(colour: string): boolean {
  return wcagContrast(colour, "#ffffff") > wcagContrast(colour, "#000000");
}

/** Whether the colour stands out from the ground by that WCAG ratio. */
export function isSeen(colour: string, ground: string, ratio: number): boolean {
  return wcagContrast(colour, ground) >= ratio;
}

/** How unlike two colours are: 0 for the same, 1 from black to white. */
export const distance = differenceEuclidean("oklab");

/** Whether two colours beside each other look like two. */
export function toldApart(one: string, other: string): boolean {
  return distance(one, other) > 0.12;
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
  return formatHex(interpolate([ground, colour], "rgb")(amount));
}

/** The colour after a change of its parts in OKLCH, as far as a screen shows it. */
export function adjusted(colour: string, change: (was: Required<Oklch>) => Partial<Oklch>): string {
  const was = { h: 0, ...(oklch(colour) ?? { mode: "oklch", l: 0, c: 0 }), alpha: 1 } as const;
  return shown({ ...was, ...change(was) });
}

/** The same hue, lighter (positive) or darker by that much of OKLCH's lightness. */
export function shaded(colour: string, by: number): string {
  return adjusted(colour, ({ l }) => ({ l: Math.min(0.97, Math.max(0.12, l + by)) }));
}

/** The hue turned by so many degrees. */
export function turned(colour: string, degrees: number): string {
  return adjusted(colour, ({ h }) => ({ h: (h + degrees + 360) % 360 }));
}

/**
 * A palette in which lettering can be read and shapes be told apart: 3 for both, as WCAG asks of
 * what is large, less for what only decorates. Letters that are moved are moved to 4.5.
 */
export function legible(palette: Palette): Palette {
  const { ground } = palette;
  return {
    ground,
    main: standingOut(palette.main, ground, SHAPE),
    second: standingOut(palette.second, ground, DECORATION),
    accent: standingOut(palette.accent, ground, DECORATION),
    ink: isSeen(palette.ink, ground, SHAPE)
      ? palette.ink
      : standingOut(palette.ink, ground, LETTERING),
  };
}

/** The colour where it stands out from the ground by that ratio, else white or black. */
export function seenOn(ground: string, colour: string, ratio: number): string {
  if (wcagContrast(colour, ground) >= ratio) return colour;
  return isDark(ground) ? "#ffffff" : "#000000";
}

/** The colours of what is cut out of a solid shape: the second one only where it is seen on that. */
export function cutOut(
  { ground, main, second }: Pick<Palette, "ground" | "main" | "second">,
): { body: string; second: string } {
  return { body: ground, second: isSeen(second, main, SHAPE) ? second : ground };
}

/** The second colour where it letters something large, for which WCAG asks a ratio of 3. */
export function secondInk({ second, ground }: Palette): string {
  return standingOut(second, ground, 3);
}
