import type { Picture } from "../pictures/picture.ts";
import { scale } from "../pictures/resampler.ts";
import { drawLayers } from "../vector/draw-layers.ts";
import type { Frame } from "../vector/svg.ts";
import type { Trace } from "../vector/trace-shape.ts";

/** A logo that can be drawn at any size, without its ground. */
export interface Artwork {
  trace: Trace;
  /** Draws what is inside a frame of the trace, whose proportions the size has. */
  draw(frame: Frame, width: number, height: number): Promise<Picture>;
}

/** Drawn from flat shapes. */
export function flatArtwork(trace: Trace): Artwork {
  return { trace, draw: (frame, width, height) => drawLayers(trace.layers, frame, width, height) };
}

/** Scaled from the picture without its ground. */
export function pixelArtwork(trace: Trace, cut: Picture): Artwork {
  const factor = cut.width / trace.width;
  return {
    trace,
    draw: (frame, width, height) => {
      const [left, top, across, down] = frame.map((value) => Math.round(value * factor)) as [
        number,
        number,
        number,
        number,
      ];
      return Promise.resolve(scale(cropped(cut, left, top, across, down), width, height));
    },
  };
}

/** A part of a picture; what lies outside of it is transparent. */
function cropped(
  { width, height, pixels }: Picture,
  left: number,
  top: number,
  across: number,
  down: number,
): Picture {
  if (left === 0 && top === 0 && across === width && down === height) {
    return { width, height, pixels };
  }
  const part = new Uint8Array(across * down * 4);
  const [from, to] = [Math.max(0, left), Math.min(width, left + across)];
  for (let y = Math.max(0, top); y < Math.min(height, top + down); y++) {
    const line = pixels.subarray((y * width + from) * 4, (y * width + to) * 4);
    part.set(line, ((y - top) * across + from - left) * 4);
  }
  return { width: across, height: down, pixels: part };
}
