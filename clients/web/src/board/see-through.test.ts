import assert from "node:assert/strict";

Deno.test("white letters and black ones are seen behind a picture without a ground", async () => {
  const tokens = await Deno.readTextFile(new URL("../../styles/tokens.css", import.meta.url));
  const [line = ""] = tokens.match(/--see-through:.*/) ?? [];
  const grounds = line.match(/#[0-9a-f]{6}/g) ?? [];
  assert.equal(grounds.length, 2);
  for (const ground of grounds) {
    const light = luminance(ground) + 0.05;
    assert.ok(1.05 / light >= 3 && light / 0.05 >= 3, ground);
  }
});

/** As WCAG defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
