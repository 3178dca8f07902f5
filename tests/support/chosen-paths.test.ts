import { deepStrictEqual, rejects } from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../local/settings.ts";
import { readChosenPaths } from "./chosen-paths.ts";

Deno.test("paths are read however they are written", async () => {
  for (const word of ["tests/support", "./tests/support/", join(root, "tests/support")]) {
    deepStrictEqual(await readChosenPaths([word], root), ["tests/support"]);
  }
  deepStrictEqual(await readChosenPaths([], root), []);
  deepStrictEqual(await readChosenPaths(["."], root), [], "the whole root is everything");
});

Deno.test("a path that is not there is named, beside one that is, too", async () => {
  for (const words of [["tests/no-such-path"], ["tests/support", "tests/no-such-path"]]) {
    await rejects(readChosenPaths(words, root), {
      message: "There is no file or folder tests/no-such-path",
    });
  }
});
