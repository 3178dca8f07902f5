import { onGround, type Rgb } from "../pictures/ground.ts";
import type { Picture } from "../pictures/picture.ts";
import type { Bounds } from "../vector/trace-shape.ts";
import type { Artwork } from "./artwork.ts";

/** Where a logo may stand on a canvas, in its middle: pixels. */
export interface Room {
  width: number;
  height: number;
  /** It has to stay inside a circle across the room, too. */
  isRound?: boolean;
}

/**
 * A part of the logo in the middle of a canvas, as large as its room allows, never cropped.
 *
 * @param ground null leaves the canvas transparent.
 */
export async function compose(
  artwork: Artwork,
  part: Bounds,
  canvas: { width: number; height: number },
  room: Room,
  ground: Rgb | null,
): Promise<Picture> {
  const [across, down] = [part.right - part.left, part.bottom - part.top];
  const factor = room.isRound === true
    ? Math.min(room.width, room.height) / Math.hypot(across, down)
    : Math.min(room.width / across, room.height / down);
  const width = Math.max(1, Math.round(across * factor));
  const height = Math.max(1, Math.round(down * factor));
  const drawn = await artwork.draw([part.left, part.top, across, down], width, height);
  const placed = placedInMiddle(drawn, canvas.width, canvas.height);
  return ground === null ? placed : onGround(placed, ground);
}

function placedInMiddle(drawn: Picture, width: number, height: number): Picture {
  const pixels = new Uint8Array(width * height * 4);
  const left = Math.floor((width - drawn.width) / 2);
  const top = Math.floor((height - drawn.height) / 2);
  for (let y = 0; y < drawn.height; y++) {
    const line = drawn.pixels.subarray(y * drawn.width * 4, (y + 1) * drawn.width * 4);
    pixels.set(line, ((top + y) * width + left) * 4);
  }
  return { width, height, pixels };
}
