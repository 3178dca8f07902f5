import { deepStrictEqual, throws } from "node:assert/strict";
import { readFlags } from "./flags.ts";

Deno.test("flags are read, behind -- too", () => {
  deepStrictEqual(readFlags([], ["yes"]), new Set());
  deepStrictEqual(readFlags(["--yes"], ["yes"]), new Set(["yes"]));
  deepStrictEqual(readFlags(["--", "--yes"], ["yes"]), new Set(["yes"]));
});

Deno.test("every command can be asked for help", () => {
  for (const arg of ["--help", "-h"]) deepStrictEqual(readFlags([arg], []), new Set(["help"]));
});

Deno.test("what a command doesn't know is no reason to go ahead", () => {
  for (const arg of ["--yess", "--yes=no", "-y", "yes"]) {
    throws(() => readFlags([arg], ["yes"]), new RegExp(arg.replace("=no", "")));
  }
});
