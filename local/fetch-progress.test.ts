import assert from "node:assert/strict";
import { showProgress } from "./fetch-progress.ts";

/** Progress that is told when the test says so. */
function begin(look: () => number, isTerminal: boolean) {
  const written: string[] = [];
  const repeated: (() => void)[] = [];
  const { setInterval } = globalThis;
  Object.assign(globalThis, { setInterval: (run: () => void) => repeated.push(run) });
  try {
    const write = (text: string) => void written.push(text.replace(/\d+ s/, "n s"));
    const progress = showProgress(look, 152, { isTerminal, write });
    return { written, tell: () => repeated.forEach((run) => run()), progress };
  } finally {
    Object.assign(globalThis, { setInterval });
  }
}

Deno.test("each line is whole before the next is begun, in their order", () => {
  const unpacked = [0, 132, 148];
  const { written, tell } = begin(() => unpacked.shift() ?? 152, false);
  for (let n = 0; n < 4; n++) tell();
  assert.deepEqual(written, [
    "  downloading, n s\n",
    "  132 of 152 unpacked, n s\n",
    "  148 of 152 unpacked, n s\n",
    "  152 of 152 unpacked, n s\n",
  ]);
});

Deno.test("on a terminal it is one line, which ends", () => {
  const { written, tell, progress } = begin(() => 0, true);
  tell();
  progress[Symbol.dispose]();
  assert.deepEqual(written, ["\r\x1b[K  downloading, n s", "\n"]);
});
