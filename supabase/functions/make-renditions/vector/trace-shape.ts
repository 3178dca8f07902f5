import { z } from "zod";

const hex = z.string().regex(/^#[0-9a-f]{6}$/);

const bounds = z.object({
  left: z.number(),
  top: z.number(),
  right: z.number(),
  bottom: z.number(),
});

/** A colour and where it is, as SVG path data. */
const layer = z.object({ hex, path: z.string() });

/**
 * A picture as flat shapes, and what is known of it: all that a kit's later steps need, as JSON.
 * Its coordinates are pixels of the whole picture at `width` × `height`.
 */
export const traceShape = z.object({
  width: z.number(),
  height: z.number(),
  /** The picture itself, 2048 × 2048 at most. */
  full: z.object({ width: z.number(), height: z.number() }),
  /** What the logo stands on; null where the picture is transparent or has no ground. */
  ground: hex.nullable(),
  /** From the bottom, without the ground. */
  layers: z.array(layer),
  /** All of the logo in a single colour: SVG path data. */
  oneColour: z.string(),
  /** Where the logo stands. */
  bounds,
  /** Where its mark stands, where it has one apart from its lettering. */
  mark: bounds.nullable(),
  palette: z.array(z.object({
    hex,
    role: z.enum(["background", "primary", "secondary", "accent", "ink"]),
    /** Of the picture, 0 to 1. */
    share: z.number(),
  })),
  /** The share of pixels, 0 to 1, that an eye can't tell from the picture's. */
  fidelity: z.number(),
});

export type Trace = z.infer<typeof traceShape>;
export type Layer = z.infer<typeof layer>;
export type PaletteColour = Trace["palette"][number];

/** Right and bottom lie behind what they hold. */
export type Bounds = z.infer<typeof bounds>;

/** From here on flat shapes are the logo; below they are an approximation. */
export const FAITHFUL = 0.97;

export function isFaithful({ fidelity }: Pick<Trace, "fidelity">): boolean {
  return fidelity >= FAITHFUL;
}
