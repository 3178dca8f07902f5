import assert from "node:assert/strict";
import { openCall } from "../vendors/call.fixture.ts";
import type { Gemini, GeminiAnswer } from "../vendors/gemini/gemini.ts";
import { createFakeClock } from "../timing/fake-clock.fixture.ts";
import { finishCalls } from "./finish-calls.ts";
import { LeaseLost } from "./lease.ts";
import { USUAL_ATTEMPT } from "../vendors/models/attempt-time.ts";
import { TookTooLong } from "./stop-reasons.ts";

/** A call to a Gemini that answers when it is told to, in an attempt of which the worker lives on. */
function begin() {
  const answer = Promise.withResolvers<GeminiAnswer>();
  const stop = new AbortController();
  const clock = createFakeClock();
  const outlived: Promise<unknown>[] = [];
  let asked: AbortSignal | undefined;
  const gemini: Gemini = {
    promptModel: "p",
    imageModel: "i",
    generate(_request, { signal }) {
      asked = signal;
      return answer.promise;
    },
  };
  const attempt = {
    outlive<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
      const begun = work(new AbortController().signal);
      outlived.push(begun);
      return begun;
    },
  };
  const call = { ...openCall(), signal: stop.signal };
  const request = { model: "p", contents: [], config: {} };
  const asking = finishCalls(gemini, attempt, clock).generate(request, call);
  asking.catch(() => {});
  return { answer, stop, clock, outlived, asking, isAborted: () => asked?.aborted };
}

Deno.test("a call goes on when the lease is lost, and who asked is told at once", async () => {
  const { answer, stop, outlived, asking, isAborted } = begin();
  stop.abort(new LeaseLost("it was cancelled"));
  await assert.rejects(asking, LeaseLost);
  assert.equal(isAborted(), false);
  answer.resolve({ candidates: [] });
  assert.deepEqual(await outlived[0], { candidates: [] });
});

Deno.test("it ends with the attempt's time, and when it takes as long by itself", async () => {
  const late = begin();
  late.stop.abort(new TookTooLong());
  await assert.rejects(late.asking, TookTooLong);
  assert.equal(late.isAborted(), true);
  const hanging = begin();
  hanging.stop.abort(new LeaseLost("it was cancelled"));
  await hanging.clock.advance(USUAL_ATTEMPT);
  assert.equal(hanging.isAborted(), true);
});
