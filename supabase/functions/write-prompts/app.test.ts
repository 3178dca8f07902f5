import assert from "node:assert/strict";
import { createServiceClient } from "../_shared/database.ts";
import type { PromptsClaim } from "../_shared/jobs/verbs/claims.ts";
import { VerbError } from "../_shared/jobs/verbs/verb-error.ts";
import type { Concept } from "../_shared/jobs/verbs/prompt-verbs.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import { dispatch, fakeWorker, SECRET_KEY } from "../_shared/jobs/worker.fixture.ts";
import { fakeGemini } from "../_shared/vendors/gemini/fake-gemini.fixture.ts";
import type { Gemini } from "../_shared/vendors/gemini/gemini.ts";
import type { VendorReport } from "../_shared/vendors/meter.ts";
import { VendorError } from "../_shared/vendors/vendor-error.ts";
import { seedOf } from "../_shared/vendors/gemini/seed.ts";
import { DIRECTOR_VERSION } from "./director/prompts/version.ts";
import { createApp } from "./app.ts";

const id = "0f9f3a52-8a5e-4c0e-9d2b-111111111111";
const roundId = "1a9f3a52-8a5e-4c0e-9d2b-444444444444";

const claimed: PromptsClaim = {
  outcome: "claimed",
  lease_token: "0f9f3a52-8a5e-4c0e-9d2b-222222222222",
  lease_seconds: 30,
  attempt: 1,
  deadline_at: Date.parse("2026-01-02T00:00:00Z"),
  owner_id: "0f9f3a52-8a5e-4c0e-9d2b-333333333333",
  project: {
    id,
    project_name: "Northwind",
    brief_data: { company_name: "Northwind" },
    inspiration_image_url: null,
  },
  round: { id: roundId, wanted: 1, archetype: null, direction: null },
  logos: [],
};
const lease = { jobId: roundId, leaseToken: claimed.lease_token };

const concept: Concept = {
  archetype: "abstract",
  title: "Drift",
  prompt: "An abstract logo mark.",
};
const answer = { text: JSON.stringify({ concepts: [{ number: 1, ...concept }] }) };

function worker(given: Partial<Verbs>, answers: Parameters<typeof fakeGemini>[0] = [answer]) {
  const fake = fakeWorker(given);
  const gemini = fakeGemini(answers);
  const client = createServiceClient(fake.deps.config);
  return { ...fake, gemini, app: createApp({ ...fake.deps, client, gemini }) };
}

const request = () => dispatch("/write-prompts", { round_id: roundId });

Deno.test("who has no secret key, or another, claims nothing", async () => {
  const { app, calls } = worker({});
  for (const key of [null, "", "sb_publishable_x", `${SECRET_KEY}x`]) {
    const response = await app.request(dispatch("/write-prompts", { round_id: roundId }, key));
    assert.equal(response.status, 401);
    assert.equal((await response.json()).code, "unauthorized");
  }
  assert.deepEqual(calls, []);
});

Deno.test("a body that names no round claims nothing", async () => {
  const { app, calls } = worker({});
  const statuses = [];
  for (const body of ["{", {}, { round_id: "1; drop table" }, { round_id: 7 }, []]) {
    statuses.push((await app.request(dispatch("/write-prompts", body))).status);
  }
  assert.deepEqual([statuses, calls], [[400, 422, 422, 422, 422], []]);
});

Deno.test("a claim is answered before its work is done", async () => {
  const settled = Promise.withResolvers<{ accepted: boolean }>();
  const { app, calls, done } = worker({
    claimPrompts: () => Promise.resolve(claimed),
    completePrompts: () => settled.promise,
  });
  const response = await app.request(request());
  assert.deepEqual([response.status, await response.json()], [202, { outcome: "claimed" }]);
  settled.resolve({ accepted: true });
  await done();
  const [name, args] = calls.at(-1) ?? [];
  assert.equal(name, "completePrompts");
  assert.deepEqual(args?.slice(0, 2), [lease, {
    concepts: [{ ...concept, lettered: { text: "" } }],
    promptVersion: DIRECTOR_VERSION,
  }]);
});

Deno.test("of repeated calls for one round only the one that got the claim works", async () => {
  let claims = 0;
  const { app, calls, gemini, done } = worker({
    claimPrompts: () =>
      Promise.resolve(
        claims++ === 0 ? claimed : { outcome: "skipped" as const, reason: "not_pending" as const },
      ),
    completePrompts: () => Promise.resolve({ accepted: true }),
  });
  const responses = await Promise.all([1, 2, 3].map(() => app.request(request())));
  await done();
  assert.deepEqual(responses.map(({ status }) => status).sort(), [200, 200, 202]);
  assert.deepEqual(gemini.requests.map(({ config }) => config.seed), [seedOf(roundId)]);
  assert.equal(calls.filter(([name]) => name === "completePrompts").length, 1);
});

Deno.test("a call whose project is cancelled meanwhile is waited for, and its cost reported", async () => {
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const fake = fakeWorker({
    claimPrompts: () => Promise.resolve(claimed),
    extendLease: () => Promise.resolve(false),
    reportAttempt: () => Promise.resolve(true),
  });
  const gemini: Gemini = {
    promptModel: "p",
    imageModel: "i",
    generate: (_request, { meter, signal }) =>
      meter.measure({ vendor: "gemini", model: "p" }, async () => {
        asked.resolve();
        await answered.promise;
        signal.throwIfAborted();
        meter.charge(0.005);
        return {};
      }),
  };
  const app = createApp({ ...fake.deps, client: createServiceClient(fake.deps.config), gemini });
  await app.request(request());
  await asked.promise;
  await fake.clock.advance(10_000);
  assert.ok(fake.lines.some((line) => line.includes("attempt_lost")));
  assert.ok(!fake.calls.some(([name]) => name === "reportAttempt"));
  answered.resolve();
  await fake.done();
  const [name, [told, report] = []] = fake.calls.at(-1) ?? [];
  assert.deepEqual([name, told, (report as VendorReport).cost_usd], [
    "reportAttempt",
    lease,
    0.005,
  ]);
});

Deno.test("a refusal of the vendor fails the project", async () => {
  const refusal = new VendorError("gemini: refused", {
    class: "permanent",
    code: "content_policy",
  });
  const { app, calls, done } = worker({
    claimPrompts: () => Promise.resolve(claimed),
    failJob: () => Promise.resolve({ accepted: true, status: "failed" }),
  }, [refusal]);
  await app.request(request());
  await done();
  const [name, args] = calls.at(-1) ?? [];
  assert.equal(name, "failJob");
  assert.deepEqual(args?.[1], {
    class: "permanent",
    code: "content_policy",
    detail: refusal.message,
    retryAfterSeconds: undefined,
  });
});

Deno.test("a database that can't be reached is 503, and no secret is told or logged", async () => {
  const { app, lines, clock } = worker({
    claimPrompts: () => Promise.reject(new VerbError("claim_prompts", 0, "network")),
  });
  let isAnswered = false;
  const answered = Promise.resolve(app.request(request())).finally(() => isAnswered = true);
  while (!isAnswered) await clock.advance(1_000);
  const response = await answered;
  assert.equal(response.status, 503);
  assert.equal((await response.json()).code, "unavailable");
  assert.ok(lines.length > 0 && !lines.some((line) => line.includes(SECRET_KEY)));
});

Deno.test("only POST is answered", async () => {
  const { app } = worker({});
  const response = await app.request("/write-prompts");
  assert.equal(response.status, 405);
  assert.equal((await response.json()).request_id, response.headers.get("x-request-id"));
});
