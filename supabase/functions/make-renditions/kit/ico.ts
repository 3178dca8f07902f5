import { encodePng } from "../pictures/encode.ts";
import type { Picture } from "../pictures/picture.ts";

/** An ICO file with those pictures in it, each as PNG: https://en.wikipedia.org/wiki/ICO_(file_format). */
export async function packIco(pictures: readonly Picture[]): Promise<Uint8Array> {
  const pngs: Uint8Array[] = [];
  for (const picture of pictures) pngs.push(await encodePng(picture));
  const head = HEAD + ENTRY * pictures.length;
  const bytes = new Uint8Array(pngs.reduce((size, png) => size + png.length, head));
  const view = new DataView(bytes.buffer);
  // Type 1 is an icon, 2 a cursor.
  view.setUint16(2, 1, true);
  view.setUint16(4, pictures.length, true);
  let offset = head;
  pictures.forEach(({ width, height }, index) => {
    const png = pngs[index] as Uint8Array;
    const at = HEAD + ENTRY * index;
    // 256 is written as 0, which is what a byte makes of it.
    view.setUint8(at, width);
    view.setUint8(at + 1, height);
    view.setUint16(at + 4, 1, true);
    view.setUint16(at + 6, 32, true);
    view.setUint32(at + 8, png.length, true);
    view.setUint32(at + 12, offset, true);
    bytes.set(png, offset);
    offset += png.length;
  });
  return bytes;
}

const HEAD = 6;
const ENTRY = 16;
