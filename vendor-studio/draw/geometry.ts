/** A rectangle in SVG's coordinates: y grows downwards. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A piece of SVG and the rectangle that its ink covers. */
export interface Drawing {
  svg: string;
  box: Box;
}

/** Two decimals are below what a 4096-pixel picture can show of a 1000-unit artboard. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** The square from -100 to 100, in which every mark and motif is drawn. */
export const MARK_BOX: Box = { x: -100, y: -100, width: 200, height: 200 };

export function circle(x: number, y: number, r: number): string {
  return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${
    n(-2 * r)
  } 0Z`;
}

/** A rectangle around its centre, its corners rounded. */
export function block(x: number, y: number, width: number, height: number, corner = 0): string {
  const r = Math.min(corner, width / 2, height / 2);
  const left = n(x - width / 2 + r);
  const arc = (dx: number, dy: number) => r > 0 ? `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}` : "";
  return `M${left} ${n(y - height / 2)}h${n(width - 2 * r)}${arc(r, r)}v${n(height - 2 * r)}${
    arc(-r, r)
  }h${n(2 * r - width)}${arc(-r, -r)}v${n(2 * r - height)}${arc(r, -r)}Z`;
}

export function polygon(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}Z`;
}

/** Corners of a regular polygon, the first one at the top. */
export function corners(count: number, radius: number, turn = 0): [number, number][] {
  return Array.from({ length: count }, (_, index) => {
    return polar(radius, turn + (index * 360) / count);
  });
}

/** Degrees clockwise from the top. */
export function polar(radius: number, degrees: number): [number, number] {
  const radians = (degrees * Math.PI) / 180;
  return [radius * Math.sin(radians), -radius * Math.cos(radians)];
}

/** A pointed leaf from one end to the other; `belly` is its half width against its length. */
export function leaf(x1: number, y1: number, x2: number, y2: number, belly = 0.35): string {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const curve = (side: number) => `${n(mx - dy * belly * side)} ${n(my + dx * belly * side)}`;
  return `M${n(x1)} ${n(y1)}Q${curve(1)} ${n(x2)} ${n(y2)}Q${curve(-1)} ${n(x1)} ${n(y1)}Z`;
}

/** A part of a ring between two angles, in degrees clockwise from the top. */
export function ringPart(inner: number, outer: number, from: number, to: number): string {
  const large = to - from > 180 ? 1 : 0;
  const [ax, ay] = polar(outer, from);
  const [bx, by] = polar(outer, to);
  const [cx, cy] = polar(inner, to);
  const [dx, dy] = polar(inner, from);
  return `M${n(ax)} ${n(ay)}A${n(outer)} ${n(outer)} 0 ${large} 1 ${n(bx)} ${n(by)}L${n(cx)} ${
    n(cy)
  }A${n(inner)} ${n(inner)} 0 ${large} 0 ${n(dx)} ${n(dy)}Z`;
}

export function moved(svg: string, x: number, y: number, scale = 1, degrees = 0): string {
  const turn = degrees === 0 ? "" : ` rotate(${n(degrees)})`;
  const size = scale === 1 ? "" : ` scale(${String(Math.round(scale * 1e5) / 1e5)})`;
  return `<g transform="translate(${n(x)} ${n(y)})${size}${turn}">${svg}</g>`;
}

export function filled(d: string, colour: string): string {
  return `<path d="${d}" fill="${colour}"/>`;
}

/** With an outline under the fill, which hides the strokes that some letters are made of. */
export function outlined(d: string, fill: string, colour: string, width: number): string {
  return `<path d="${d}" fill="${fill}" stroke="${colour}" stroke-width="${n(width)}" ` +
    `stroke-linejoin="round" paint-order="stroke"/>`;
}

export function stroked(d: string, colour: string, width: number): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${
    n(width)
  }" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** Moves and scales a drawing so that its ink fills the rectangle as far as its shape allows. */
export function fitted(drawing: Drawing, into: Box): Drawing {
  const scale = Math.min(into.width / drawing.box.width, into.height / drawing.box.height);
  const width = drawing.box.width * scale;
  const height = drawing.box.height * scale;
  const x = into.x + (into.width - width) / 2;
  const y = into.y + (into.height - height) / 2;
  return {
    svg: moved(drawing.svg, x - drawing.box.x * scale, y - drawing.box.y * scale, scale),
    box: { x, y, width, height },
  };
}

/** A rectangle with that much more on each side. */
export function padded(box: Box, across: number, down: number): Box {
  return {
    x: box.x - across,
    y: box.y - down,
    width: box.width + 2 * across,
    height: box.height + 2 * down,
  };
}
