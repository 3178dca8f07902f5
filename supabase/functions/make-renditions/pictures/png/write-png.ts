import type { Bytes } from "../../../_shared/bytes.ts";

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Bytes that are shrunk at a time, about. */
const STRIP_BYTES = 256 * 1024;

/** What is told of a PNG of eight bits a sample before its lines. */
interface PngHeader {
  width: number;
  height: number;
  /** https://www.w3.org/TR/png-3/#6Colour-values */
  colourType: 2 | 3 | 6;
  bytesAPixel: number;
  /** Those that belong before the lines. */
  chunks: [type: string, data: Bytes][];
}

/**
 * A PNG from its lines, which are shrunk by the platform's own zlib as they come: no second picture is
 * held.
 *
 * @param fill writes a line into the given bytes, of which the first is its filter, 0 so far.
 */
export async function writePng(
  { width, height, colourType, bytesAPixel, chunks }: PngHeader,
  fill: (line: Uint8Array, y: number) => void,
): Promise<Bytes> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, colourType, 0, 0, 0], 8);
  const stride = 1 + width * bytesAPixel;
  const strips = ReadableStream.from(linesIn(stride, height, fill));
  const shrunk = await new Response(strips.pipeThrough(new CompressionStream("deflate")))
    .arrayBuffer();
  const png = new Blob([
    SIGNATURE,
    chunk("IHDR", header),
    ...chunks.map(([type, data]) => chunk(type, data)),
    chunk("IDAT", new Uint8Array(shrunk)),
    chunk("IEND", new Uint8Array()),
  ]);
  return new Uint8Array(await png.arrayBuffer());
}

function* linesIn(
  stride: number,
  height: number,
  fill: (line: Uint8Array, y: number) => void,
): Generator<Bytes> {
  const most = Math.max(1, Math.floor(STRIP_BYTES / stride));
  for (let top = 0; top < height; top += most) {
    const count = Math.min(most, height - top);
    const strip = new Uint8Array(count * stride);
    for (let line = 0; line < count; line++) {
      fill(strip.subarray(line * stride, (line + 1) * stride), top + line);
    }
    yield strip;
  }
}

function chunk(type: string, data: Bytes): Bytes {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) {
    remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
  }
  return remainder;
});

/** As every chunk of a PNG ends: https://www.w3.org/TR/png-3/#D-CRCAppendix. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (remainders[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}
