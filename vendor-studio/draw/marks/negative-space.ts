import { clipped } from "../clip.ts";
import { block, circle, filled, fitted, MARK_BOX, moved } from "../geometry.ts";
import { drawn, letter } from "../lettering/letter.ts";
import { filledMotif } from "../motifs/draw-motif.ts";
import { cutOut } from "../palette.ts";
import { frames } from "./frames.ts";
import type { Mark } from "./mark.ts";

const common = { family: "negative space" } as const;

export const negativeSpace = {
  cutOut: {
    ...common,
    shows: "motif",
    phrase: "{motif} left blank in a solid disc, so that the background draws it (negative space)",
    cue: "left blank in a solid disc",
    draw({ palette, motif }) {
      const colours = { body: palette.ground, second: palette.ground };
      const svg = filled(frames.disc, palette.main) +
        moved(filledMotif(motif, colours), 0, 0, 0.62);
      return { svg, box: MARK_BOX };
    },
  },
  softSquare: {
    ...common,
    shows: "motif",
    phrase: "{motif} cut out of a soft square with one bold second color (negative space)",
    cue: "cut out of a soft square",
    draw({ palette, motif }) {
      const colours = cutOut(palette, palette.second);
      const svg = filled(frames.squircle, palette.main) +
        moved(filledMotif(motif, colours), 0, 0, 0.64);
      return { svg, box: MARK_BOX };
    },
  },
  counterchange: {
    ...common,
    shows: "motif",
    phrase:
      "{motif} counterchanged: dark on light to the left of the axis, light on dark to the right",
    cue: "counterchanged",
    resembles: "a disc",
    title: "Two Sides",
    draw(brush) {
      const { palette, motif } = brush;
      const [left, right] = [block(-50, 0, 100, 200), block(50, 0, 100, 200)];
      const light = { body: palette.main, second: palette.main };
      const dark = { body: palette.ground, second: palette.ground };
      const art = (colours: typeof light) => moved(filledMotif(motif, colours), 0, 0, 0.62);
      const svg = clipped(brush, filled(frames.disc, palette.main), right) +
        clipped(
          brush,
          `<path d="${circle(0, 0, 95)}" fill="none" stroke="${palette.main}" stroke-width="6"/>`,
          left,
        ) +
        clipped(brush, art(light), left) + clipped(brush, art(dark), right);
      return { svg, box: MARK_BOX };
    },
  },
  hiddenInitial: {
    ...common,
    shows: "initials",
    phrase: "one solid leaf-cornered tile in which the letters {initials} stand as negative space",
    cue: "stand as negative space",
    title: "Hidden Letter",
    draw({ palette, initials, typeface }) {
      const glyph = drawn(letter(initials, { typeface, weight: "bold" }), palette.ground);
      const svg = filled(frames.leaf, palette.main) +
        fitted(glyph, { x: -62, y: -56, width: 124, height: 112 }).svg;
      return { svg, box: MARK_BOX };
    },
  },
} satisfies Record<string, Mark>;
