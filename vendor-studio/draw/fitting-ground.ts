import { isSeen, LETTERING, lightness, type Palette, seenOn, shaded, SHAPE } from "./palette.ts";

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
    colours.every((colour) => colour === ground || isSeen(colour, ground, SHAPE))
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
