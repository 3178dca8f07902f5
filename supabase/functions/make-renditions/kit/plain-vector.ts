import { SaxesParser } from "saxes";
import { type CleanSvg, cleanSvg } from "../../_shared/images/svg/clean-svg.ts";

/** What every program draws alike. */
const ELEMENTS = new Set([
  ...["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"],
]);
const ATTRIBUTES = new Set([
  ...["xmlns", "xmlns:xlink", "viewBox", "id", "transform", "fill", "fill-rule"],
  ...["stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"],
  ...["d", "points", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r"],
  ...["x1", "y1", "x2", "y2"],
]);
/** A colour that hides what is below. */
const OPAQUE = /^(none|#[\da-f]{3}|#[\da-f]{6}|rgb\([\d\s,.%]+\)|(?!currentcolor|inherit)[a-z]+)$/i;

/** A vector of flat shapes alone: no gradients, styles, letters, copies, nothing shines through. */
export interface PlainVector extends CleanSvg {
  /** How many colours its shapes name. */
  colours: number;
}

/** A picture that is such an SVG; null for any other. */
export function readPlainVector(bytes: Uint8Array): PlainVector | null {
  const clean = cleanSvg(new TextDecoder().decode(bytes));
  const colours = new Set<string>();
  let [isPlain, depth] = [true, 0];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("opentag", ({ name, attributes }) => {
    isPlain &&= ELEMENTS.has(name) && (name !== "svg" || depth === 0);
    depth++;
    for (const [attribute, value] of Object.entries(attributes)) {
      isPlain &&= ATTRIBUTES.has(attribute);
      if (attribute !== "fill" && attribute !== "stroke") continue;
      const colour = value.trim().toLowerCase();
      isPlain &&= OPAQUE.test(colour);
      if (colour !== "none") colours.add(colour);
    }
  });
  parser.on("closetag", () => depth--);
  parser.write(clean.text).close();
  return isPlain ? { ...clean, colours: colours.size } : null;
}

/** The same shapes, all in one colour. */
export function recoloured({ text }: PlainVector, hex: string): string {
  const shapes = text.replace(/ (fill|stroke)="(?! *none)[^"]*"/g, ` $1="${hex}"`);
  // What names no colour is black.
  return /^<svg[^>]* fill="/.test(shapes) ? shapes : shapes.replace("<svg", `<svg fill="${hex}"`);
}
