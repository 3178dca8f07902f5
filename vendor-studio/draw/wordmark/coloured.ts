import { clipped } from "../clip.ts";
import { block as rectangle, filled, moved, n } from "../geometry.ts";
import { blockDrawing } from "../lettering/lines.ts";
import { type Palette, secondInk } from "../palette.ts";
import type { Treatment } from "./treatment.ts";

/** Degrees by which `forward` leans. */
export const LEAN = 10;

/** Black letters on a colour that hides the second one have the main colour beside them. */
function secondVoice(palette: Palette): string {
  return palette.second === palette.ink ? palette.main : secondInk(palette);
}

export const coloured = {
  plain: {
    phrase: "set tight and heavy, nothing added, the letterforms carry it",
    cue: "nothing added",
    title: "Plain Spoken",
    sturdy: true,
    tracking: -0.015,
    draw: ({ palette }, block) => blockDrawing(block, () => palette.ink),
  },
  twoVoices: {
    phrase: "its first part in one color and the rest in another",
    cue: "its first part in one color",
    title: "Two Voices",
    isTwoToned: true,
    draw(brush, block) {
      const { palette } = brush;
      if (block.lines.length > 1) {
        return blockDrawing(block, (line) => line === 0 ? palette.ink : secondVoice(palette));
      }
      const svg = block.lines.map(({ line, x, y }) => {
        const gap = line.glyphs.findIndex((glyph) => glyph.text === " ");
        // A single letter has the name's color.
        const first = gap > 0 ? gap : Math.min(1, line.glyphs.length - 1);
        return line.glyphs.map((glyph, index) =>
          moved(filled(glyph.d, index < first ? secondVoice(palette) : palette.ink), x, y)
        ).join("");
      });
      return { svg: svg.join(""), box: block.box };
    },
  },
  waterline: {
    phrase: "the lower third of every letter in a second color, as if standing in water",
    cue: "lower third of every letter",
    title: "Waterline",
    isTwoToned: true,
    sturdy: true,
    draw(brush, block) {
      const { palette } = brush;
      const svg = block.lines.map(({ line, x, y }) => {
        const top = -line.capHeight * 0.36;
        const foot = line.box.y + line.box.height;
        const lower = rectangle(
          line.box.x + line.box.width / 2,
          (top + foot) / 2 + 1,
          line.box.width + 4,
          foot - top + 2,
        );
        return moved(
          filled(line.d, palette.ink) + clipped(brush, filled(line.d, secondVoice(palette)), lower),
          x,
          y,
        );
      });
      return { svg: svg.join(""), box: block.box };
    },
  },
  shadow: {
    phrase: "with a solid drop shadow set off to the lower right, like painted signs",
    cue: "solid drop shadow",
    title: "Sign Painter",
    sturdy: true,
    draw({ palette }, block) {
      const layer = (colour: string) => blockDrawing(block, () => colour).svg;
      const svg = moved(layer(palette.second), 7, 7) +
        moved(layer(palette.ground), 3.4, 3.4) + layer(palette.ink);
      const { x, y, width, height } = block.box;
      return { svg, box: { x, y, width: width + 7, height: height + 7 } };
    },
  },
  inline: {
    phrase: "outlined in an even contour, the inside left open",
    cue: "inside left open",
    title: "Open Letter",
    sturdy: true,
    tracking: 0.04,
    draw({ palette }, block) {
      const width = 6.4;
      const svg = block.lines.map(({ line, x, y }) =>
        moved(
          // Drawn under the fill, which hides the overlapping strokes that some typefaces are made of.
          `<path d="${line.d}" fill="${palette.ground}" stroke="${palette.ink}" ` +
            `stroke-width="${n(width)}" stroke-linejoin="round" paint-order="stroke"/>`,
          x,
          y,
        )
      );
      const { box } = block;
      return {
        svg: svg.join(""),
        box: {
          x: box.x - width / 2,
          y: box.y - width / 2,
          width: box.width + width,
          height: box.height + width,
        },
      };
    },
  },
  forward: {
    phrase: "leaning forward with two speed lines cut into it",
    cue: "leaning forward",
    resembles: "speed, a swoosh",
    title: "Forward",
    sturdy: true,
    draw({ palette }, block) {
      const { x, y, width, height } = block.box;
      const slope = Math.tan(LEAN * Math.PI / 180);
      // Each line leans about its own baseline: as one block, lower lines would drift to the left.
      const art = block.lines.map(({ line, x, y }) =>
        `<g transform="translate(${n(x)} ${n(y)}) skewX(${-LEAN})">${
          filled(line.d, palette.ink)
        }</g>`
      ).join("");
      const cuts = block.lines.flatMap(({ line, y }) =>
        [0.48, 0.26].map((part) =>
          rectangle(x + width / 2, y - line.capHeight * part, 2 * width, 2.4)
        )
      ).join("");
      const heights = block.lines.map(({ line }) => -line.box.y);
      const depths = block.lines.map(({ line }) => line.box.y + line.box.height);
      const [right, left] = [slope * Math.max(...heights), slope * Math.max(0, ...depths)];
      return {
        svg: art + filled(cuts, palette.ground),
        box: { x: x - left, y, width: width + left + right, height },
      };
    },
  },
} satisfies Record<string, Treatment>;
