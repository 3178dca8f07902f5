import { Buffer } from "node:buffer";
import { type Bytes, formatBytes } from "../../_shared/bytes.ts";
import {
  getMultipartBoundary,
  MaxFileSizeExceededError,
  MaxPartsExceededError,
  parseMultipart,
} from "@remix-run/multipart-parser";
import { Problem } from "../../_shared/http/problem.ts";
import { decodeText } from "./decode-text.ts";

/** A part of a form. `fileName` is absent of a plain field, and may be empty. */
export interface Part {
  name: string;
  fileName: string | undefined;
  bytes: Bytes;
}

/**
 * Takes a multipart body apart. Parts are bytes here, whether or not they have a file name: a
 * `FormData` would have decoded those without as text.
 *
 * @param limits bytes of a part, and how many parts.
 * @throws Problem `unsupported_media_type`, `malformed_multipart` or `body_too_large`.
 */
export function readParts(
  contentType: string,
  body: Bytes,
  limits: { maxPartBytes: number; maxParts: number },
): Part[] {
  if (!/^multipart\/form-data\s*(;|$)/i.test(contentType)) {
    throw new Problem("unsupported_media_type", "Send the body as multipart/form-data.");
  }
  const boundary = getMultipartBoundary(contentType)?.trim();
  if (!boundary) {
    throw new Problem(
      "malformed_multipart",
      "Name the boundary in the content type, as libraries do by themselves.",
    );
  }
  // The parser would accept an empty body as a form without parts.
  if (body.byteLength === 0) {
    throw new Problem("malformed_multipart", "Send a form with at least the part brief_data.");
  }
  try {
    const parts = parseMultipart(readable(body, boundary), {
      boundary,
      maxFileSize: limits.maxPartBytes,
      maxParts: limits.maxParts,
      maxTotalSize: body.byteLength,
    });
    return Array.from(parts, (part) => ({
      name: part.name ?? "",
      fileName: part.filename,
      // Copied here: the getter makes a new array at each call.
      bytes: new Uint8Array(part.bytes),
    }));
  } catch (cause) {
    if (cause instanceof MaxFileSizeExceededError) {
      throw new Problem(
        "body_too_large",
        `Send at most ${formatBytes(limits.maxPartBytes)} in a part, such as a picture.`,
      );
    }
    if (cause instanceof MaxPartsExceededError) {
      throw new Problem("body_too_large", `Send at most ${limits.maxParts} parts in a form.`);
    }
    // Any other error of the parser means that the body is malformed.
    throw new Problem("malformed_multipart", undefined, { cause });
  }
}

const LINE_END = "\r\n";
const QUESTION_MARK = 0x3f;
const PADDING = [0x20, 0x09];
const NEW_LINE = 0x0a;
const BYTE_ORDER_MARK = "\ufeff";

/**
 * A body as the parser needs it: from its first boundary on and without spaces behind boundaries,
 * because the parser doesn't know preambles and padding (RFC 2046, 5.1.1), and with headers in UTF-8.
 * Old programs write a file's name in Latin-1. The name isn't used, so what can't be decoded becomes
 * question marks.
 */
function readable(body: Bytes, boundary: string): Bytes {
  const delimiter = `--${boundary}`;
  let text: Buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const first = firstBoundary(text, delimiter);
  if (first === undefined) return body;
  text = text.subarray(first);
  text = withoutPadding(text, delimiter);
  for (let at = 0; at >= 0; at = text.indexOf(LINE_END + delimiter, at + 1)) {
    const end = text.indexOf(LINE_END + LINE_END, at + delimiter.length);
    if (end < 0) break;
    const header = text.subarray(at, end);
    if (decodeText(header) === null) {
      header.forEach((byte, index) => header[index] = byte > 0x7f ? QUESTION_MARK : byte);
    }
  }
  return new Uint8Array(text.buffer as ArrayBuffer, text.byteOffset, text.byteLength);
}

/**
 * Where the first boundary stands that has a line of its own. Programs end a preamble's lines in their
 * own way, and some begin every text with a byte order mark. Undefined where there is none.
 */
function firstBoundary(text: Buffer, delimiter: string): number | undefined {
  const start = text.indexOf(BYTE_ORDER_MARK) === 0 ? Buffer.byteLength(BYTE_ORDER_MARK) : 0;
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + 1)) {
    const beginsLine = at === 0 || at === start || text[at - 1] === NEW_LINE;
    if (beginsLine && boundaryLine(text, at, delimiter).isWhole) return at;
  }
  return undefined;
}

/** Without the spaces and tabs that may stand between a boundary and its line's end. */
function withoutPadding(text: Buffer, delimiter: string): Buffer {
  const kept: Buffer[] = [];
  let from = 0;
  for (let at = 0; at >= 0; at = text.indexOf(LINE_END + delimiter, at + 1)) {
    const boundary = at === 0 ? 0 : at + LINE_END.length;
    const { end, next, isWhole } = boundaryLine(text, boundary, delimiter);
    if (next === end || !isWhole) continue;
    kept.push(text.subarray(from, end));
    from = next;
  }
  return kept.length === 0 ? text : Buffer.concat([...kept, text.subarray(from)]);
}

/**
 * The line of the boundary that stands at `at`.
 *
 * @returns where the boundary ends and where the padding after it does, and whether the line or the
 * body ends there: otherwise it is the beginning of other text.
 */
function boundaryLine(text: Buffer, at: number, delimiter: string) {
  let end = at + delimiter.length;
  if (text.toString("latin1", end, end + 2) === "--") end += 2;
  let next = end;
  while (PADDING.includes(text[next] ?? 0)) next++;
  const isWhole = next >= text.length || text.toString("latin1", next, next + 2) === LINE_END;
  return { end, next, isWhole };
}
