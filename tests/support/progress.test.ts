import { deepStrictEqual } from "node:assert/strict";
import { createProgress } from "./progress.ts";

function shownOf(printed: string): (string | undefined)[] {
  const progress = createProgress();
  return printed.split("\n").map(progress).filter((line) => line !== undefined);
}

Deno.test("a test is shown as it ends, with its file and without what was printed", () => {
  const printed = `Download https://registry.npmjs.org/zod
running 3 tests from ./tests/a.test.ts
good ...
------- output -------
{"level":"warn"}
not a test ... ok (3ms)
no line break----- output end -----
  inner ... ok (0ms)
good ... ok (72ms)
bad (so to speak) ... FAILED (22ms)
steps ...
  s1 ... FAILED (0ms)
steps ... FAILED (due to 1 failed step) (1ms)
skipped ... ignored (0ms)
running 1 test from ./tests/e.test.ts
Uncaught error from ./tests/e.test.ts FAILED
e ... cancelled (0ms)

 ERRORS 

steps ... s1 => ./tests/a.test.ts:3:43
FAILED | 1 passed (1 step) | 2 failed (1 step) (112ms)`;
  deepStrictEqual(shownOf(printed), [
    "ok tests/a.test.ts: good (72ms)",
    "FAILED tests/a.test.ts: bad (so to speak) (22ms)",
    "FAILED tests/a.test.ts: steps (1ms)",
    "ignored tests/a.test.ts: skipped (0ms)",
    "FAILED tests/e.test.ts: outside of any test",
    "cancelled tests/e.test.ts: e (0ms)",
  ]);
});

Deno.test("so is one that takes more than a minute", () => {
  const printed = `running 2 tests from ./tests/a.test.ts
slow one ...'slow one' has been running for over (1m0s)
'slow one' has been running for over (2m0s)
 ok (2m1s)
next ... ok (1ms)`;
  deepStrictEqual(shownOf(printed), [
    "ok tests/a.test.ts: slow one (2m1s)",
    "ok tests/a.test.ts: next (1ms)",
  ]);
});

Deno.test("so are tests of files side by side", () => {
  const printed = `------- post-test output -------
noise
./local/a.test.ts => good ...----- post-test output end -----
./local/a.test.ts => good ... inner ... ok (0ms)
./local/a.test.ts => good ... ok (1m2s)
./local/b.test.ts => bad ... FAILED (19ms)`;
  deepStrictEqual(shownOf(printed), [
    "ok local/a.test.ts: good (1m2s)",
    "FAILED local/b.test.ts: bad (19ms)",
  ]);
});
