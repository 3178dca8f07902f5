import { block as rectangle, type Box, circle, filled, padded, stroked } from "../geometry.ts";
import { blockDrawing } from "../lettering/lines.ts";
import { filledMotif } from "../motifs/draw-motif.ts";
import type { Treatment } from "./treatment.ts";

export const ornamented = {
  rules: {
    phrase: "spaced wide between two thin rules",
    cue: "between two thin rules",
    title: "Between Lines",
    tracking: 0.12,
    draw({ palette }, block) {
      const { x, y, width, height } = block.box;
      const middle = x + width / 2;
      const gap = 38;
      const long = Math.max(width * 0.92, 120);
      const svg = filled(
        rectangle(middle, y - gap, long, 4) + rectangle(middle, y + height + gap, long, 4),
        palette.second,
      );
      return {
        svg: svg + blockDrawing(block, palette.ink).svg,
        box: padded(block.box, 0, gap + 2),
      };
    },
  },
  underline: {
    phrase: "underlined by one free brush stroke that thins out",
    cue: "free brush stroke",
    resembles: "a swoosh",
    title: "Underlined",
    draw({ palette }, block) {
      const { x, y, width, height } = block.box;
      const top = y + height + 16;
      const stroke = `M${x} ${top + 14}C${x + width * 0.3} ${top - 6} ${x + width * 0.7} ${
        top - 4
      } ${x + width} ${top + 4}C${x + width * 0.66} ${top + 6} ${x + width * 0.34} ${
        top + 10
      } ${x} ${top + 14}Z`;
      const svg = blockDrawing(block, palette.ink).svg + filled(stroke, palette.second);
      return { svg, box: { x, y, width, height: height + 32 } };
    },
  },
  reversed: {
    phrase: "reversed out of a solid block with slightly rounded corners",
    cue: "reversed out of a solid block",
    title: "In Reverse",
    draw({ palette }, block) {
      const air = Math.max(1, block.box.width / 520);
      const box = padded(block.box, 46 * air, 40 * air);
      const svg = filled(plate(box, 14), palette.main) +
        blockDrawing(block, palette.ground).svg;
      return { svg, box };
    },
  },
  plaque: {
    phrase: "inside a thin rectangular frame like a brass plaque",
    cue: "thin rectangular frame",
    title: "Plaque",
    tracking: 0.05,
    draw({ palette }, block) {
      const air = Math.max(1, block.box.width / 520);
      const box = padded(block.box, 54 * air, 48 * air);
      const svg = stroked(plate(box, 0), palette.ink, 5) +
        stroked(plate(padded(box, -11, -11), 0), palette.second, 1.6) +
        blockDrawing(block, palette.ink).svg;
      return { svg, box: padded(box, 3, 3) };
    },
  },
  signpost: {
    phrase: "with {motif} as a small ornament centered above it",
    cue: "small ornament centered above",
    title: "Under a Sign",
    tracking: 0.03,
    draw({ palette, motif }, block) {
      const { x, y, width, height } = block.box;
      const size = 96;
      const { main, second, ink } = palette;
      const ornament = [size / 200, x + width / 2, y - 34 - size / 2] as const;
      const svg = filledMotif(motif, { body: main, second }, ...ornament) +
        blockDrawing(block, ink).svg;
      return { svg, box: { x, y: y - 34 - size, width, height: height + 34 + size } };
    },
  },
  dots: {
    phrase: "on a row of three colored dots that set the rhythm",
    cue: "three colored dots",
    title: "Three Beats",
    draw({ palette }, block) {
      const { x, y, width, height } = block.box;
      const row = y + height + 42;
      const tones = [palette.main, palette.second, palette.accent];
      const dots = tones.map((tone, index) =>
        filled(circle(x + width / 2 + (index - 1) * 34, row, 9), tone)
      );
      const svg = blockDrawing(block, palette.ink).svg + dots.join("");
      return { svg, box: { x, y, width, height: height + 52 } };
    },
  },
} satisfies Record<string, Treatment>;

function plate(box: Box, corner: number): string {
  return rectangle(box.x + box.width / 2, box.y + box.height / 2, box.width, box.height, corner);
}
