import assert from "node:assert/strict";
import { hasPixels } from "./has-pixels.ts";
import type { PictureHeader } from "./read-header.ts";

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Each kind's header alone, and what has to follow for some of the picture to be there. */
const headers: [PictureHeader["format"], string, string][] = [
  [
    "png",
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x06\0\0\0CRC_",
    "\0\0\0\x01IDAT\0",
  ],
  [
    "jpeg",
    "\xff\xd8\xff\xc0\0\x11\x08\x02\0\x02\0\x03\x01\x11\0\x02\x11\0\x03\x11\0",
    "\xff\xda\0\x0c\x03\x01\0\x02\0\x03\0\0\x3f\0\x55",
  ],
  [
    "jpeg",
    "\xff\xd8\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x01\x11\0",
    "\xff\xda\0\x08\x01\x01\0\0\x3f\0\x55",
  ],
  ["webp", "RIFF\0\0\x01\0WEBPVP8 \0\0\x01\0\x10\0\0\x9d\x01\x2a\0\x02\0\x02", "\0"],
  [
    "webp",
    "RIFF\0\0\x01\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\x01\0\xff\x01\0",
    "VP8L\x0b\0\0\0\x2f1234567890",
  ],
];

for (const [format, header, data] of headers) {
  Deno.test(`a ${format} of ${header.length} bytes of header has no pixels until some follow`, () => {
    assert.equal(hasPixels(format, latin(header)), false);
    for (let cut = 0; cut < data.length; cut++) {
      assert.equal(hasPixels(format, latin(header + data.slice(0, cut))), false, `${cut}`);
    }
    assert.equal(hasPixels(format, latin(header + data)), true);
  });
}

/** 8 × 8 pixels of one grey, as ImageMagick writes them. */
const grey = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkK" +
  "DA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAA" +
  "AAAAAv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AD//Z";

Deno.test("a flat grey JPEG has pixels", () => {
  assert.equal(hasPixels("jpeg", latin(atob(grey))), true);
});
