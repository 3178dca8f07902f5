import { clipped } from "../clip.ts";
import { block as rectangle, filled, moved, outlined, padded } from "../geometry.ts";
import { blockDrawing, eachLine } from "../lettering/lines.ts";
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
    draw: ({ palette }, block) => blockDrawing(block, palette.ink),
  },
  twoVoices: {
    phrase: "its first part in one color and the rest in another",
    cue: "its first part in one color",
    title: "Two Voices",
    isTwoToned: true,
    draw(brush, block) {
      const { palette } = brush;
      const svg = eachLine(block, ({ d, glyphs }, index) => {
        if (block.lines.length > 1) {
          return filled(d, index === 0 ? palette.ink : secondVoice(palette));
        }
        const gap = glyphs.findIndex((glyph) => glyph.text === " ");
        // A single letter has the name's color.
        const first = gap > 0 ? gap : Math.min(1, glyphs.length - 1);
        return glyphs.map(({ d }, index) =>
          filled(d, index < first ? secondVoice(palette) : palette.ink)
        ).join("");
      });
      return { svg, box: block.box };
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
      const svg = eachLine(block, ({ d, box, capHeight }) => {
        const top = -capHeight * 0.36;
        const foot = box.y + box.height;
        const middle = [box.x + box.width / 2, (top + foot) / 2 + 1] as const;
        const lower = rectangle(...middle, box.width + 4, foot - top + 2);
        return filled(d, palette.ink) + clipped(brush, filled(d, secondVoice(palette)), lower);
      });
      return { svg, box: block.box };
    },
  },
  shadow: {
    phrase: "with a solid drop shadow set off to the lower right, like painted signs",
    cue: "solid drop shadow",
    title: "Sign Painter",
    sturdy: true,
    draw({ palette }, block) {
      const layer = (colour: string) => blockDrawing(block, colour).svg;
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
      const svg = eachLine(block, ({ d }) => outlined(d, palette.ground, palette.ink, width));
      return { svg, box: padded(block.box, width / 2, width / 2) };
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
      const art = eachLine(
        block,
        ({ d }) => `<g transform="skewX(${-LEAN})">${filled(d, palette.ink)}</g>`,
      );
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
