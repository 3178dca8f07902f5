import type { Bounds } from "./trace-shape.ts";

/** Of the logo's longer side: what is further apart doesn't belong together. */
const CLEARLY_APART = 0.035;
/** A mark is at most so many times as wide as high, and as high as wide. */
const MOST_STRETCHED = 2;
/** A line of lettering falls into so many pieces, at the least, and is so many times as wide as high. */
const LEAST_LETTERS = 3;
const LEAST_STRETCHED = 1.3;
/** A mark is so many times as high as each line above or below it, or as all of the lettering beside it. */
const LARGER = { stacked: 1.3, beside: 0.6 };

/**
 * Where a logo's mark stands, if it has one apart from its lettering: a compact group with an empty
 * line right across the logo between itself and rows of separate pieces, which letters are. Null
 * where there is no such pair: a name in a joined-up script is not told from a drawing.
 *
 * @param logo how much of each pixel is covered by any ink but the ground.
 */
export function findMark(logo: Uint8Array, width: number, bounds: Bounds): Bounds | null {
  const gap = Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top) * CLEARLY_APART;
  const rows = rowsOf(logo, width, bounds, gap);
  const isStacked = rows.length > 1;
  const groups = isStacked ? rows : columnsOf(logo, width, bounds, gap);
  const first = [groups[0], groups.slice(1)] as const;
  const last = [groups.at(-1), groups.slice(0, -1)] as const;
  for (const [mark, others] of [first, last]) {
    if (mark === undefined || others.length === 0 || stretchOf(mark) > MOST_STRETCHED) continue;
    const lettering = isStacked ? others : [joined(others)];
    const larger = isStacked ? LARGER.stacked : LARGER.beside;
    const isMark = lettering.every((line) =>
      across(line) >= down(line) * LEAST_STRETCHED && down(mark) >= down(line) * larger &&
      columnsOf(logo, width, line, 1).length >= LEAST_LETTERS
    );
    if (isMark) return mark;
  }
  return null;
}

/** The groups that an empty band of at least `gap` pixels parts, from the top. */
function rowsOf(logo: Uint8Array, width: number, box: Bounds, gap: number): Bounds[] {
  return spans(box.top, box.bottom, gap, (y) => {
    for (let x = box.left; x < box.right; x++) if (isCovered(logo, y * width + x)) return true;
    return false;
  }).map(([top, bottom]) => tight(logo, width, { ...box, top, bottom }));
}

/** The same from the left. */
function columnsOf(logo: Uint8Array, width: number, box: Bounds, gap: number): Bounds[] {
  return spans(box.left, box.right, gap, (x) => {
    for (let y = box.top; y < box.bottom; y++) if (isCovered(logo, y * width + x)) return true;
    return false;
  }).map(([left, right]) => tight(logo, width, { ...box, left, right }));
}

/** The stretches in which something stands, those nearer than `gap` as one. */
function spans(
  from: number,
  to: number,
  gap: number,
  isUsed: (at: number) => boolean,
): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (let at = from; at < to; at++) {
    if (!isUsed(at)) continue;
    const last = found.at(-1);
    if (last !== undefined && at - last[1] < gap) last[1] = at + 1;
    else found.push([at, at + 1]);
  }
  return found;
}

/** The box without its empty edges; something stands in it. */
function tight(logo: Uint8Array, width: number, box: Bounds): Bounds {
  const found = { left: box.right, top: box.bottom, right: box.left, bottom: box.top };
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      if (!isCovered(logo, y * width + x)) continue;
      if (x < found.left) found.left = x;
      if (x >= found.right) found.right = x + 1;
      if (y < found.top) found.top = y;
      found.bottom = y + 1;
    }
  }
  return found;
}

function isCovered(logo: Uint8Array, pixel: number): boolean {
  return (logo[pixel] as number) >= 128;
}

function across({ left, right }: Bounds): number {
  return right - left;
}

function down({ top, bottom }: Bounds): number {
  return bottom - top;
}

function stretchOf(box: Bounds): number {
  return Math.max(across(box) / down(box), down(box) / across(box));
}

function joined(boxes: readonly Bounds[]): Bounds {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}
