import { type Picture, UnreadablePicture } from "../picture.ts";
import {
  type DecoderMemory,
  failing,
  given,
  instantiate,
  reserved,
  viewed,
} from "./instantiate.ts";

/** https://developers.google.com/speed/webp/docs/api */
interface LibWebp extends DecoderMemory {
  /** Returns the pixels' address; 0 where it is damaged. */
  WebPDecodeRGBA(file: number, bytes: number, width: number, height: number): number;
}

const imports = {
  wasi_snapshot_preview1: Object.fromEntries(
    ["fd_close", "fd_seek", "fd_write"].map((name) => [name, failing(name)]),
  ),
};

/** Of a file's first chunk: https://developers.google.com/speed/webp/docs/riff_container */
const FLAGS_AT = 20;
const ANIMATED = 2;

/**
 * A WebP's pixels, as a part of the decoder's memory: four bytes for each, and as many again while
 * it decodes one without loss.
 *
 * @throws `UnreadablePicture` where it is damaged or animated.
 */
export async function decodeWebp(bytes: Uint8Array): Promise<Picture> {
  const isExtended = String.fromCharCode(...bytes.subarray(12, 16)) === "VP8X";
  if (isExtended && ((bytes[FLAGS_AT] ?? 0) & ANIMATED) !== 0) {
    throw new UnreadablePicture("is animated: a logo is a single picture");
  }
  const { default: code } = await import("./libwebp.wasm.ts");
  const libwebp = await instantiate<LibWebp>(code, imports);
  const file = given(libwebp, bytes);
  const size = reserved(libwebp, 8);
  const address = libwebp.WebPDecodeRGBA(file, bytes.length, size, size + 4);
  if (address === 0) throw new UnreadablePicture("is damaged");
  const [width = 0, height = 0] = new Uint32Array(libwebp.memory.buffer.slice(size, size + 8));
  return { width, height, pixels: viewed(libwebp, address, width * height * 4) };
}
