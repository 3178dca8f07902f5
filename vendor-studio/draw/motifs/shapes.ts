import SVGPathCommander from "svg-path-commander";
import type { Box } from "../geometry.ts";

/** An icon's outlines, told apart by what they enclose. */
export interface Shapes {
  box: Box;
  /** The separate parts with their holes, the largest first. */
  parts: string[];
  /** The same without the holes. */
  silhouette: string;
  /** Whether it is drawn in lines, with more holes than ink, rather than as a solid shape. */
  isLineArt: boolean;
}

interface Outline {
  d: string;
  box: { x: number; y: number; x2: number; y2: number };
  area: number;
}

/** More of a silhouette than this is ink in a solid shape. */
const SOLID = 0.66;

/** @param paths as an icon set has them; each of their subpaths encloses something. */
export function shapesOf(paths: string[]): Shapes {
  const outlines = paths.flatMap((d) =>
    SVGPathCommander.splitPath(new SVGPathCommander(d).segments)
  )
    .map(outlineOf).sort((a, b) => b.area - a.area);
  const parents = outlines.map((inner, at) =>
    outlines.slice(0, at).filter((outer) => encloses(outer, inner))
  );
  const outer = outlines.filter((_, at) => parents[at]?.length === 0);
  const inked = outlines.reduce(
    (sum, { area }, at) => sum + ((parents[at]?.length ?? 0) % 2 === 0 ? area : -area),
    0,
  );
  const covered = outer.reduce((sum, { area }) => sum + area, 0);
  const left = Math.min(...outer.map(({ box }) => box.x));
  const top = Math.min(...outer.map(({ box }) => box.y));
  return {
    box: {
      x: left,
      y: top,
      width: Math.max(...outer.map(({ box }) => box.x2)) - left,
      height: Math.max(...outer.map(({ box }) => box.y2)) - top,
    },
    parts: outer.map((each) =>
      outlines.filter((other, at) => other === each || parents[at]?.includes(each))
        .map(({ d }) => d).join("")
    ),
    silhouette: outer.map(({ d }) => d).join(""),
    isLineArt: inked < SOLID * covered,
  };
}

function outlineOf(path: ReturnType<typeof SVGPathCommander.parsePathString>): Outline {
  const box = SVGPathCommander.getPathBBox(path);
  return {
    d: SVGPathCommander.pathToString(path, 3),
    box: { x: box.x, y: box.y, x2: box.x2, y2: box.y2 },
    area: Math.abs(SVGPathCommander.getPathArea(path)),
  };
}

/** By their boxes, which is exact enough for icons. */
function encloses(outer: Outline, { box }: Outline): boolean {
  return box.x >= outer.box.x && box.y >= outer.box.y && box.x2 <= outer.box.x2 &&
    box.y2 <= outer.box.y2;
}
