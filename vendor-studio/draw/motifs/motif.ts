/** How a piece of a motif is inked: as its mass, as its second colour, or cut out of the mass. */
export type Role = "body" | "second" | "cut";

/** One path of a motif; with a `width` it is a stroke, without one a fill. */
export interface Piece {
  role: Role;
  d: string;
  width?: number;
}

/** A thing that a mark can show, drawn in the square from -100 to 100. */
export interface Motif {
  /** How a prompt calls it, with its article. */
  phrase: string;
  /** A word or two for a concept's title. */
  title: string;
  /** What in a brief brings it to mind: the beginnings of words, in lower case. */
  evokedBy: string[];
  pieces: Piece[];
  /** Degrees clockwise that the whole is turned by. */
  turn?: number;
}

export function body(d: string, width?: number): Piece {
  return piece("body", d, width);
}

export function second(d: string, width?: number): Piece {
  return piece("second", d, width);
}

export function cut(d: string, width?: number): Piece {
  return piece("cut", d, width);
}

function piece(role: Role, d: string, width?: number): Piece {
  return width === undefined ? { role, d } : { role, d, width };
}
