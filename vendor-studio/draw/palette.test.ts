import assert from "node:assert/strict";
// @ts-types="@types/culori"
import { wcagContrast } from "culori";
import { legible, shaded } from "./palette.ts";

Deno.test("lettering and shapes stand out from any ground", () => {
  const colours = ["#ffffff", "#ffeb80", "#dddd33", "#808080", "#ff3366", "#14213d", "#000000"];
  for (const ground of colours) {
    for (const colour of colours) {
      const palette = legible({
        ground,
        main: colour,
        second: colour,
        accent: colour,
        ink: colour,
      });
      assert.ok(wcagContrast(palette.ink, ground) >= 4.5, `${colour} letters on ${ground}`);
      assert.ok(wcagContrast(palette.main, ground) >= 3, `${colour} on ${ground}`);
    }
  }
});

Deno.test("a colour that stands out already is kept as it is", () => {
  const palette = {
    ground: "#ffffff",
    main: "#7a3b12",
    second: "#b5651d",
    accent: "#b5651d",
    ink: "#14213d",
  };
  assert.deepEqual(legible(palette), palette);
});

Deno.test("a darker navy stays blue", () => {
  const [red = 0, green = 0, blue = 0] = (shaded("#000080", -0.1).match(/[0-9a-f]{2}/g) ?? [])
    .map((part) => Number.parseInt(part, 16));
  assert.ok(blue > 2 * Math.max(red, green), `${red} ${green} ${blue}`);
});
