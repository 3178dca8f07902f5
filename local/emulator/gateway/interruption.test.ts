import assert from "node:assert/strict";
import { interruptible } from "./interruption.ts";

const ask = (signal?: AbortSignal) =>
  new Request("http://gateway/rest/v1/things", signal ? { signal } : {});

Deno.test("a part that is down fails or is silent, until it is given back", async () => {
  const route = interruptible({ prefix: "/rest/v1", handle: () => new Response("well") });
  const statusOf = async (request = ask()) => (await route.handle(request, "127.0.0.1")).status;
  assert.equal(await statusOf(), 200);

  const endErrors = route.interrupt("error");
  assert.equal(await statusOf(), 500);
  endErrors();
  assert.equal(await statusOf(), 200);

  const endSilence = route.interrupt("hang");
  let isAnswered = false;
  const waiting = statusOf().finally(() => isAnswered = true);
  const impatient = new AbortController();
  const leaving = statusOf(ask(impatient.signal));
  impatient.abort();
  assert.equal(await leaving, 504);
  assert.equal(isAnswered, false);
  endSilence();
  assert.equal(await waiting, 504);
  assert.equal(await statusOf(), 200);
});
