import { circle, corners, n, polar, polygon } from "../geometry.ts";

/** Closed outlines that other marks sit in, all within the square from -100 to 100. */
export const frames = {
  disc: circle(0, 0, 98),
  square: polygon([[-96, -96], [96, -96], [96, 96], [-96, 96]]),
  squircle: "M0 -98C72 -98 98 -72 98 0C98 72 72 98 0 98C-72 98 -98 72 -98 0C-98 -72 -72 -98 0 -98Z",
  hexagon: polygon(corners(6, 100)),
  arch: "M-76 98V-22A76 76 0 0 1 76 -22V98Z",
  shield: "M0 -98L84 -72V0C84 50 46 82 0 99C-46 82 -84 50 -84 0V-72Z",
  diamond: polygon([[0, -100], [100, 0], [0, 100], [-100, 0]]),
  leaf: "M-92 -92H20A72 72 0 0 1 92 -20V92H-20A72 72 0 0 1 -92 20Z",
};

/** What the arch, narrower than the others, covers. */
export const ARCH_BOX = { x: -76, y: -98, width: 152, height: 196 };

/** The outline of a seal: a disc whose edge is `count` scallops. */
export function scalloped(radius: number, count: number): string {
  const points = Array.from({ length: count }, (_, index) => polar(radius, index * 360 / count));
  const bump = radius * Math.sin(Math.PI / count) * 1.04;
  const [first] = points;
  const arcs = [...points.slice(1), first].map((point) => {
    const [x, y] = point ?? [0, -radius];
    return `A${n(bump)} ${n(bump)} 0 0 1 ${n(x)} ${n(y)}`;
  });
  return `M${n(first?.[0] ?? 0)} ${n(first?.[1] ?? -radius)}${arcs.join("")}Z`;
}
