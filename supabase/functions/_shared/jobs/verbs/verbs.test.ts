import assert from "node:assert/strict";
import { HeldTimers } from "../../../../../tests/support/held-timers.ts";
import { createServiceClient } from "../../database.ts";
import { withServer } from "../../vendors/server.fixture.ts";
import { VerbError } from "./verb-error.ts";
import { createVerbs, Verbs } from "./verbs.ts";
import { fakeWorker, SECRET_KEY } from "../worker.fixture.ts";

const id = "0f9f3a52-8a5e-4c0e-9d2b-111111111111";
const lease = { jobId: id, leaseToken: "0f9f3a52-8a5e-4c0e-9d2b-222222222222" };

/** Verbs whose database gives this answer, and what it was asked. */
async function withVerbs(
  response: () => Response,
  run: (verbs: Verbs, asked: [string, unknown][]) => Promise<void>,
) {
  const asked: [string, unknown][] = [];
  await withServer(async (request) => {
    assert.equal(request.headers.get("apikey"), SECRET_KEY);
    asked.push([new URL(request.url).pathname, await request.json()]);
    return response();
  }, (url) => run(createVerbs(createServiceClient(fakeWorker({}, url).deps.config)), asked));
}

async function failureOf(call: Promise<unknown>): Promise<VerbError> {
  const error = await call.then(() => undefined, (error) => error);
  assert.ok(error instanceof VerbError, `${error}`);
  return error;
}

const claimed = {
  outcome: "claimed",
  lease_token: lease.leaseToken,
  lease_seconds: 30,
  attempt: 2,
  deadline_at: "2026-11-25T08:04:00.123456+00:00",
  owner_id: id,
  project: {
    id,
    project_name: "Northwind",
    brief_data: { company_name: "Northwind", industry: "Coffee", anything: [1] },
    inspiration_image_url: null,
  },
  round: { id, wanted: 5, archetype: "abstract", direction: "Something with wind" },
  logos: [{
    ...{ title: "Drift", archetype: "wordmark", prompt: "A wordmark." },
    ...{ favorite: true, failed: null },
  }],
};

Deno.test("a claim is read with its deadline as a time", async () => {
  await withVerbs(() => Response.json(claimed), async (verbs, asked) => {
    const claim = await verbs.claimPrompts(id, lease.leaseToken);
    assert.ok(claim.outcome === "claimed");
    assert.equal(claim.deadline_at, Date.parse("2026-11-25T08:04:00.123Z"));
    assert.deepEqual(claim.project.brief_data, claimed.project.brief_data);
    assert.deepEqual([claim.round, claim.logos], [claimed.round, claimed.logos]);
    const args = { p_round_id: id, p_lease_token: lease.leaseToken };
    assert.deepEqual(asked, [["/rest/v1/rpc/claim_prompts", args]]);
  });
});

Deno.test("a claim that got nothing says why", async () => {
  const skipped = { outcome: "skipped", reason: "owner_busy" };
  await withVerbs(() => Response.json(skipped), async (verbs) => {
    assert.deepEqual(await verbs.claimPicture(id, lease.leaseToken), skipped);
  });
});

Deno.test("an answer of another shape is an error, and no claim", async () => {
  for (const answer of [null, {}, { ...claimed, lease_token: "1" }, { ...claimed, project: {} }]) {
    await withVerbs(() => Response.json(answer), async (verbs) => {
      assert.equal((await failureOf(verbs.claimPrompts(id, lease.leaseToken))).isTemporary, false);
    });
  }
});

Deno.test("failures go with whole seconds to wait", async () => {
  await withVerbs(
    () => Response.json({ accepted: true, status: "pending" }),
    async (verbs, asked) => {
      const failure = {
        class: "throttled",
        code: "vendor_unavailable",
        detail: "ark: 429",
      } as const;
      const report = { calls: 1, vendor_ms: 5 };
      await verbs.failJob(lease, { ...failure, retryAfterSeconds: 1.2 }, report);
      await verbs.failJob(lease, failure, report);
      const sent = {
        p_job_id: id,
        p_lease_token: lease.leaseToken,
        p_class: "throttled",
        p_code: "vendor_unavailable",
        p_detail: "ark: 429",
        p_report: report,
      };
      assert.deepEqual(asked.map(([, args]) => args), [
        { ...sent, p_retry_after_seconds: 2 },
        sent,
      ]);
    },
  );
});

Deno.test("a second drawing that was turned away is told with the seconds to wait, if any", async () => {
  await withVerbs(() => Response.json(true), async (verbs, asked) => {
    assert.equal(await verbs.redrawTurnedAway(lease, 1.2), true);
    await verbs.redrawTurnedAway(lease, undefined);
    const sent = { p_asset_id: id, p_lease_token: lease.leaseToken };
    assert.deepEqual(asked, [
      ["/rest/v1/rpc/redraw_turned_away", { ...sent, p_retry_after_seconds: 2 }],
      ["/rest/v1/rpc/redraw_turned_away", sent],
    ]);
  });
});

Deno.test("what the database refuses is final, what it can't do now is not", async () => {
  const refused = { code: "23514", message: "check", details: null, hint: null };
  await withVerbs(() => Response.json(refused, { status: 400 }), async (verbs) => {
    assert.equal((await failureOf(verbs.releaseJob(lease))).isTemporary, false);
  });
  for (const status of [500, 503, 504]) {
    await withVerbs(() => new Response("down", { status }), async (verbs) => {
      assert.equal((await failureOf(verbs.releaseJob(lease))).isTemporary, true);
    });
  }
});

Deno.test("a database that can't be reached is temporary, and so is an aborted call", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const url = `http://127.0.0.1:${listener.addr.port}`;
  listener.close();
  const verbs = createVerbs(createServiceClient(fakeWorker({}, url).deps.config));
  assert.equal((await failureOf(verbs.releaseJob(lease))).isTemporary, true);
  const aborted = await failureOf(verbs.extendLease(lease, AbortSignal.abort()));
  assert.equal(aborted.isTemporary, true);
});

Deno.test("a database whose answer does not end is given up after five seconds", async () => {
  using timers = new HeldTimers(5_000);
  const asked = Promise.withResolvers<void>();
  const answer = new TransformStream<Uint8Array, Uint8Array>();
  const writer = answer.writable.getWriter();
  const write = (text: string) => writer.write(new TextEncoder().encode(text));
  const respond = () => {
    asked.resolve();
    return new Response(answer.readable);
  };
  await withVerbs(respond, async (verbs) => {
    const released = verbs.releaseJob(lease);
    try {
      await asked.promise;
      // Bytes do come, so that it is no call that stalls.
      await write(" ");
      assert.equal(timers.pass(4_999), 0);
      timers.pass(1);
    } finally {
      // Whoever still waits gets a whole answer, and no failure.
      await write("true").then(() => writer.close()).catch(() => {});
    }
    assert.equal((await failureOf(released)).isTemporary, true);
  });
});
