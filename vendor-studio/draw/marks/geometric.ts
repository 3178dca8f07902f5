import { clipped } from "../clip.ts";
import { block, circle, corners, filled, leaf, moved, polygon, ringPart } from "../geometry.ts";
import { shaded } from "../palette.ts";
import type { Design } from "./mark.ts";

export const geometric = {
  petals: {
    phrase: "a rosette of overlapping petals turned around one center, in alternating colors",
    cue: "overlapping petals",
    resembles: "a flower",
    title: "Rosette",
    draw({ palette, random }) {
      const count = random.pick([6, 8, 10]);
      const belly = count === 6 ? 0.42 : 0.34;
      const svg = corners(count, 98).map(([x, y], index) =>
        `<g opacity="0.86">${
          filled(leaf(0, 0, x, y, belly), index % 2 === 0 ? palette.main : palette.second)
        }</g>`
      );
      return svg.join("") + filled(circle(0, 0, 10), palette.ground);
    },
  },
  quarters: {
    phrase: "a grid of quarter circles that lock together like tiles",
    cue: "quarter circles",
    title: "Quarter Turn",
    draw({ palette, random }) {
      const count = random.pick([2, 3]);
      const side = 196 / count;
      const colours = [palette.main, palette.second, palette.main, palette.accent];
      let svg = "";
      let last = -1;
      for (let cell = 0; cell < count * count; cell++) {
        const x = (cell % count - (count - 1) / 2) * side;
        const y = (Math.floor(cell / count) - (count - 1) / 2) * side;
        let turn = random.whole(0, 3);
        if (turn === last) turn = (turn + 1) % 4;
        last = turn;
        const half = side / 2 - 1;
        const quarter = `M${-half} ${-half}H${half}A${2 * half} ${
          2 * half
        } 0 0 1 ${-half} ${half}Z`;
        const colour = colours[(cell + random.whole(0, 1)) % colours.length] ?? palette.main;
        svg += moved(filled(quarter, colour), x, y, 1, turn * 90);
      }
      return svg;
    },
  },
  overlap: {
    phrase: "three equal circles that overlap, each intersection a color of its own",
    cue: "three equal circles",
    title: "Common Ground",
    draw(brush) {
      const { palette, random } = brush;
      const discs = corners(3, 42, random.pick([0, 180])).map(([x, y]) => circle(x, y, 56));
      const [a = "", b = "", c = ""] = discs;
      const deep = shaded(palette.main, -0.14);
      return filled(a, palette.main) + filled(b, palette.second) + filled(c, palette.accent) +
        clipped(brush, filled(b, deep), a) + clipped(brush, filled(c, deep), b) +
        clipped(brush, filled(a, deep), c) +
        clipped(brush, clipped(brush, filled(c, palette.ground), b), a);
    },
  },
  horizon: {
    phrase: "a disc cut into horizontal bands that grow thinner towards the bottom",
    cue: "horizontal bands",
    resembles: "a half sun",
    title: "Horizon",
    draw(brush) {
      const { palette } = brush;
      const bands: [number, number][] = [[-98, 62], [-30, 36], [12, 28], [46, 20], [72, 12], [
        89,
        6,
      ]];
      const svg = bands.map(([y, height], index) =>
        filled(block(0, y + height / 2, 200, height), index < 2 ? palette.main : palette.second)
      ).join("");
      return clipped(brush, svg, circle(0, 0, 98));
    },
  },
  cube: {
    phrase: "a hexagon folded into a cube by three rhombs of light, middle and dark tone",
    cue: "folded into a cube",
    resembles: "a cardboard box, a hexagon",
    title: "Cornerstone",
    draw({ palette, random }) {
      // Drawn a little off the centre, so that the background shows as an even joint.
      const rhomb = polygon([[0, 0], [81, -46.8], [0, -93.5], [-81, -46.8]]);
      const tones = random.pick([
        [palette.second, palette.main, shaded(palette.main, -0.12)],
        [palette.accent, palette.main, palette.second],
      ]);
      const faces = [0, 120, 240].map((turn, index) =>
        moved(moved(filled(rhomb, tones[index] ?? palette.main), 0, -5), 0, 0, 1, turn)
      );
      return faces.join("");
    },
  },
  ascent: {
    phrase: "three stacked chevrons that rise from wide to narrow",
    cue: "stacked chevrons",
    resembles: "an arrow, a roof, a skyline",
    title: "Ascent",
    draw({ palette }) {
      const chevron = (tip: number, half: number) => {
        const foot = tip + half * 0.68;
        return polygon([
          [-half, foot],
          [0, tip],
          [half, foot],
          [half, foot + 32],
          [0, tip + 32],
          [-half, foot + 32],
        ]);
      };
      const svg = filled(chevron(-88, 40), palette.accent) +
        filled(chevron(-44, 68), palette.second) + filled(chevron(0, 96), palette.main);
      return { svg, box: { x: -96, y: -88, width: 192, height: 186 } };
    },
  },
  arcs: {
    phrase: "broken concentric rings, each with its opening turned further",
    cue: "concentric rings",
    resembles: "an orbit",
    title: "Orbit",
    draw({ palette, random }) {
      const start = random.pick([30, 75, 120, 210]);
      const step = random.pick([70, 110, 140]);
      const rings: [number, number, string][] = [
        [80, 98, palette.main],
        [53, 71, palette.second],
        [26, 44, palette.main],
      ];
      const svg = rings.map(([inner, outer, colour], index) =>
        moved(filled(ringPart(inner, outer, 0, 270), colour), 0, 0, 1, start + index * step)
      );
      return svg.join("") + filled(circle(0, 0, 14), palette.accent);
    },
  },
  pinwheel: {
    phrase: "a pinwheel of four half circles around a square center",
    cue: "pinwheel",
    title: "Pinwheel",
    draw({ palette }) {
      const blade = "M0 0V-98A49 49 0 0 1 0 0Z";
      const fold = "M0 0V-98L-49 -49Z";
      const svg = [0, 90, 180, 270].map((turn) =>
        moved(filled(fold, palette.main) + filled(blade, palette.second), 0, 0, 1, turn)
      );
      return svg.join("") + filled(circle(0, 0, 13), palette.ground);
    },
  },
} satisfies Record<string, Design>;
