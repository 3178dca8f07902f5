import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { SaxesParser } from "saxes";
import { UnreadablePicture } from "../../supabase/functions/make-renditions/pictures/picture.ts";
import { drawVector } from "../../supabase/functions/make-renditions/pictures/draw-vector.ts";
import { isFaithful } from "../../supabase/functions/make-renditions/vector/trace-shape.ts";
import { fileOf, type MadeKit, makeKit } from "./make-kit.ts";
import { otherBitmaps } from "./other-bitmaps.ts";
import { type Specimen, studioLogos } from "./studio-logos.ts";

/** The most that a flat logo's vector weighs, gzipped; an approximation may weigh twice as much. */
const MOST_BYTES = 60 * 1024;

/** What the API promises of every kit, with the size in pixels where it has one. */
const promised: Record<string, [width: number, height: number] | null> = {
  "logo/logo.svg": null,
  "logo/logo.pdf": null,
  "logo/logo.png": null,
  "logo/logo-transparent.png": null,
  "logo/logo-transparent-512.png": null,
  "logo/logo-black.svg": null,
  "logo/logo-black.png": null,
  "logo/logo-white.svg": null,
  "logo/logo-white.png": null,
  "icons/favicon.ico": [48, 48],
  "icons/favicon.svg": null,
  "icons/apple-touch-icon.png": [180, 180],
  "icons/icon-192.png": [192, 192],
  "icons/icon-512.png": [512, 512],
  "icons/icon-maskable-512.png": [512, 512],
  "icons/site.webmanifest": null,
  "icons/head.html": null,
  "social/open-graph-1200x630.png": [1200, 630],
  "social/x-header-1500x500.png": [1500, 500],
  "social/x-avatar-400x400.png": [400, 400],
  "social/instagram-avatar-400x400.png": [400, 400],
  "social/linkedin-avatar-400x400.png": [400, 400],
  "social/instagram-square-1080x1080.png": [1080, 1080],
  "social/linkedin-cover-1128x191.png": [1128, 191],
  "social/facebook-cover-820x312.png": [820, 312],
  "social/youtube-banner-2560x1440.png": [2560, 1440],
  "colors/palette.json": null,
  "colors/palette.css": null,
  "colors/palette.svg": null,
  "README.txt": null,
};

Deno.test("each of the studio's logos becomes a kit; the flat ones' vectors can't be told from them", async () => {
  const faithful: number[] = [];
  let count = 0;
  for (const logo of studioLogos()) {
    const kit = await makeKit(logo);
    await assertWhole(kit, logo.name);
    const fidelity = kit.traced.fidelity?.svg ?? 0;
    if (isFaithful({ fidelity })) faithful.push(fidelity);
    count++;
  }
  faithful.sort((a, b) => a - b);
  const median = faithful[faithful.length >> 1] ?? 0;
  assert.equal(count, 30);
  assert.ok(faithful.length >= 20, `only ${faithful.length} are flat`);
  assert.ok(median >= 0.98, `${median}`);
});

Deno.test("any other bitmap becomes a kit, or a sentence says why not", async (t) => {
  const bitmaps = await otherBitmaps();
  assert.equal(bitmaps.length, 20);
  for (const bitmap of bitmaps) {
    await t.step(bitmap.name, async () => {
      const made = await attempt({ ...bitmap, company: "Ådal & Søn <Ltd>" });
      if (made instanceof UnreadablePicture) {
        assert.equal(bitmap.becomes, "refused");
        assert.match(made.message, /^The picture .+\.$/);
        return;
      }
      await assertWhole(made, bitmap.name);
      const becomes = made.files.has("work/cut-out.png") ? "pixels" : "flat";
      assert.equal(becomes, bitmap.becomes, `${made.traced.fidelity?.svg}`);
    });
  }
});

Deno.test("the same picture gives the same files, byte for byte, whenever and in whatever order", async () => {
  const [logo] = studioLogos();
  assert.ok(logo);
  const [once, again] = [await makeKit(logo), await makeKit(logo)];
  assert.deepEqual(again.files, once.files);
  assert.deepEqual(again.zip, once.zip);
});

async function attempt(specimen: Specimen): Promise<MadeKit | UnreadablePicture> {
  try {
    return await makeKit(specimen);
  } catch (error) {
    if (error instanceof UnreadablePicture) return error;
    throw error;
  }
}

/** All files are there, in their sizes; each vector is strict XML, has no bitmap, and can be drawn. */
async function assertWhole(kit: MadeKit, name: string): Promise<void> {
  const names = [...kit.files.keys()].filter((file) => !file.startsWith("work/"));
  assert.deepEqual(names.sort(), Object.keys(promised).sort(), name);
  for (const [file, size] of Object.entries(promised)) {
    const { bytes, width, height, purpose } = fileOf(kit, file);
    assert.ok(bytes.length > 0 && purpose !== "", `${name}: ${file}`);
    if (size !== null) assert.deepEqual([width, height], size, `${name}: ${file}`);
  }
  for (const [file, { bytes, width, height }] of kit.files) {
    if (!file.endsWith(".svg")) continue;
    const text = new TextDecoder().decode(bytes);
    assertStrict(text, `${name}: ${file}`);
    assert.doesNotMatch(text, /<image|base64|<script/, `${name}: ${file}`);
    const most = kit.files.has("work/cut-out.png") ? 2 * MOST_BYTES : MOST_BYTES;
    if (file === "logo/logo.svg") assert.ok(gzipSync(bytes).length <= most, name);
    if (file.startsWith("colors/")) continue;
    const drawing = await drawVector(text, width ?? 0, height ?? 0);
    assert.ok(drawing.pixels.some((value) => value !== 0), `${name}: ${file} is empty`);
  }
}

function assertStrict(xml: string, name: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", ({ message }) => assert.fail(`${name}: ${message}`));
  parser.write(xml).close();
}
