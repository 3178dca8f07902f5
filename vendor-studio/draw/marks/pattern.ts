import { clipped } from "../clip.ts";
import { block, circle, corners, filled, moved, polygon, stroked } from "../geometry.ts";
import { filledMotif } from "../motifs/draw-motif.ts";
import { cutOut } from "../palette.ts";
import { frames } from "./frames.ts";
import type { Design } from "./mark.ts";

export const pattern = {
  halftone: {
    phrase: "a disc of dots in a regular grid, growing from small to large across it",
    cue: "disc of dots",
    title: "Halftone",
    draw({ palette, random }) {
      const turn = random.pick([0, 45, 90, 135]);
      let svg = "";
      for (let row = -4; row <= 4; row++) {
        for (let column = -4; column <= 4; column++) {
          const [x, y] = [column * 22, row * 22];
          if (Math.hypot(x, y) > 92) continue;
          const radius = 2.6 + 8.2 * ((x + 92) / 184);
          svg += filled(circle(x, y, radius), column > 1 ? palette.second : palette.main);
        }
      }
      return moved(svg, 0, 0, 1, turn);
    },
  },
  mosaic: {
    phrase: "a hexagonal mosaic of small triangles in graded tones",
    cue: "mosaic of small triangles",
    resembles: "a hexagon",
    title: "Mosaic",
    draw(brush) {
      const { palette, random } = brush;
      const [side, height] = [50, 43.3];
      const tones = [palette.main, palette.second, palette.accent];
      let svg = "";
      for (let row = -2; row < 2; row++) {
        for (let column = -5; column <= 5; column++) {
          const up = (row + column) % 2 === 0;
          const [x, y] = [column * side / 2, row * height + height / 2];
          if (Math.abs(x) + Math.abs(y) * 0.58 > 88) continue;
          const tip = up ? -height / 2 : height / 2;
          const d = polygon([[x, y + tip], [x + side / 2, y - tip], [x - side / 2, y - tip]]);
          const tone = tones[random.whole(0, 5) % 3] ?? palette.main;
          svg += `<path d="${d}" fill="${tone}" stroke="${palette.ground}" stroke-width="3"/>`;
        }
      }
      return { svg, box: { x: -100, y: -88, width: 200, height: 176 } };
    },
  },
  weave: {
    phrase: "a woven lattice of bands passing over and under one another",
    cue: "woven lattice",
    title: "Weave",
    draw(brush) {
      const { palette } = brush;
      const [pitch, width] = [62, 42];
      const long = 2 * pitch + width;
      let svg = "";
      for (const at of [-1, 0, 1]) {
        svg += filled(block(0, at * pitch, long, width, 6), palette.second);
      }
      for (const at of [-1, 0, 1]) {
        svg += filled(block(at * pitch, 0, width + 9, long), palette.ground) +
          filled(block(at * pitch, 0, width, long, 6), palette.main);
      }
      for (let cell = 0; cell < 9; cell++) {
        if (cell % 2 === 0) continue;
        const [x, y] = [(cell % 3 - 1) * pitch, (Math.floor(cell / 3) - 1) * pitch];
        svg += filled(block(x, y, pitch - 4, width + 9), palette.ground) +
          filled(block(x, y, pitch + 12, width), palette.second);
      }
      const turned = moved(svg, 0, 0, 0.86, 45);
      return { svg: turned, box: { x: -98, y: -98, width: 196, height: 196 } };
    },
  },
  wreath: {
    phrase: "a wreath that repeats {motif} eight times around an empty center",
    cue: "around an empty center",
    title: "Wreath",
    draw({ palette, motif }) {
      const colours = { body: palette.main, second: palette.second };
      const svg = corners(8, 74).map(([x, y], index) =>
        moved(moved(filledMotif(motif, colours), 0, 0, 0.25, index * 45), x, y)
      );
      return svg.join("");
    },
  },
  tiles: {
    phrase: "four tiles in a square: {motif} in one, plain geometry in the others",
    cue: "four tiles in a square",
    resembles: "a disc",
    title: "Four Tiles",
    draw({ palette: { ground, main, second, accent }, motif }) {
      const tile = (x: number, y: number, colour: string, svg: string) =>
        moved(filled(block(0, 0, 96, 96), colour) + svg, x * 49.5, y * 49.5);
      return tile(-1, -1, main, filledMotif(motif, cutOut({ ground, main, second }), 0.34)) +
        tile(1, -1, second, filled("M-48 48A96 96 0 0 1 48 -48V48Z", main)) +
        tile(-1, 1, accent, filled(circle(0, 0, 30), ground)) +
        tile(1, 1, main, filled("M-48 -48A96 96 0 0 0 48 48H-48Z", second));
    },
  },
  facets: {
    phrase: "a round window of diagonal stripes that change direction at its axis",
    cue: "diagonal stripes",
    title: "Herringbone",
    draw(brush) {
      const { palette } = brush;
      const stripes = Array.from({ length: 12 }, (_, index) => {
        const y = -170 + index * 36;
        const colour = index % 2 === 0 ? palette.main : palette.second;
        return stroked(`M0 ${y + 80}L110 ${y - 30}M0 ${y + 80}L-110 ${y - 30}`, colour, 15);
      });
      return clipped(brush, stripes.join(""), frames.disc);
    },
  },
} satisfies Record<string, Design>;
