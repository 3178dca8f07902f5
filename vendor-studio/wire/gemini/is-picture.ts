/** How a kind of picture begins, and how it ends where it has an end of its own. */
interface Kind {
  start: number[];
  end?: number[];
}

const kinds: Kind[] = [
  // PNG, to its chunk IEND.
  { start: [0x89, 0x50, 0x4e, 0x47], end: [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82] },
  // JPEG, to its end of image.
  { start: [0xff, 0xd8, 0xff], end: [0xff, 0xd9] },
  // "RIFF", of WebP.
  { start: [0x52, 0x49, 0x46, 0x46] },
];

/** Bytes in which the end is looked for: some programs write a few behind it. */
const TAIL = 64;

/** Whether a file begins as one of the kinds of picture that Gemini reads does, and isn't cut off. */
export function isPicture(bytes: Uint8Array): boolean {
  const tail = bytes.subarray(-TAIL);
  return kinds.some(({ start, end }) =>
    hasAt(bytes, start, 0) &&
    (end === undefined || tail.some((_, at) => hasAt(tail, end, at)))
    // "ftyp" stands fifth in HEIC and HEIF.
  ) || hasAt(bytes, [0x66, 0x74, 0x79, 0x70], 4);
}

function hasAt(bytes: Uint8Array, wanted: number[], offset: number): boolean {
  return wanted.every((byte, index) => bytes[offset + index] === byte);
}
