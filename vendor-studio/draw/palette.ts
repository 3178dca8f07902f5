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

function lightness(colour: string): number {
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

/**
 * The palette with those colours left exactly as they are, on a ground that each of them stands
 * out from. Where no ground suits them all, one of them becomes the ground of the others; where that
 * can't be either, the main ones count. What can't be seen then gives way to white or black.
 *
 * @param exact colours of the palette that must not be shaded.
 * @param least the contrasts that the second and the accent colour need.
 * @param asked exact colours, of other things as well, that count before the main ones.
 */
export function onFittingGround(
  palette: Palette,
  exact: string[],
  least: { second: number; accent: number },
  asked: string[] = [],
): Palette {
  const { main, second, accent, ink } = palette;
  const kept = [
    ...asked.map((colour) => ({ colour, ratio: SHAPE })),
    { colour: main, ratio: SHAPE },
    { colour: second, ratio: least.second },
    { colour: accent, ratio: least.accent },
    { colour: ink, ratio: LETTERING },
  ].filter(({ colour }) => exact.includes(colour))
    .sort((a, b) => Number(asked.includes(b.colour)) - Number(asked.includes(a.colour)));
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
      wanted.every(({ colour, ratio }) =>
        isSeen(colour, ground, ground === palette.ground ? Math.min(ratio, SHAPE) : ratio)
      )
    );
    if (ground !== undefined) {
      const seen = (colour: string, ratio: number) =>
        exact.includes(colour) ? seenOn(ground, colour, ratio) : colour;
      return {
        ground,
        main: seen(main, SHAPE),
        second: seen(second, least.second),
        accent: seen(accent, least.accent),
        ink: seen(ink, SHAPE),
      };
    }
    const own = onOneOf(
      [...new Set(wanted.map(({ colour }) => colour))],
      palette,
      least.second,
      asked,
    );
    if (own !== undefined) return own;
  }
  return palette;
}

/** The last of the colours that all others stand out from is their ground, if nothing else asked for it. */
function onOneOf(
  colours: string[],
  palette: Palette,
  least: number,
  asked: string[],
): Palette | undefined {
  const ground = colours.findLast((ground) =>
    !asked.includes(ground) &&
    colours.every((colour) => colour === ground || wcagContrast(colour, ground) >= SHAPE)
  );
  if (ground === undefined) return undefined;
  const shown = colours.filter((colour) =>
    colour !== ground && Object.values(palette).includes(colour)
  );
  const [main = seenOn(ground, ground, SHAPE), other] = shown;
  const second = other ?? seenOn(ground, "#ffffff", least);
  // A wish for the shapes isn't one for the name: where its colour is the ground now, it gets the old one's.
  const isSpared = asked.includes(main) && !asked.includes(palette.ink);
  const rest = isSpared ? seenOn(ground, palette.ground, LETTERING) : main;
  const ink = shown.includes(palette.ink) ? palette.ink : rest;
  return { ground, main, second, accent: shown[2] ?? main, ink };
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
