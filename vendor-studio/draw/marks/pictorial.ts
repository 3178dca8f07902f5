import { clipped } from "../clip.ts";
import { block, circle, filled, MARK_BOX, moved } from "../geometry.ts";
import { filledMotif } from "../motifs/draw-motif.ts";
import { cutOut, tint } from "../palette.ts";
import { frames } from "./frames.ts";
import type { Mark } from "./mark.ts";

const common = { family: "pictorial", shows: "motif" } as const;

export const pictorial = {
  plain: {
    ...common,
    phrase: "{motif}, reduced to its simplest solid silhouette in two flat colors",
    cue: "simplest solid silhouette",
    draw({ palette, motif }) {
      const colours = { body: palette.main, second: palette.second };
      return { svg: filledMotif(motif, colours), box: MARK_BOX };
    },
  },
  halo: {
    ...common,
    phrase: "{motif} in front of a large pale disc, like a sun behind it",
    cue: "in front of a large pale disc",
    draw({ palette, motif }) {
      const pale = tint(palette.second, palette.ground, 0.24);
      const colours = { body: palette.main, second: palette.second };
      const svg = filled(circle(0, 0, 100), pale) + moved(filledMotif(motif, colours), 0, 0, 0.68);
      return { svg, box: MARK_BOX };
    },
  },
  tile: {
    ...common,
    phrase: "{motif} as a bold sign on a full-color tile with leaf-shaped corners",
    cue: "leaf-shaped corners",
    draw({ palette, motif }) {
      const colours = cutOut(palette, palette.accent);
      const svg = filled(frames.leaf, palette.main) + moved(filledMotif(motif, colours), 0, 0, 0.6);
      return { svg, box: { x: -92, y: -92, width: 184, height: 184 } };
    },
  },
  closeUp: {
    ...common,
    phrase: "{motif} seen so close that the edge of a circle crops it",
    cue: "edge of a circle crops it",
    draw(brush) {
      const { palette, motif } = brush;
      const colours = cutOut(palette, palette.second);
      // The clip is wider than the disc: else a thin line of the disc's edge would show at the motif.
      const art = moved(filledMotif(motif, colours), 16, 24, 1.06, -12);
      return {
        svg: filled(frames.disc, palette.main) + clipped(brush, art, circle(0, 0, 99.5)),
        box: MARK_BOX,
      };
    },
  },
  cutPaper: {
    ...common,
    phrase: "{motif} as cut paper, the left half one tone and the right half another",
    cue: "as cut paper",
    draw(brush) {
      const { palette, motif } = brush;
      const flat = (colour: string) => filledMotif(motif, { body: colour, second: colour });
      const svg = clipped(brush, flat(palette.main), block(-60, 0, 120, 240)) +
        clipped(brush, flat(palette.second), block(60, 0, 120, 240));
      return { svg, box: MARK_BOX };
    },
  },
} satisfies Record<string, Mark>;
