import { circle, corners, filled, MARK_BOX, moved, n, polar, stroked } from "../geometry.ts";
import { outlinedMotif } from "../motifs/draw-motif.ts";
import { clipped } from "../clip.ts";
import type { Mark } from "./mark.ts";

const common = { family: "line" } as const;

/** Radius of interlaced rings, and how far from the middle their centres stand. */
const [RING, RING_APART] = [60, 30];

export const line = {
  outline: {
    ...common,
    shows: "motif",
    phrase: "{motif} as a drawing of one even line weight, round ends, nothing filled",
    cue: "one even line weight",
    draw({ palette, motif, weight }) {
      const width = { light: 5, regular: 8, bold: 8, black: 11 }[weight];
      return {
        svg: moved(outlinedMotif(motif, palette.main, width), 0, 0, 0.96),
        box: MARK_BOX,
      };
    },
  },
  ringed: {
    ...common,
    shows: "motif",
    phrase: "{motif} as a fine line drawing inside a thin circle that is open at the foot",
    cue: "fine line drawing inside a thin circle",
    draw({ palette, motif }) {
      const [x1, y1] = polar(94, 200);
      const [x2, y2] = polar(94, 160);
      const ring = `M${n(x1)} ${n(y1)}A94 94 0 1 1 ${n(x2)} ${n(y2)}`;
      const svg = stroked(ring, palette.main, 6) + filled(circle(0, 94, 7), palette.second) +
        moved(outlinedMotif(motif, palette.main, 9), 0, -2, 0.6);
      return { svg, box: MARK_BOX };
    },
  },
  rosette: {
    ...common,
    shows: "neither",
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
      return { svg: stroked(`M${points.join("L")}`, palette.main, 6.5), box: MARK_BOX };
    },
  },
  contour: {
    ...common,
    shows: "neither",
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
      return { svg: clipped(brush, lines.join(""), circle(0, 0, 97)), box: MARK_BOX };
    },
  },
  loops: {
    ...common,
    shows: "neither",
    phrase: "three interlaced open loops, one of them in the second color",
    cue: "interlaced open loops",
    resembles: "rings",
    title: "Threefold",
    draw(brush) {
      const { palette } = brush;
      const [first, second, third] = corners(3, RING_APART).map(([x, y], index) => ({
        x,
        y,
        colour: index === 0 ? palette.second : palette.main,
      }));
      if (first === undefined || second === undefined || third === undefined) {
        throw new RangeError("Three corners are three");
      }
      const ring = ({ x, y, colour }: typeof first) =>
        stroked(circle(x, y, RING), palette.ground, 22) + stroked(circle(x, y, RING), colour, 12);
      // The last ring would lie over both others: near one crossing the first comes back on top.
      const [x, y] = crossing(first, third, RING);
      const back = clipped(brush, ring(first), circle(x, y, 22));
      return {
        svg: [first, second, third].map(ring).join("") + back,
        box: { x: -92, y: -96, width: 184, height: 177 },
      };
    },
  },
} satisfies Record<string, Mark>;

/** Of the two points in which equal circles cross, the one farther from the origin. */
function crossing(
  a: { x: number; y: number },
  b: { x: number; y: number },
  radius: number,
): [number, number] {
  const [middleX, middleY] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const half = Math.hypot(b.x - a.x, b.y - a.y) / 2;
  const away = Math.sqrt(radius ** 2 - half ** 2) / Math.hypot(middleX, middleY);
  return [middleX * (1 + away), middleY * (1 + away)];
}
