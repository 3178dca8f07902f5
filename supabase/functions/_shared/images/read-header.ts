import { readJpegSize } from "./jpeg.ts";
import { readPngSize } from "./png.ts";
import { readWebpSize } from "./webp.ts";

/** What a picture's first bytes say about it; width and height in pixels, as stored. */
export interface PictureHeader {
  format: "png" | "jpeg" | "webp";
  mimeType: "image/png" | "image/jpeg" | "image/webp";
  extension: "png" | "jpg" | "webp";
  width: number;
  height: number;
}

/**
 * A picture's size stands within so many bytes from its start, even behind the largest profiles and
 * thumbnails that cameras and editors write into a JPEG.
 */
export const HEADER_BYTES = 512 * 1024;

const kinds = [
  { format: "png", mimeType: "image/png", extension: "png", readSize: readPngSize },
  { format: "jpeg", mimeType: "image/jpeg", extension: "jpg", readSize: readJpegSize },
  { format: "webp", mimeType: "image/webp", extension: "webp", readSize: readWebpSize },
] as const;

/** The media types of the pictures whose header can be read. */
export const pictureTypes = kinds.map(({ mimeType }) => mimeType);

/**
 * Tells the format and size of a picture from its first bytes, without decoding it. Null where it
 * has none of the three formats, is damaged, or its size stands beyond the given bytes.
 *
 * @param bytes the whole file or its first bytes; see `HEADER_BYTES`.
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { readSize, ...kind } of kinds) {
    const size = readSize(view);
    if (size !== null && size.width > 0 && size.height > 0) return { ...kind, ...size };
  }
  return null;
}
