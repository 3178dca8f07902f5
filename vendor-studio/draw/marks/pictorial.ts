import { clipped } from "../clip.ts";
import { block, circle, filled, moved } from "../geometry.ts";
import { filledMotif } from "../motifs/draw-motif.ts";
import { cutOut, tint } from "../palette.ts";
import { frames } from "./frames.ts";
import type { Design } from "./mark.ts";

export const pictorial = {
  plain: {
    phrase: "{motif}, reduced to its simplest solid silhouette in two flat colors",
    cue: "simplest solid silhouette",
    draw: ({ palette: { main, second }, motif }) => filledMotif(motif, { body: main, second }),
  },
  halo: {
    phrase: "{motif} in front of a large pale disc, like a sun behind it",
    cue: "in front of a large pale disc",
    draw: ({ palette: { main, second, ground }, motif }) =>
      filled(circle(0, 0, 100), tint(second, ground, 0.24)) +
      filledMotif(motif, { body: main, second }, 0.68),
  },
  tile: {
    phrase: "{motif} as a bold sign on a full-color tile with leaf-shaped corners",
    cue: "leaf-shaped corners",
    draw({ palette, motif }) {
      const colours = cutOut({ ...palette, second: palette.accent });
      const svg = filled(frames.leaf, palette.main) + filledMotif(motif, colours, 0.6);
      return { svg, box: { x: -92, y: -92, width: 184, height: 184 } };
    },
  },
  closeUp: {
    phrase: "{motif} seen so close that the edge of a circle crops it",
    cue: "edge of a circle crops it",
    draw(brush) {
      const { palette, motif } = brush;
      const art = moved(filledMotif(motif, cutOut(palette)), 16, 24, 1.06, -12);
      // The clip is wider than the disc: else a thin line of the disc's edge would show at the motif.
      return filled(frames.disc, palette.main) + clipped(brush, art, circle(0, 0, 99.5));
    },
  },
  cutPaper: {
    phrase: "{motif} as cut paper, the left half one tone and the right half another",
    cue: "as cut paper",
    draw(brush) {
      const half = (body: string, x: number) =>
        clipped(brush, filledMotif(brush.motif, { body }), block(x, 0, 120, 240));
      return half(brush.palette.main, -60) + half(brush.palette.second, 60);
    },
  },
} satisfies Record<string, Design>;
