import assert from "node:assert/strict";
import { cmykJpeg } from "./cmyk-jpeg.fixture.ts";
import { decode } from "./decode.ts";
import { encodeJpeg, encodePng, encodeWebp } from "./encode.ts";
import { UnreadablePicture } from "./picture.ts";
import { colourAt, differenceOf, pictureOf } from "./shapes.fixture.ts";

const green = [27, 77, 62, 255] as const;
const halved = pictureOf(64, 32, (x) => x < 32 ? green : [255, 255, 255, 255]);

Deno.test("PNG and WebP come back as they went in, JPEG nearly", async () => {
  for (const encode of [encodePng, encodeWebp]) {
    assert.deepEqual(await decode(await encode(halved), 2048), halved, encode.name);
  }
  const jpeg = await decode(await encodeJpeg(halved, 90), 2048);
  assert.ok(differenceOf(colourAt(jpeg, 10, 10), green) <= 3);
});

Deno.test("a JPEG in CMYK has the colours that a browser shows", async () => {
  const picture = await decode(cmykJpeg, 2048);
  assert.deepEqual([picture.width, picture.height], [48, 48]);
  assert.ok(differenceOf(colourAt(picture, 12, 20), [27, 77, 62, 255]) <= 3);
  assert.ok(differenceOf(colourAt(picture, 34, 24), [217, 72, 15, 255]) <= 3);
});

Deno.test("a JPEG with bytes that don't belong there is read, one that breaks off is not", async () => {
  const jpeg = await encodeJpeg(halved, 90);
  const end = jpeg.length - 2;
  const odd = Uint8Array.from([...jpeg.subarray(0, end), 1, 2, 3, 4, ...jpeg.subarray(end)]);
  assert.deepEqual(await decode(odd, 2048), await decode(jpeg, 2048));
  await assert.rejects(decode(jpeg.subarray(0, jpeg.length * 0.7), 2048), /is damaged/);
});

Deno.test("a large picture is made smaller in strips, a small one is left as it is", async () => {
  const png = await encodePng(pictureOf(4096, 2100, (x) => x < 2048 ? green : [0, 0, 0, 255]));
  for (const [side, size] of [[512, [512, 263]], [2048, [2048, 1050]]] as const) {
    const picture = await decode(png, side);
    assert.deepEqual([picture.width, picture.height], size);
    for (const y of [0, picture.height - 1]) {
      assert.deepEqual(colourAt(picture, picture.width / 2 - 1, y), green);
      assert.deepEqual(colourAt(picture, picture.width / 2, y), [0, 0, 0, 255]);
    }
  }
  assert.equal((await decode(await encodePng(halved), 512)).width, 64);
});

Deno.test("an SVG is drawn as large as fits, on transparent ground", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2">' +
    '<path fill="#ff8000" fill-opacity="0.5" d="M0 0H2V2H0Z"/></svg>';
  const picture = await decode(new TextEncoder().encode(svg), 512);
  assert.deepEqual([picture.width, picture.height], [512, 256]);
  assert.ok(differenceOf(colourAt(picture, 100, 100), [255, 128, 0, 128]) <= 1);
  assert.deepEqual(colourAt(picture, 400, 100), [0, 0, 0, 0]);
});

Deno.test("what can't be read says why in a sentence", async () => {
  const png = await encodePng(halved);
  const wide = png.slice();
  new DataView(wide.buffer).setUint32(16, 20_000);
  new DataView(wide.buffer).setUint32(20, 20_000);
  const text = (characters: string) => new TextEncoder().encode(characters);
  const animatedWebp = Uint8Array.from([
    ...[...text("RIFF"), 22, 0, 0, 0, ...text("WEBPVP8X"), 10, 0, 0, 0, 2, 0, 0, 0],
    ...[63, 0, 0, 63, 0, 0],
  ]);
  const cases: [Uint8Array, RegExp][] = [
    [png.subarray(0, png.length / 2), /^The picture is damaged\.$/],
    [wide, /20000 × 20000 pixels, which are too many\.$/],
    [animatedWebp, /^The picture is animated: a logo is a single picture\.$/],
    [new TextEncoder().encode("GIF89a"), /no PNG, JPEG, WebP or SVG/],
    [new TextEncoder().encode("<svg><script/></svg>"), /no PNG, JPEG, WebP or SVG/],
    [new Uint8Array(), /no PNG, JPEG, WebP or SVG/],
  ];
  for (const [bytes, sentence] of cases) {
    await assert.rejects(
      decode(bytes, 512),
      (error) => error instanceof UnreadablePicture && sentence.test(error.message),
    );
  }
});
