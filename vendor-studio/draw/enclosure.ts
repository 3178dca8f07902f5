import { z } from "zod";
import { type Drawing, filled, fitted, MARK_BOX, stroked } from "./geometry.ts";
import { frames } from "./marks/frames.ts";
import { DECORATION, type Palette, seenOn, standingOut } from "./palette.ts";

/** What is drawn around a picture, or around its mark alone. */
export const enclosure = z.object({
  shape: z.enum(["circle", "square", "squircle", "hexagon", "shield", "diamond", "rectangle"]),
  /** `solid` is filled, and what stands in it is drawn light on it. */
  line: z.enum(["thin", "regular", "thick", "solid"]),
  of: z.enum(["mark", "whole"]),
  /** `#rrggbb`; null for the main shapes' own. */
  colour: z.string().regex(/^#[0-9a-f]{6}$/).nullable(),
});

export type Enclosure = z.infer<typeof enclosure>;

/** Of a shape that reaches from -100 to 100. */
const widths = { thin: 2.4, regular: 5, thick: 11, solid: 0 };

/** The palette of what stands in an enclosure. */
export function paletteWithin(enclosure: Enclosure | null | undefined, palette: Palette): Palette {
  if (enclosure?.line !== "solid") return palette;
  const ground = enclosure.colour ?? palette.main;
  return {
    ground,
    main: seenOn(ground, palette.ground, 3),
    second: seenOn(ground, palette.second, DECORATION),
    accent: seenOn(ground, palette.accent, DECORATION),
    ink: seenOn(ground, palette.ground, 4.5),
  };
}

/** The drawing within its enclosure, which has the palette's main colour if none of its own. */
export function enclosed(drawing: Drawing, enclosure: Enclosure, palette: Palette): Drawing {
  // A colour that was asked for is kept as long as it can be seen at all.
  const colour = standingOut(
    enclosure.colour ?? palette.main,
    palette.ground,
    enclosure.colour === null ? 3 : 1.25,
  );
  const { shape, line } = enclosure;
  if (shape === "rectangle") return framed(drawing, line, colour);
  const d = frames[shape === "circle" ? "disc" : shape];
  const outline = line === "solid" ? filled(d, colour) : stroked(d, colour, widths[line]);
  const { width, height } = drawing.box;
  // The scale at which the drawing's corners stay a little clear of the outline.
  const scale = {
    circle: 150 / Math.hypot(width, height),
    hexagon: 144 / Math.hypot(width, height),
    diamond: 150 / (width + height),
    shield: Math.min(112 / width, 100 / height),
    square: 140 / Math.max(width, height),
    squircle: Math.min(136 / Math.max(width, height), 170 / Math.hypot(width, height)),
  }[shape];
  const size = { width: width * scale, height: height * scale };
  const y = shape === "shield" ? -10 - size.height / 2 : -size.height / 2;
  const inside = fitted(drawing, { x: -size.width / 2, y, ...size });
  return {
    svg: outline + inside.svg,
    box: MARK_BOX,
  };
}

/** A rectangle takes the drawing's own proportions. */
function framed(drawing: Drawing, line: Enclosure["line"], colour: string): Drawing {
  const { x, y, width, height } = drawing.box;
  const unit = Math.max(width, height) / 200;
  const pad = 26 * unit;
  const box = { x: x - pad, y: y - pad, width: width + 2 * pad, height: height + 2 * pad };
  const d = `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}Z`;
  const outline = line === "solid" ? filled(d, colour) : stroked(d, colour, widths[line] * unit);
  return { svg: outline + drawing.svg, box };
}
