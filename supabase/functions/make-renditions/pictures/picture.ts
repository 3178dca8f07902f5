/** A decoded picture. */
export interface Picture {
  /** In pixels. */
  width: number;
  height: number;
  /** RGBA, eight bits each, row by row from the top; its colours are not multiplied by alpha. */
  pixels: Uint8Array;
}

/** Why a picture can't be read: a sentence for its owner. */
export class UnreadablePicture extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`The picture ${reason}.`, { cause });
    this.name = "UnreadablePicture";
  }
}

/** Whether nothing shines through it. */
export function isOpaque({ pixels }: Picture): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) return false;
  return true;
}
