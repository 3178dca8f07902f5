import assert from "node:assert/strict";
import { showProgress } from "./fetch-progress.ts";

/** Progress whose looks and lines come when the test says so. */
function begin(look: () => Promise<number>, isTerminal: boolean) {
  const written: string[] = [];
  const repeated: (() => void)[] = [];
  const { setInterval } = globalThis;
  Object.assign(globalThis, { setInterval: (run: () => void) => repeated.push(run) });
  try {
    const output = { isTerminal, write: (text: string) => void written.push(text) };
    const progress = showProgress(look, 152, output);
    const [lookAgain = () => {}, tell = () => {}] = repeated;
    return { written, lookAgain, tell, progress };
  } finally {
    Object.assign(globalThis, { setInterval });
  }
}

/** What was written, with any number of seconds. */
const timeless = (written: string[]) => written.map((text) => text.replace(/\d+ s/, "n s"));

const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

Deno.test("it goes on being told while a look hangs, and no second one is begun", async () => {
  const answers: PromiseWithResolvers<number>[] = [];
  const { written, lookAgain, tell } = begin(() => {
    const answer = Promise.withResolvers<number>();
    answers.push(answer);
    return answer.promise;
  }, false);
  for (let n = 0; n < 3; n++) {
    lookAgain();
    tell();
  }
  assert.equal(answers.length, 1);
  answers[0]?.resolve(132);
  await soon();
  tell();
  lookAgain();
  tell();
  answers[1]?.resolve(148);
  await soon();
  tell();
  assert.deepEqual(timeless(written), [
    ...Array(3).fill("  downloading, n s\n"),
    ...Array(2).fill("  132 of 152 unpacked, n s\n"),
    "  148 of 152 unpacked, n s\n",
  ]);
});

Deno.test("a look that fails leaves what was seen before", async () => {
  const looks = [() => Promise.resolve(7), () => Promise.reject(new Error("Busy"))];
  const { written, lookAgain, tell } = begin(() => looks.shift()?.() ?? Promise.resolve(9), false);
  for (let n = 0; n < 3; n++) {
    lookAgain();
    await soon();
    tell();
  }
  assert.deepEqual(timeless(written), [
    ...Array(2).fill("  7 of 152 unpacked, n s\n"),
    "  9 of 152 unpacked, n s\n",
  ]);
});

Deno.test("on a terminal it is one line, which ends", () => {
  const { written, tell, progress } = begin(() => Promise.resolve(0), true);
  tell();
  progress[Symbol.dispose]();
  assert.deepEqual(timeless(written), ["\r\x1b[K  downloading, n s", "\n"]);
});
