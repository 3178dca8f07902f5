import { deepStrictEqual, throws } from "node:assert/strict";
import { readFlags } from "./flags.ts";

Deno.test("flags are read, behind -- too", () => {
  deepStrictEqual(readFlags([], ["yes"]), new Set());
  deepStrictEqual(readFlags(["--yes"], ["yes"]), new Set(["yes"]));
  deepStrictEqual(readFlags(["--", "--yes"], ["yes"]), new Set(["yes"]));
});

Deno.test("what a command doesn't know is no reason to go ahead", () => {
  for (const arg of ["--help", "--yess", "--yes=no", "-y", "yes"]) {
    throws(() => readFlags([arg], ["yes"]), new RegExp(arg.replace("=no", "")));
  }
});
