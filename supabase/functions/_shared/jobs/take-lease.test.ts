import assert from "node:assert/strict";
import type { Skipped } from "./verbs/claims.ts";
import { createFakeClock } from "../timing/fake-clock.fixture.ts";
import { takeLease } from "./take-lease.ts";
import { VerbError } from "./verbs/verb-error.ts";

type Answer = { outcome: "claimed"; attempt: number } | Skipped | VerbError;

const claimed = { outcome: "claimed", attempt: 1 } as const;
const skipped = (reason: Skipped["reason"]): Skipped => ({ outcome: "skipped", reason });
const lost = new VerbError("claim_picture", 0, "no answer");

/** Claims of a database that gives these answers in turn. */
async function taking(...answers: Answer[]) {
  const clock = createFakeClock();
  const tokens: string[] = [];
  const taken = takeLease((token) => {
    tokens.push(token);
    const answer = answers.shift();
    if (answer === undefined) return Promise.reject(new Error("asked too often"));
    return answer instanceof VerbError ? Promise.reject(answer) : Promise.resolve(answer);
  }, clock).catch((error) => error);
  await clock.advance(60_000);
  return { answer: await taken, calls: tokens.length, tokens: new Set(tokens).size, left: answers };
}

Deno.test("an answer that comes is taken as it is, asked for once", async () => {
  for (const answer of [claimed, skipped("busy"), skipped("not_pending")]) {
    assert.deepEqual(await taking(answer), { answer, calls: 1, tokens: 1, left: [] });
  }
});

Deno.test("a claim whose answer was lost is asked for again with its own token", async () => {
  const { answer, calls, tokens } = await taking(lost, claimed);
  assert.deepEqual([answer, calls, tokens], [claimed, 2, 1]);
});

Deno.test("who finds it busy then waits for a call of its own", async () => {
  assert.equal((await taking(lost, skipped("busy"), claimed)).answer, claimed);
  assert.deepEqual((await taking(lost, skipped("not_pending"))).answer, skipped("not_pending"));
});

Deno.test("a database that stays away is the caller's to know, and so is one that refuses", async () => {
  assert.equal((await taking(lost, lost, lost)).answer, lost);
  const refused = new VerbError("claim_picture", 400, "no such function");
  assert.deepEqual(await taking(refused), { answer: refused, calls: 1, tokens: 1, left: [] });
});
