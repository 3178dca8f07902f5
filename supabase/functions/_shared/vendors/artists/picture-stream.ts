import type { Bytes } from "../../bytes.ts";
import { isWhole, TRAILER_BYTES } from "../../images/is-whole.ts";
import { HEADER_BYTES, type PictureHeader, readPictureHeader } from "../../images/read-header.ts";
import { type CleanSvg, cleanSvg, SvgRefused } from "../../images/svg/clean-svg.ts";
import { type BoundedSignal, TimedOut, whenAborted } from "../../timing/bounded.ts";
import { connectionError } from "../retry-policy.ts";
import { VendorError } from "../vendor-error.ts";

/** What a vector says about itself; width and height in pixels, by its `viewBox`. */
export interface VectorHeader {
  format: "svg";
  mimeType: "image/svg+xml";
  extension: "svg";
  width: number;
  height: number;
}

/** A picture on its way: its header is known, its bytes are still coming. */
export interface PictureStream {
  header: PictureHeader | VectorHeader;
  body: ReadableStream<Bytes>;
}

type Chunk = Bytes;

/** Pixels a side of a usable logo. */
const SIDE = { least: 256, most: 8192 };
/** The same of a vector, which is as sharp at any size. */
const VECTOR = { leastSide: 16, proportion: 4 };
/** Bytes. Even a picture of a single colour has more. */
const LEAST_BYTES = 200;
/** Of a vector, which is checked as a whole; a detailed logo has about a tenth. */
const MAX_VECTOR_BYTES = 4 * 1024 * 1024;

/**
 * Reads the picture's header from a body and passes the whole body on as a stream, chunk by chunk.
 * Only the header's bytes are kept in memory. An SVG is read and written anew as a
 * whole.
 *
 * @param limit called twice, for a time limit that ends with its part of the reading: for the header,
 * and for the rest when somebody begins to read the stream. Between them the picture may wait.
 * @throws `VendorError` `bad_picture` where it doesn't begin like a picture of a usable size. The
 * stream fails with one when it breaks off, when more than `maxBytes` come, and with the reason of
 * the limit.
 */
export async function streamPicture(
  source: ReadableStream<Chunk>,
  maxBytes: number,
  limit: () => BoundedSignal,
): Promise<PictureStream> {
  const reader = source.getReader();
  let within = limit();
  let stopped = whenAborted(within.signal);
  let isTaken = false;
  const begun: Chunk[] = [];
  let size = 0;
  let end: Chunk = new Uint8Array();

  async function read(): Promise<Chunk | undefined> {
    const { done, value } = await Promise.race([reader.read(), stopped]);
    if (done) return undefined;
    size += value.length;
    if (size > maxBytes) throw badPicture("it is too large");
    end = tailOf(end, value);
    return value;
  }

  /** Undefined where it begins as XML does. */
  async function readHeader(): Promise<PictureHeader | undefined> {
    while (size <= HEADER_BYTES) {
      const chunk = await read();
      if (chunk === undefined) break;
      begun.push(chunk);
      const start = joined(begun, size);
      if (beginsAsXml(start)) return undefined;
      const header = readPictureHeader(start);
      if (header === null) continue;
      const sides = [header.width, header.height];
      if (sides.every((side) => side >= SIDE.least && side <= SIDE.most)) return header;
      throw badPicture(`it has ${sides.join(" × ")} pixels`);
    }
    throw badPicture("it begins like no picture");
  }

  async function readVector(): Promise<PictureStream> {
    for (let chunk = await read(); chunk !== undefined; chunk = await read()) {
      if (size > MAX_VECTOR_BYTES) throw badPicture("it is too large");
      begun.push(chunk);
    }
    within.end();
    return vectorStream(joined(begun, size));
  }

  async function leave(reason: unknown): Promise<void> {
    within.end();
    await reader.cancel(reason).catch(() => {});
  }

  const failed = async (error: unknown): Promise<never> => {
    await leave(error);
    // If `within` stopped the reading, its reason is the error. Any other error is the
    // connection's.
    const isStop = within.signal.aborted && !(within.signal.reason instanceof TimedOut);
    throw isStop ? within.signal.reason : connectionError("seedream", error, "");
  };

  function beTaken(): void {
    if (isTaken) return;
    isTaken = true;
    within = limit();
    stopped = whenAborted(within.signal);
  }

  const header = await readHeader().catch(failed);
  if (header === undefined) return await readVector().catch(failed);
  within.end();
  const start = joined(begun, size).slice(0, 12);
  const body = new ReadableStream<Chunk>({
    async pull(controller) {
      beTaken();
      const chunk = begun.shift() ?? await read().catch(failed);
      if (chunk !== undefined) return controller.enqueue(chunk);
      if (size < LEAST_BYTES || !isWhole(header.format, start, end, size)) {
        await failed(badPicture("it breaks off"));
      }
      within.end();
      controller.close();
    },
    cancel: leave,
  }, { highWaterMark: 0 });
  return { header, body };
}

/** Whether it is XML by its first character, behind a byte order mark and white space. */
function beginsAsXml(start: Uint8Array): boolean {
  return /^\uFEFF?\s*</.test(
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(start.slice(0, 64)),
  );
}

function vectorStream(bytes: Uint8Array): PictureStream {
  const { text, width, height, hasDrawn } = readSvg(bytes);
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
  if (shorter < VECTOR.leastSide || longer > VECTOR.proportion * shorter) {
    throw badPicture(`it has ${width} × ${height} pixels`);
  }
  if (!hasDrawn) throw badPicture("nothing is drawn in it");
  const body = new Blob([text]).stream();
  const header = { format: "svg", mimeType: "image/svg+xml", extension: "svg" } as const;
  return { header: { ...header, width, height }, body };
}

/** @throws `VendorError` `bad_picture` */
export function readSvg(bytes: Uint8Array): CleanSvg {
  try {
    return cleanSvg(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    // What is no UTF-8 throws a `TypeError`.
    if (error instanceof SvgRefused || error instanceof TypeError) throw badPicture(error.message);
    throw error;
  }
}

function tailOf(before: Chunk, chunk: Chunk): Chunk {
  if (chunk.length >= TRAILER_BYTES) return chunk.slice(-TRAILER_BYTES);
  return new Uint8Array([...before, ...chunk]).slice(-TRAILER_BYTES);
}

function joined(chunks: Chunk[], size: number): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Asked again, the vendor may send a good one. */
export function badPicture(reason: string): VendorError {
  return new VendorError(`bad picture: ${reason}`, {
    class: "unknown",
    code: "bad_picture",
    isLost: true,
  });
}
