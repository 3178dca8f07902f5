import { circle, corners, filled, moved, n, polar, stroked } from "../geometry.ts";
import { outlinedMotif } from "../motifs/draw-motif.ts";
import { clipped } from "../clip.ts";
import type { Design } from "./mark.ts";

/** Radius of interlaced rings, and how far from the middle their centres stand. */
const [RING, RING_APART] = [60, 30];
/** How far from the middle two of them cross on its far side. */
const CROSSING = RING_APART / 2 + Math.sqrt(RING ** 2 - (RING_APART ** 2) * 3 / 4);

export const line = {
  outline: {
    phrase: "{motif} as a drawing of one even line weight, round ends, nothing filled",
    cue: "one even line weight",
    draw({ palette, motif, weight }) {
      const width = { light: 5, regular: 8, bold: 8, black: 11 }[weight];
      return moved(outlinedMotif(motif, palette.main, width), 0, 0, 0.96);
    },
  },
  ringed: {
    phrase: "{motif} as a fine line drawing inside a thin circle that is open at the foot",
    cue: "fine line drawing inside a thin circle",
    draw({ palette, motif }) {
      const [x1, y1] = polar(94, 200);
      const [x2, y2] = polar(94, 160);
      const ring = `M${n(x1)} ${n(y1)}A94 94 0 1 1 ${n(x2)} ${n(y2)}`;
      return stroked(ring, palette.main, 6) + filled(circle(0, 94, 7), palette.second) +
        moved(outlinedMotif(motif, palette.main, 9), 0, -2, 0.6);
    },
  },
  rosette: {
    phrase: "a rosette drawn in a single unbroken line that crosses itself",
    cue: "single unbroken line",
    resembles: "interlaced rings",
    title: "Unbroken",
    draw({ palette, random }) {
      const [loops, depth] = random.pick([[5, 0.5], [7, 0.42], [8, 0.55], [9, 0.48]] as const);
      const points = Array.from({ length: 361 }, (_, degree) => {
        const angle = degree * 3;
        const radius = 94 * (1 - depth + depth * Math.cos((loops / 3) * (angle * Math.PI / 180)));
        const [x, y] = polar(radius, angle);
        return `${n(x)} ${n(y)}`;
      });
      return stroked(`M${points.join("L")}`, palette.main, 6.5);
    },
  },
  contour: {
    phrase: "a disc of parallel contour lines with one swell running through them",
    cue: "parallel contour lines",
    resembles: "a sound wave",
    title: "Contour",
    draw(brush) {
      const { palette, random } = brush;
      const peak = random.between(-30, 30);
      const lines = Array.from({ length: 13 }, (_, row) => {
        const y = -90 + row * 15;
        const points = Array.from({ length: 41 }, (_, step) => {
          const x = -100 + step * 5;
          const swell = 34 * Math.exp(-(((x - peak + y * 0.3) / 34) ** 2));
          return `${n(x)} ${n(y + 12 - swell)}`;
        });
        return stroked(`M${points.join("L")}`, row % 4 === 2 ? palette.second : palette.main, 6);
      });
      return clipped(brush, lines.join(""), circle(0, 0, 97));
    },
  },
  loops: {
    phrase: "three interlaced open loops, one of them in the second color",
    cue: "interlaced open loops",
    resembles: "rings",
    title: "Threefold",
    draw(brush) {
      const { main, second, ground } = brush.palette;
      const [top = [], ...others] = corners(3, RING_APART);
      const ring = ([x = 0, y = 0]: number[], colour: string) =>
        stroked(circle(x, y, RING), ground, 22) + stroked(circle(x, y, RING), colour, 12);
      // The last ring would lie over both others: near one crossing the first comes back on top.
      const [x, y] = polar(CROSSING, 300);
      const svg = ring(top, second) + others.map((centre) => ring(centre, main)).join("") +
        clipped(brush, ring(top, second), circle(x, y, 22));
      return { svg, box: { x: -92, y: -96, width: 184, height: 177 } };
    },
  },
} satisfies Record<string, Design>;
