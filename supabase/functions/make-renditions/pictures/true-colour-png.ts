import type { Bytes } from "../../_shared/bytes.ts";
import { isOpaque, type Picture } from "./picture.ts";
import { writePng } from "./png/write-png.ts";

/** The filter of bytes less those above them: what a shade changes little by shrinks well. */
const UP = 2;

/** A PNG of all colours, without alpha where nothing shines through. */
export async function encodeTrueColourPng(picture: Picture): Promise<Bytes> {
  const { width, height, pixels } = picture;
  const size = { width, height };
  const kind = isOpaque(picture)
    ? { colourType: 2, bytesAPixel: 3 } as const
    : { colourType: 6, bytesAPixel: 4 } as const;
  const nothing = new Uint8Array(width * 4);
  return await writePng({ ...size, ...kind, chunks: [] }, (line, y) => {
    const own = pixels.subarray(y * width * 4, (y + 1) * width * 4);
    const above = y === 0 ? nothing : pixels.subarray((y - 1) * width * 4, y * width * 4);
    line[0] = UP;
    for (let from = 0, to = 1; from < own.length; from += 4, to += kind.bytesAPixel) {
      line[to] = (own[from] as number) - (above[from] as number);
      line[to + 1] = (own[from + 1] as number) - (above[from + 1] as number);
      line[to + 2] = (own[from + 2] as number) - (above[from + 2] as number);
      if (kind.bytesAPixel === 4) {
        line[to + 3] = (own[from + 3] as number) - (above[from + 3] as number);
      }
    }
  });
}
