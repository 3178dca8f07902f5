const signatures = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  // "RIFF", of WebP.
  [0x52, 0x49, 0x46, 0x46],
];

/** Whether a file begins as one of the kinds of picture that Gemini reads does. */
export function isPicture(bytes: Uint8Array): boolean {
  // "ftyp" stands fifth in HEIC and HEIF.
  return signatures.some((signature) => signature.every((byte, at) => bytes[at] === byte)) ||
    [0x66, 0x74, 0x79, 0x70].every((byte, at) => bytes[at + 4] === byte);
}
