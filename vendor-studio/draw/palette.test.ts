import assert from "node:assert/strict";
// @ts-types="@types/culori"
import { wcagContrast } from "culori";
import { onFittingGround } from "./fitting-ground.ts";
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
      assert.ok(wcagContrast(palette.ink, ground) >= 3, `${colour} letters on ${ground}`);
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

Deno.test("strict colours are kept on a ground that each stands out from", () => {
  const palette = {
    ground: "#ffffff",
    main: "#e0a100",
    second: "#f4e04d",
    accent: "#e0a100",
    ink: "#e0a100",
  };
  const fitting = onFittingGround(palette, ["#e0a100", "#f4e04d"], 3);
  assert.deepEqual({ ...fitting, ground: "" }, { ...palette, ground: "" });
  assert.ok(wcagContrast("#e0a100", fitting.ground) >= 4.5);
  assert.ok(wcagContrast("#f4e04d", fitting.ground) >= 3);
  const clear = {
    ...palette,
    main: "#14213d",
    ink: "#14213d",
    second: "#7a3b12",
    accent: "#7a3b12",
  };
  assert.deepEqual(onFittingGround(clear, ["#14213d", "#7a3b12"], 3), clear);
});

Deno.test("where no ground suits two strict colours, one is the ground of the other", () => {
  const [green, gold] = ["#1b4d3e", "#e0a100"];
  const palette = { ground: "#ffffff", main: green, second: gold, accent: "#f4e04d", ink: green };
  const fitting = onFittingGround(palette, [green, gold], 3);
  const others = { main: green, accent: green, ink: green };
  assert.deepEqual(fitting, { ...others, ground: gold, second: "#000000" });
  assert.deepEqual(legible(fitting), fitting);
});
