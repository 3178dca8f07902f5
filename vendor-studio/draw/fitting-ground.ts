import {
  DECORATION,
  isSeen,
  LETTERING,
  lightness,
  type Palette,
  seenOn,
  shaded,
  SHAPE,
} from "./palette.ts";

/**
 * The palette with those colours left exactly as they are, on a ground that each of them stands
 * out from. Where no ground suits them all, one of them becomes the ground of the others; where that
 * can't be either, the main ones count. What can't be seen then gives way to white or black.
 *
 * @param exact colours of the palette that must not be shaded.
 * @param least the contrast that the second colour needs.
 * @param asked exact colours, of other things as well, that count before the main ones.
 */
export function onFittingGround(
  palette: Palette,
  exact: string[],
  least: number,
  asked: string[] = [],
): Palette {
  const ratios = { main: SHAPE, second: least, accent: DECORATION, ink: LETTERING };
  const parts = Object.keys(ratios) as (keyof typeof ratios)[];
  const kept = [
    ...asked.map((colour) => ({ colour, ratio: SHAPE })),
    ...parts.map((part) => ({ colour: palette[part], ratio: ratios[part] })),
  ].filter(({ colour }) => exact.includes(colour))
    .sort((a, b) => Number(asked.includes(b.colour)) - Number(asked.includes(a.colour)));
  const grounds = Array.from({ length: 40 }, (_, step) => (step + 1) / 40)
    .flatMap((by) => [shaded(palette.ground, by), shaded(palette.ground, -by)]);
  const [darkest = palette.main] = [palette.main, palette.ink, palette.second, palette.accent]
    .sort((a, b) => lightness(a) - lightness(b));
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
      const seen = parts.filter((part) => exact.includes(palette[part]))
        .map((part) => [part, seenOn(ground, palette[part], Math.min(ratios[part], SHAPE))]);
      return { ...palette, ground, ...Object.fromEntries(seen) };
    }
    const colours = [...new Set(wanted.map(({ colour }) => colour))];
    const own = onOneOf(colours, palette, least, asked);
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
    colours.every((colour) => colour === ground || isSeen(colour, ground, SHAPE))
  );
  if (ground === undefined) return undefined;
  const shown = colours.filter((colour) =>
    colour !== ground && Object.values(palette).includes(colour)
  );
  const [main = seenOn(ground, ground, SHAPE), other] = shown;
  const second = other ?? seenOn(ground, "#ffffff", least);
  // A wish for the shapes isn't one for the name: on its own colour it takes the old ground's.
  const isSpared = asked.includes(main) && !asked.includes(palette.ink);
  const rest = isSpared ? seenOn(ground, palette.ground, LETTERING) : main;
  const ink = shown.includes(palette.ink) ? palette.ink : rest;
  return { ground, main, second, accent: shown[2] ?? main, ink };
}
