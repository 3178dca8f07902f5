import { drawVector } from "../pictures/draw-vector.ts";
import type { Picture } from "../pictures/picture.ts";
import { type Frame, svgOf } from "./svg.ts";
import type { Layer } from "./trace-shape.ts";

/** Draws what is inside a frame, on transparent ground. The frame has the picture's proportions. */
export function drawLayers(
  layers: readonly Layer[],
  frame: Frame,
  width: number,
  height: number,
): Promise<Picture> {
  return drawVector(svgOf(layers, frame), width, height);
}
