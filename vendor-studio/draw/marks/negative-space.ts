import { clipped } from "../clip.ts";
import { block, circle, filled } from "../geometry.ts";
import { filledMotif } from "../motifs/draw-motif.ts";
import { cutOut } from "../palette.ts";
import { frames } from "./frames.ts";
import { setInitials } from "./initials.ts";
import type { Design } from "./mark.ts";

export const negativeSpace = {
  cutOut: {
    phrase: "{motif} left blank in a solid disc, so that the background draws it (negative space)",
    cue: "left blank in a solid disc",
    draw: ({ palette, motif }) =>
      filled(frames.disc, palette.main) + filledMotif(motif, { body: palette.ground }, 0.62),
  },
  softSquare: {
    phrase: "{motif} cut out of a soft square with one bold second color (negative space)",
    cue: "cut out of a soft square",
    draw: ({ palette, motif }) =>
      filled(frames.squircle, palette.main) + filledMotif(motif, cutOut(palette), 0.64),
  },
  counterchange: {
    phrase:
      "{motif} counterchanged: dark on light to the left of the axis, light on dark to the right",
    cue: "counterchanged",
    resembles: "a disc",
    title: "Two Sides",
    draw(brush) {
      const { main, ground } = brush.palette;
      const [left, right] = [block(-50, 0, 100, 200), block(50, 0, 100, 200)];
      const art = (body: string) => filledMotif(brush.motif, { body }, 0.62);
      const ring = `<path d="${circle(0, 0, 95)}" fill="none" stroke="${main}" stroke-width="6"/>`;
      return clipped(brush, filled(frames.disc, main), right) + clipped(brush, ring, left) +
        clipped(brush, art(main), left) + clipped(brush, art(ground), right);
    },
  },
  hiddenInitial: {
    phrase: "one solid leaf-cornered tile in which the letters {initials} stand as negative space",
    cue: "stand as negative space",
    title: "Hidden Letter",
    draw(brush) {
      const { main, ground } = brush.palette;
      const bold = { ...brush, weight: "bold", tracking: 0 } as const;
      return filled(frames.leaf, main) + setInitials(bold, ground, 124, 112).svg;
    },
  },
} satisfies Record<string, Design>;
