import assert from "node:assert/strict";
import { readOptions } from "./options.ts";

Deno.test("help is no unknown option, and anything misspelt is", () => {
  assert.equal(readOptions(["--", "--help"]), null);
  assert.equal(readOptions(["-h"]), null);
  assert.equal(readOptions(["--kills", "7"])?.kills, 7);
  assert.throws(() => readOptions(["--kils", "7"]), /kils/);
});
