import assert from "node:assert/strict";
import { readPictureHeader } from "./read-header.ts";

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const bytes = (...parts: (number | number[])[]) => new Uint8Array(parts.flat());

const png = bytes(
  ascii("\x89PNG\r\n\x1a\n"),
  [0, 0, 0, 13],
  ascii("IHDR"),
  [0, 0, 4, 0, 0, 0, 3, 0, 8, 6, 0, 0, 0],
);

/** A segment of a JPEG with so many bytes of content. */
const segment = (marker: number, content: number[]) => [
  0xff,
  marker,
  (content.length + 2) >> 8,
  (content.length + 2) & 255,
  ...content,
];

const frame = (marker: number) => segment(marker, [8, 2, 128, 4, 176, 3, 1, 17, 0]);

const webp = (chunk: string, content: number[]) =>
  bytes(
    ascii("RIFF"),
    [0, 1, 0, 0],
    ascii("WEBP"),
    ascii(chunk),
    [content.length, 0, 0, 0],
    content,
  );

const pictures: Record<string, [Uint8Array, string, number, number]> = {
  "PNG": [png, "png", 1024, 768],
  "baseline JPEG": [
    bytes([0xff, 0xd8], segment(0xe0, ascii("JFIF\0")), frame(0xc0)),
    "jpeg",
    1200,
    640,
  ],
  "progressive JPEG behind a large EXIF block, tables and fill bytes": [
    bytes(
      [0xff, 0xd8],
      segment(0xe1, [...ascii("Exif\0\0"), ...new Array(60000).fill(0xff)]),
      segment(0xc4, [0, 1, 2]),
      [0xff, 0xff],
      frame(0xc2),
    ),
    "jpeg",
    1200,
    640,
  ],
  "JPEG with stray bytes between its segments": [
    bytes(
      [0xff, 0xd8],
      [0, 0],
      segment(0xe0, ascii("JFIF\0")),
      [0x0d, 0x0a, 0xff, 0x00],
      segment(0xdb, [0, 1, 2]),
      [0xff, 0xd0, 0x41, 0xff, 0xff],
      frame(0xc0),
    ),
    "jpeg",
    1200,
    640,
  ],
  "lossy WebP": [
    webp("VP8 ", [0x10, 0, 0, 0x9d, 0x01, 0x2a, 0x20, 0x43, 0x58, 0x02]),
    "webp",
    800,
    600,
  ],
  "lossless WebP": [
    // 1023 | 511 << 14: both less one.
    webp("VP8L", [0x2f, 0xff, 0xc3, 0x7f, 0x00, 0, 0, 0, 0, 0]),
    "webp",
    1024,
    512,
  ],
  "extended WebP": [
    webp("VP8X", [0x10, 0, 0, 0, 0xff, 0x0f, 0, 0xff, 0x07, 0]),
    "webp",
    4096,
    2048,
  ],
};

for (const [name, [picture, format, width, height]] of Object.entries(pictures)) {
  Deno.test(`${name} says its kind and size`, () => {
    const header = readPictureHeader(picture);
    assert.ok(header);
    assert.deepEqual([header.format, header.width, header.height], [format, width, height]);
  });

  Deno.test(`${name} cut off anywhere is read or refused, never misread`, () => {
    for (let length = 0; length < Math.min(picture.length, 300); length++) {
      const header = readPictureHeader(picture.subarray(0, length));
      if (header !== null) assert.deepEqual([header.width, header.height], [width, height]);
    }
  });

  Deno.test(`${name} with any of its bytes changed does not throw`, () => {
    for (let at = 0; at < Math.min(picture.length, 64); at++) {
      for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
        const damaged = picture.slice();
        damaged[at] = value;
        const header = readPictureHeader(damaged);
        assert.ok(header === null || (header.width > 0 && header.height > 0));
      }
    }
  });
}

Deno.test("a view into a larger buffer is read from its own start", () => {
  const buffer = new Uint8Array(png.length + 7);
  buffer.set(png, 7);
  assert.equal(readPictureHeader(buffer.subarray(7))?.width, 1024);
});

Deno.test("what is no picture is null", () => {
  for (const text of ["", "<html>", "GIF89a\x01\0\x01\0", "RIFF\0\0\0\0WAVEfmt ", "\xff\xd8\xff"]) {
    assert.equal(readPictureHeader(bytes(ascii(text))), null);
  }
});

Deno.test("a picture without area is null", () => {
  const flat = png.slice();
  flat.set([0, 0, 0, 0], 16);
  assert.equal(readPictureHeader(flat), null);
});

Deno.test("a JPEG whose segments lead nowhere ends", () => {
  assert.equal(readPictureHeader(bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0])), null);
  assert.equal(readPictureHeader(bytes([0xff, 0xd8], new Array(5000).fill(0xff))), null);
});
