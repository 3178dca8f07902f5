import { filled, moved, stroked } from "../geometry.ts";
import type { Motif, Role } from "./motif.ts";

/** A motif in flat colours. */
export function inked(motif: Motif, colours: Record<Role, string>): string {
  const svg = motif.pieces.map(({ role, d, width }) =>
    width === undefined ? filled(d, colours[role]) : stroked(d, colours[role], width)
  ).join("");
  return motif.turn === undefined ? svg : moved(svg, 0, 0, 1, motif.turn);
}

/** The same motif as an outline drawing; each piece hides what lies beneath it. */
export function outlined(motif: Motif, line: string, ground: string, width: number): string {
  const svg = motif.pieces.map((piece) => {
    if (piece.width !== undefined) return stroked(piece.d, line, width);
    const fill = piece.role === "cut" ? "none" : ground;
    return `<path d="${piece.d}" fill="${fill}" stroke="${line}" stroke-width="${width}" ` +
      `stroke-linejoin="round"/>`;
  }).join("");
  return motif.turn === undefined ? svg : moved(svg, 0, 0, 1, motif.turn);
}
