import { modeLrgb, modeRgb, useMode, wcagContrast } from "culori/fn";
import assert from "node:assert/strict";

useMode(modeRgb);
useMode(modeLrgb);

Deno.test("white letters and black ones are seen behind a picture without a ground", async () => {
  const tokens = await Deno.readTextFile(new URL("../../styles/tokens.css", import.meta.url));
  const [line = ""] = tokens.match(/--see-through:.*/) ?? [];
  const grounds = line.match(/#[0-9a-f]{6}/g) ?? [];
  assert.equal(grounds.length, 2);
  for (const ground of grounds) {
    for (const letters of ["#ffffff", "#000000"]) {
      assert.ok(wcagContrast(letters, ground) >= 3, `${letters} on ${ground}`);
    }
  }
});
