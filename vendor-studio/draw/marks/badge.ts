import { circle, corners, filled, MARK_BOX, moved, stroked } from "../geometry.ts";
import { around } from "../lettering/around.ts";
import { filledMotif } from "../motifs/draw-motif.ts";
import { cutOut } from "../palette.ts";
import { posed } from "../pose.ts";
import { ARCH_BOX, frames, scalloped } from "./frames.ts";
import { setInitials } from "./initials.ts";
import type { Design } from "./mark.ts";

export const badge = {
  roundel: {
    phrase: "a round badge: {motif} in the middle, the lettering running around the ring",
    cue: "lettering running around the ring",
    title: "Roundel",
    draw({ palette, motif, name, tagline, typeface, weight, tracking, colouredLetters, pose }) {
      const { main, second, ground } = palette;
      const setting = { typeface, weight, tracking: 0.06 + tracking };
      const colours = { colour: ground, ground: main };
      const dots = (count: number, radius: number) =>
        corners(count, 79, 90).map(([x, y]) => circle(x, y, radius)).join("");
      const top = name === "" ? filled(dots(24, 3.6), ground) : around(name, setting, {
        ...{ radius: 72, size: 22, degrees: 156, colouredLetters },
        ...colours,
      });
      const foot = tagline === "" ? "" : around(tagline, { ...setting, weight: "regular" }, {
        ...{ radius: 74, size: 13, degrees: 140, foot: true, least: 10 },
        ...colours,
      });
      const art = filledMotif(motif, { body: main, second }, 0.42);
      return filled(circle(0, 0, 100), main) + filled(circle(0, 0, 60), ground) +
        stroked(circle(0, 0, 95), ground, 1.4) + top + foot +
        (name === ""
          ? art
          : filled(dots(2, 3.4), second) + posed({ svg: art, box: MARK_BOX }, pose, "round").svg);
    },
  },
  seal: {
    phrase: "a seal with a scalloped edge and a thin inner ring, {motif} at its center",
    cue: "scalloped edge",
    resembles: "a badge, a disc",
    draw: ({ palette, motif }) =>
      filled(scalloped(90, 24), palette.main) + stroked(circle(0, 0, 80), palette.ground, 2.6) +
      filledMotif(motif, cutOut(palette), 0.58),
  },
  crest: {
    phrase: "a crest: a shield with a contrasting chief, {motif} below it",
    cue: "shield with a contrasting chief",
    resembles: "a badge, dots",
    title: "Crest",
    draw({ palette, motif }) {
      const stars = [-38, 0, 38].map((x) => circle(x, -61, 6)).join("");
      const svg = filled("M-84 -44H84V0C84 50 46 82 0 99C-46 82 -84 50 -84 0Z", palette.main) +
        filled("M-84 -50V-72L0 -98L84 -72V-50Z", palette.second) +
        filled(stars, palette.ground) + filledMotif(motif, cutOut(palette), 0.48, 0, 14);
      return { svg, box: { x: -84, y: -98, width: 168, height: 197 } };
    },
  },
  window: {
    phrase: "an arched window frame with {motif} standing in it",
    cue: "arched window frame",
    draw({ palette, motif }) {
      const pane = "M-64 86V-22A64 64 0 0 1 64 -22V86Z";
      const svg = filled(frames.arch, palette.main) +
        `<path d="${pane}" fill="none" stroke="${palette.ground}" stroke-width="3"/>` +
        filledMotif(motif, cutOut(palette), 0.5, 0, 14);
      return { svg, box: ARCH_BOX };
    },
  },
  stamp: {
    phrase: "a stamped medallion: the initials {initials} within a ring of fine radial ticks",
    cue: "fine radial ticks",
    title: "Medallion",
    draw(brush) {
      const { main, second, ink } = brush.palette;
      const ticks = Array.from({ length: 48 }, (_, index) => {
        const tick = stroked("M0 -78V-96", index % 4 === 0 ? second : main, 3);
        return moved(tick, 0, 0, 1, index * 7.5);
      });
      return stroked(circle(0, 0, 68), main, 4) + ticks.join("") +
        setInitials(brush, ink, 100, 72).svg;
    },
  },
} satisfies Record<string, Design>;
