import { isWhole, TRAILER_BYTES } from "../../../_shared/images/is-whole.ts";
import type { Size } from "../../../_shared/images/size.ts";
import { type Picture, UnreadablePicture } from "../picture.ts";
import { fitWithin } from "../resampler.ts";
import {
  type DecoderMemory,
  failing,
  given,
  instantiate,
  reserved,
  viewed,
} from "./instantiate.ts";

/** https://libjpeg-turbo.org/Documentation/Documentation: the TurboJPEG API. */
interface TurboJpeg extends DecoderMemory {
  tjInitDecompress(): number;
  tjDecompressHeader3(
    decoder: number,
    file: number,
    bytes: number,
    ...results: [width: number, height: number, subsampling: number, colourSpace: number]
  ): number;
  tjDecompress2(
    decoder: number,
    file: number,
    bytes: number,
    pixels: number,
    width: number,
    stride: number,
    height: number,
    pixelFormat: number,
    flags: number,
  ): number;
}

/** Its numbers for what a JPEG holds, and for what is wanted of it. */
const CMYK_COLOUR_SPACES = [3, 4];
const AS_RGBA = 7;
const AS_CMYK = 11;
/** It decodes to so many eighths of a picture's sides, with an eighth of the memory for each. */
const EIGHTHS = 8;

const imports = {
  // The decoder calls longjmp where a file is damaged. It is not used again after that.
  env: { setjmp: () => 0, longjmp: failing("longjmp") },
  wasi_snapshot_preview1: {
    environ_sizes_get: () => 0,
    ...Object.fromEntries(
      ["environ_get", "proc_exit", "fd_close", "fd_seek", "fd_write"]
        .map((name) => [name, failing(name)]),
    ),
  },
};

/**
 * A JPEG's pixels at the smallest size that this decoder has and that is no smaller than one that
 * fits in `side` × `side`: no larger one is decoded. The pixels are in the decoder's memory.
 *
 * Real files have bytes that the decoder warns of, and are taken all the same. As it only warns of a
 * file that breaks off, too, the file's end is looked for then.
 *
 * @throws `UnreadablePicture` where it is damaged.
 */
export async function decodeJpegFor(side: number, bytes: Uint8Array): Promise<Picture> {
  const { default: code } = await import("./jpeg-turbo.wasm.ts");
  const turbo = await instantiate<TurboJpeg>(code, imports);
  try {
    return decoded(turbo, side, bytes);
  } catch (error) {
    throw new UnreadablePicture("is damaged", error);
  }
}

function decoded(turbo: TurboJpeg, side: number, bytes: Uint8Array): Picture {
  const file = given(turbo, bytes);
  const decoder = turbo.tjInitDecompress();
  const header = reserved(turbo, 16);
  const [across, down, sampling, colours] = [header, header + 4, header + 8, header + 12] as const;
  turbo.tjDecompressHeader3(decoder, file, bytes.length, across, down, sampling, colours);
  const [fullWidth = 0, fullHeight = 0, , colourSpace = 0] = new Uint32Array(
    turbo.memory.buffer.slice(header, header + 16),
  );
  if (fullWidth * fullHeight === 0) throw new Error("The decoder refused the file");
  const { width, height } = decodedSize({ width: fullWidth, height: fullHeight }, side);
  const isCmyk = CMYK_COLOUR_SPACES.includes(colourSpace);
  const address = reserved(turbo, width * height * 4);
  const status = turbo.tjDecompress2(
    ...[decoder, file, bytes.length, address] as const,
    ...[width, width * 4, height, isCmyk ? AS_CMYK : AS_RGBA, 0] as const,
  );
  if (status !== 0 && !isWhole("jpeg", bytes, bytes.subarray(-TRAILER_BYTES), bytes.length)) {
    throw new Error("The file breaks off");
  }
  const pixels = viewed(turbo, address, width * height * 4);
  if (isCmyk) fromCmyk(pixels);
  return { width, height, pixels };
}

function decodedSize(full: Size, side: number): Size {
  const target = fitWithin(full, side);
  for (let eighths = 1; eighths < EIGHTHS; eighths++) {
    const width = Math.ceil(full.width * eighths / EIGHTHS);
    const height = Math.ceil(full.height * eighths / EIGHTHS);
    if (width >= target.width && height >= target.height) return { width, height };
  }
  return full;
}

/** CMYK JPEGs have inverted inks, as Adobe's programs write them: 255 is no ink. */
function fromCmyk(pixels: Uint8Array): void {
  for (let at = 0; at < pixels.length; at += 4) {
    const black = pixels[at + 3] as number;
    for (let ink = at; ink < at + 3; ink++) {
      pixels[ink] = Math.round((pixels[ink] as number) * black / 255);
    }
    pixels[at + 3] = 255;
  }
}
