import type { Brush } from "../brush.ts";
import { circle, corners, filled, fitted, MARK_BOX, moved, stroked } from "../geometry.ts";
import { around } from "../lettering/around.ts";
import { drawn, letter } from "../lettering/letter.ts";
import { filledMotif } from "../motifs/draw-motif.ts";
import { colouredFrom } from "../lettering/coloured-letters.ts";
import { cutOut } from "../palette.ts";
import { posed } from "../pose.ts";
import { frames, scalloped } from "./frames.ts";
import type { Mark } from "./mark.ts";

const common = { family: "badge" } as const;

function motifIn(brush: Brush, light: boolean, scale: number): string {
  const { palette, motif } = brush;
  const { main: body, second } = palette;
  const colours = light ? cutOut(palette, second) : { body, second };
  return moved(filledMotif(motif, colours), 0, 0, scale);
}

export const badge = {
  roundel: {
    ...common,
    shows: "motif",
    phrase: "a round badge: {motif} in the middle, the lettering running around the ring",
    cue: "lettering running around the ring",
    title: "Roundel",
    draw(brush) {
      const { palette, name, tagline, typeface, weight, tracking, pose } = brush;
      const setting = { typeface, weight, tracking: 0.06 + tracking };
      const dots = filled(
        corners(2, 79, 90).map(([x, y]) => circle(x, y, 3.4)).join(""),
        palette.second,
      );
      const top = name === "" ? ticks(brush) : around(name, setting, {
        radius: 72,
        size: 22,
        degrees: 156,
        colour: palette.ground,
        ground: palette.main,
        colouredLetters: brush.colouredLetters,
      });
      const foot = tagline === "" ? "" : around(tagline, { ...setting, weight: "regular" }, {
        radius: 74,
        size: 13,
        degrees: 140,
        foot: true,
        least: 10,
        colour: palette.ground,
        ground: palette.main,
      });
      const motif = { svg: motifIn(brush, false, 0.42), box: MARK_BOX };
      const art = name === "" ? motif : posed(motif, pose.mirror, pose.turn, "round");
      const svg = filled(circle(0, 0, 100), palette.main) +
        filled(circle(0, 0, 60), palette.ground) +
        stroked(circle(0, 0, 95), palette.ground, 1.4) + top + foot + (name === "" ? "" : dots) +
        art.svg;
      return { svg, box: MARK_BOX };
    },
  },
  seal: {
    ...common,
    shows: "motif",
    phrase: "a seal with a scalloped edge and a thin inner ring, {motif} at its center",
    cue: "scalloped edge",
    resembles: "a badge, a disc",
    draw(brush) {
      const { palette } = brush;
      const svg = filled(scalloped(90, 24), palette.main) +
        stroked(circle(0, 0, 80), palette.ground, 2.6) + motifIn(brush, true, 0.58);
      return { svg, box: MARK_BOX };
    },
  },
  crest: {
    ...common,
    shows: "motif",
    phrase: "a crest: a shield with a contrasting chief, {motif} below it",
    cue: "shield with a contrasting chief",
    resembles: "a badge, dots",
    title: "Crest",
    draw(brush) {
      const { palette } = brush;
      const stars = [-38, 0, 38].map((x) => circle(x, -61, 6)).join("");
      const svg = filled("M-84 -44H84V0C84 50 46 82 0 99C-46 82 -84 50 -84 0Z", palette.main) +
        filled("M-84 -50V-72L0 -98L84 -72V-50Z", palette.second) +
        filled(stars, palette.ground) + moved(motifIn(brush, true, 0.48), 0, 14);
      return { svg, box: { x: -84, y: -98, width: 168, height: 197 } };
    },
  },
  window: {
    ...common,
    shows: "motif",
    phrase: "an arched window frame with {motif} standing in it",
    cue: "arched window frame",
    draw(brush) {
      const { palette } = brush;
      const svg = filled(frames.arch, palette.main) +
        `<path d="M-64 86V-22A64 64 0 0 1 64 -22V86Z" fill="none" stroke="${palette.ground}" stroke-width="3"/>` +
        moved(motifIn(brush, true, 0.5), 0, 14);
      return { svg, box: { x: -76, y: -98, width: 152, height: 196 } };
    },
  },
  stamp: {
    ...common,
    shows: "initials",
    phrase: "a stamped medallion: the initials {initials} within a ring of fine radial ticks",
    cue: "fine radial ticks",
    title: "Medallion",
    draw(brush) {
      const { palette, initials, typeface, weight, tracking } = brush;
      const line = letter(initials, { typeface, weight, tracking });
      const plain = drawn(line, palette.ink);
      const own = colouredFrom(line, brush.colouredLetters, palette.ground);
      const art = fitted({ ...plain, svg: plain.svg + own }, {
        x: -50,
        y: -36,
        width: 100,
        height: 72,
      });
      const svg = stroked(circle(0, 0, 68), palette.main, 4) +
        Array.from({ length: 48 }, (_, index) => {
          const colour = index % 4 === 0 ? palette.second : palette.main;
          return moved(stroked("M0 -78V-96", colour, 3), 0, 0, 1, index * 7.5);
        }).join("") + art.svg;
      return { svg, box: MARK_BOX };
    },
  },
} satisfies Record<string, Mark>;

function ticks({ palette }: Brush): string {
  return filled(corners(24, 79).map(([x, y]) => circle(x, y, 3.6)).join(""), palette.ground);
}
