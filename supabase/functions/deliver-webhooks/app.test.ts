import assert from "node:assert/strict";
import { Webhook } from "standardwebhooks";
import type { DeliveryClaim } from "../_shared/jobs/verbs/claims.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import { dispatch, fakeWorker } from "../_shared/jobs/worker.fixture.ts";
import { Problem } from "../_shared/http/problem.ts";
import type { Signer } from "../_shared/storage.ts";
import { withServer } from "../_shared/vendors/server.fixture.ts";
import { createApp } from "./app.ts";

const id = "0f9f3a52-8a5e-4c0e-9d2b-111111111111";
const secret = `whsec_${btoa("0123456789abcdef0123456789abcdef")}`;

const claimed: DeliveryClaim = {
  outcome: "claimed",
  lease_token: "0f9f3a52-8a5e-4c0e-9d2b-222222222222",
  lease_seconds: 30,
  attempt: 1,
  deadline_at: Date.parse("2026-01-02T00:00:00Z"),
  owner_id: "0f9f3a52-8a5e-4c0e-9d2b-333333333333",
  delivery: {
    id,
    event: "asset.completed",
    payload: {
      id: "0f9f3a52-8a5e-4c0e-9d2b-444444444444",
      project_id: "0f9f3a52-8a5e-4c0e-9d2b-555555555555",
      parent_asset_id: null,
      asset_type: "logo_concept",
      title: "Drift",
      archetype: "abstract",
      status: "completed",
      generation_prompt: "An abstract mark.",
      instructions: null,
      error: null,
      attempts: 1,
      favorite: false,
      width: 1024,
      height: 1024,
      mime_type: "image/png",
      asset_url: "a/b/c.png",
      cost_usd: 0.04,
      created_at: "2026-01-01T00:00:00+00:00",
      updated_at: "2026-01-01T00:00:00+00:00",
      completed_at: "2026-01-01T00:00:00+00:00",
    },
    created_at: "2026-01-01T00:00:00.123456+00:00",
  },
  url: "",
  secret,
};

const signed: Signer = {
  sign: (_bucket, paths) =>
    Promise.resolve(
      new Map([...paths].map((path) => [String(path), `https://logos.example/${path}?token=1`])),
    ),
};

/** A worker whose receiver gives these answers; what it got, and how the deliveries were settled. */
async function deliver(
  answer: (request: Request) => Response | Promise<Response>,
  given: Partial<Verbs> = {},
  signer = signed,
) {
  const got: { headers: Record<string, string>; body: string }[] = [];
  const receive = async (request: Request) => {
    got.push({ headers: Object.fromEntries(request.headers), body: await request.text() });
    return await answer(request);
  };
  return await withServer(receive, async (url) => {
    const { deps, calls, lines, done } = fakeWorker(
      {
        claimDelivery: () => Promise.resolve({ ...claimed, url: `${url}/hooks?key=hush` }),
        settleDelivery: () => Promise.resolve({ accepted: true }),
        ...given,
      },
      undefined,
      { ALLOW_PRIVATE_WEBHOOKS: "on" },
    );
    const app = createApp({ ...deps, signer, findAddresses: () => Promise.resolve([]) });
    const response = await app.request(dispatch("/deliver-webhooks", { job_id: id }));
    await done();
    const settled = calls.filter(([name]) => name !== "claimDelivery" && name !== "extendLease");
    return { status: response.status, got, settled, lines };
  });
}

Deno.test("an event is sent as the API shows it, signed, with fresh URLs", async () => {
  const { status, got: [message], settled, lines } = await deliver(() => new Response());
  assert.equal(status, 202);
  const { type, timestamp, data } = JSON.parse(message?.body ?? "");
  assert.deepEqual([type, timestamp], ["asset.completed", "2026-01-01T00:00:00.123Z"]);
  assert.equal(data.asset_url, "https://logos.example/a/b/c.png?token=1");
  assert.deepEqual(data.cost, { amount: 0.04, currency: "USD" });
  assert.equal(data.cost_usd, undefined);
  assert.equal(message?.headers["webhook-id"], id);
  // The worker's clock stands in 2026: the receiver's own is set to it.
  const receiver = new Webhook(secret);
  const sentAt = new Date(Number(message?.headers["webhook-timestamp"]) * 1000);
  assert.equal(
    message?.headers["webhook-signature"],
    receiver.sign(id, sentAt, message?.body ?? ""),
  );
  assert.deepEqual(settled, [[
    "settleDelivery",
    [{ jobId: id, leaseToken: claimed.lease_token }, { status: 200, error: null }],
  ]]);
  assert.ok(!lines.join().includes("hush") && !lines.join().includes(secret));
});

Deno.test("a refusal is told to the database, and the log tells no address", async () => {
  const { settled, lines } = await deliver(() => new Response("no", { status: 500 }));
  assert.deepEqual(settled.map(([name, args]) => [name, args[1]]), [
    ["settleDelivery", { status: 500, error: "The endpoint answered 500." }],
  ]);
  assert.ok(!lines.join().includes("hush") && !lines.join().includes("127.0.0.1"));
});

Deno.test("where Storage signs nothing, nothing is sent, and the try is not the endpoint's", async () => {
  const signer = { sign: () => Promise.reject(new Problem("unavailable")) };
  const { got, settled } = await deliver(() => new Response(), {
    failJob: () => Promise.resolve({ accepted: true, status: "pending" }),
  }, signer);
  assert.deepEqual(got, []);
  assert.deepEqual(settled.map(([name]) => name), ["failJob"]);
  const [, [, failure]] = settled[0] ?? ["", []];
  assert.equal((failure as { class: string }).class, "storage");
});

Deno.test("what is nobody's, or nothing, is not sent", async () => {
  const skipped = { outcome: "skipped", reason: "owner_busy" } as const;
  const { status, got, settled } = await deliver(() => new Response(), {
    claimDelivery: () => Promise.resolve(skipped),
  });
  assert.deepEqual([status, got, settled], [200, [], []]);
});
