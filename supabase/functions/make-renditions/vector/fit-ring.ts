import fitCurve from "fit-curve";

export type Point = [x: number, y: number];

/** Pixels by which a curve may be off the edge that it follows. */
const TOLERANCE = 0.2;
/** As `TOLERANCE`, for what is drawn as a straight line. */
const STRAIGHT = 0.22;
/** Pixels along the ring on either side of a corner in which its direction is measured. */
const ARM = 4;
/** Pixels from a corner within which its edges are blunt. */
const CUT = 1.6;
/** Radians by which the direction turns at a corner, at the least. */
const TURN = 0.6;
/** Of a corner's turn, as much as is left of it a few pixels away, at the most. */
const CALM = 0.5;

/**
 * A closed ring of points, a pixel or so apart, as SVG path data: straight lines and Bézier curves
 * between its corners, coordinates to a tenth of a pixel.
 *
 * @param ring its last point is its first.
 */
export function fitRing(ring: readonly Point[]): string {
  const blunt = distinct(ring.slice(0, -1));
  if (blunt.length < 3) return "";
  const { points: sharp, corners } = sharpened(blunt, findCorners(blunt));
  const points = calmed(sharp, corners);
  const start = corners[0] ?? 0;
  const turned = [...points.slice(start), ...points.slice(0, start)];
  turned.push(turned[0] as Point);
  const stops = [...corners.map((corner) => corner - start), points.length];
  if (corners.length === 0) stops.unshift(0);
  let path = `M${written(turned[0] as Point)}`;
  for (let i = 0; i + 1 < stops.length; i++) {
    path += fitPiece(turned.slice(stops[i], (stops[i + 1] as number) + 1));
  }
  return `${path}Z`;
}

/** The ring without what a single point sticks out, which a curve would follow. Corners stay. */
function calmed(points: readonly Point[], corners: readonly number[]): Point[] {
  const fixed = new Set(corners);
  return points.map((point, index) => {
    if (fixed.has(index)) return point;
    const [a, b] = [points.at(index - 1), points[(index + 1) % points.length]] as [Point, Point];
    return [(a[0] + 2 * point[0] + b[0]) / 4, (a[1] + 2 * point[1] + b[1]) / 4];
  });
}

function fitPiece(piece: Point[]): string {
  const [first, last] = [piece[0], piece.at(-1)] as [Point, Point];
  if (piece.every((point) => distanceToLine(point, first, last) <= STRAIGHT) && piece.length > 1) {
    if (first[0] !== last[0] || first[1] !== last[1]) return `L${written(last)}`;
  }
  return fitCurve(piece, TOLERANCE ** 2)
    .map(([, before, behind, end]) => `C${[before, behind, end].map(written).join(" ")}`)
    .join("");
}

/**
 * The ring with its corners as sharp as they were: pixels cut each off by up to one. Where it comes
 * and goes straight, the corner is where those two lines meet, and what is nearer than that goes.
 */
function sharpened(
  blunt: readonly Point[],
  corners: readonly number[],
): { points: Point[]; corners: number[] } {
  const count = blunt.length;
  const moved = new Map<number, Point>();
  const dropped = new Set<number>();
  for (const corner of corners) {
    const at = blunt[corner] as Point;
    const meeting = crossing(
      ...[-1, 1].flatMap((step) =>
        [CUT, ARM + CUT].map((way) => pointAway(blunt, corner, step as 1 | -1, way))
      ) as [Point, Point, Point, Point],
    );
    if (meeting === null || Math.hypot(meeting[0] - at[0], meeting[1] - at[1]) > CUT) continue;
    moved.set(corner, meeting);
    for (const step of [-1, 1]) {
      for (let away = 1; away < count / 4; away++) {
        const index = (corner + step * away + count) % count;
        const point = blunt[index] as Point;
        if (Math.hypot(point[0] - meeting[0], point[1] - meeting[1]) > CUT) break;
        dropped.add(index);
      }
    }
  }
  const points: Point[] = [];
  const places: number[] = [];
  blunt.forEach((point, index) => {
    const isCorner = corners.includes(index);
    if (dropped.has(index) && !isCorner) return;
    if (isCorner) places.push(points.length);
    points.push(moved.get(index) ?? point);
  });
  return { points, corners: places };
}

/** Where the line through the first two points meets that through the others; null where nowhere. */
function crossing(
  [ax, ay]: Point,
  [bx, by]: Point,
  [cx, cy]: Point,
  [dx, dy]: Point,
): Point | null {
  const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (Math.abs(turn) < 1e-6) return null;
  const along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn;
  return [ax + along * (bx - ax), ay + along * (by - ay)];
}

/** Where the ring turns sharply, the sharpest place of each turn. */
function findCorners(points: readonly Point[]): number[] {
  const count = points.length;
  const turns = points.map((point, index) => {
    const before = pointAway(points, index, -1);
    const behind = pointAway(points, index, 1);
    return turnAt(before, point, behind);
  });
  const corners: number[] = [];
  for (let index = 0; index < count; index++) {
    const turn = turns[index] as number;
    if (turn < TURN) continue;
    let isSharpest = true;
    for (let away = 1; away <= ARM && isSharpest; away++) {
      isSharpest = turn > (turns[(index - away + count) % count] as number) &&
        turn >= (turns[(index + away) % count] as number);
    }
    if (isSharpest && isPeak(turns, index)) corners.push(index);
  }
  return corners;
}

/**
 * Whether the ring goes straight on at least one side of a place: that is a corner. A small circle
 * turns as much all around.
 */
function isPeak(turns: readonly number[], index: number): boolean {
  const count = turns.length;
  const calm = (turns[index] as number) * CALM;
  return [-1, 1].some((step) => {
    for (let away = 1; away <= ARM + 1; away++) {
      if ((turns[(index + step * away + count * 2) % count] as number) < calm) return true;
    }
    return false;
  });
}

/** The point so many pixels away along the ring. */
function pointAway(points: readonly Point[], from: number, step: 1 | -1, most = ARM): Point {
  const count = points.length;
  let [at, way] = [from, 0];
  let point = points[from] as Point;
  while (way < most) {
    at = (at + step + count) % count;
    const next = points[at] as Point;
    way += Math.hypot(next[0] - point[0], next[1] - point[1]);
    point = next;
    if (at === from) break;
  }
  return point;
}

/** Radians between the way that comes and the way that goes. */
function turnAt(before: Point, point: Point, behind: Point): number {
  const [ax, ay] = [point[0] - before[0], point[1] - before[1]];
  const [bx, by] = [behind[0] - point[0], behind[1] - point[1]];
  return Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by));
}

function distanceToLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}

function distinct(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const before = points[index === 0 ? points.length - 1 : index - 1] as Point;
    return Math.hypot(point[0] - before[0], point[1] - before[1]) > 1e-6;
  });
}

function written(point: readonly number[]): string {
  return point.map((value) => String(Math.round(value * 10) / 10)).join(" ");
}
