import {
  DECORATION,
  isDark,
  isSeen,
  type Palette,
  shaded,
  SHAPE,
  tint,
  toldApart,
} from "../draw/palette.ts";
import type { Random } from "../draw/random.ts";
import type { GivenBrief } from "./brief.ts";

/**
 * The palette of the client's own colours whose ground and main colour have been used least so far,
 * so that each of the colours has its turn; undefined for a client without any.
 */
export function ownPaletteFor(
  { colors }: GivenBrief,
  least: number,
  used: Palette[],
  random: Random,
): Palette | undefined {
  const own = [...new Set(colors.map((colour) => colour.toLowerCase()))];
  const times = ({ ground, main }: Palette) =>
    used.filter((other) => other.ground === ground).length +
    own.length * used.filter((other) => other.main === main).length;
  const [palette] = random.shuffled(ownPalettes(own, least)).sort((a, b) => times(a) - times(b));
  if (palette !== undefined) used.push(palette);
  return palette;
}

/**
 * The palettes that can be made of the client's own colours, none of them shaded. Each shows two of
 * them where a ground allows it; another colour, white or a shade, fills in only where none of them can
 * be seen.
 *
 * @param least the contrast that the second colour needs.
 */
function ownPalettes(own: string[], least: number): Palette[] {
  const shown = (palette: Palette) =>
    own.filter((colour) => Object.values(palette).includes(colour)).length;
  const wanted = own.length > 1 ? 2 : 1;
  // What has less than 3:1 on every ground with another one may still decorate.
  const ways = [[SHAPE, wanted], [DECORATION, wanted], [DECORATION, 1]] as const;
  const found =
    ways.map(([ratio, count]) =>
      palettes(own, ratio, least).filter((palette) => shown(palette) >= count)
    ).find((found) => found.length > 0) ?? [];
  const isLight = ({ ground }: Palette) => !isDark(ground);
  if (found.some(isLight)) return found;
  // Light grounds are for whoever has no two colours for one, too: not every logo is to be dark.
  return [...found, ...palettes(own, SHAPE, least).filter(isLight)];
}

/** What has less contrast to white than this is white: the paper that the others stand on. */
const PAPER = 1.1;

function palettes(own: string[], ratio: number, least: number): Palette[] {
  const inks = own.filter((colour) => isSeen(colour, "#ffffff", PAPER));
  const leads = inks.length > 0 ? inks : own;
  const [paper = "#ffffff"] = own.filter((colour) => !leads.includes(colour));
  const deep = leads.filter((colour) => ![paper, ...leads].some((on) => isSeen(colour, on, SHAPE)))
    .map((colour) => tint(colour, shaded(colour, -1), 0.1));
  const grounds = [paper, ...leads.map((colour) => tint(colour, paper, 0.09)), ...leads, ...deep];
  return grounds.flatMap((ground) => {
    // On a colour that no other stands out from, white does, or a deep shade of it.
    const isAlone = leads.includes(ground) && !leads.some((main) => isSeen(main, ground, SHAPE));
    const on = !isAlone
      ? leads
      : [isSeen(paper, ground, SHAPE) ? paper : tint(ground, shaded(ground, -1), 0.1)];
    return on.filter((main) => isSeen(main, ground, SHAPE)).map((main) => {
      const others = own.filter((colour) =>
        isSeen(colour, ground, ratio) && toldApart(colour, main)
      );
      const tone = leads.includes(main) ? main : ground;
      const fillers = [
        "#ffffff",
        ...[0.22, -0.22, 0.36, -0.36, 0.5, -0.5].map((by) => shaded(tone, by)),
      ];
      const second = [...others, ...fillers].find((colour) =>
        isSeen(colour, ground, least) && toldApart(colour, main)
      ) ?? main;
      const accent = others.find((colour) =>
        colour !== second
      ) ?? main;
      return { ground, main, second, accent, ink: main };
    });
  });
}
