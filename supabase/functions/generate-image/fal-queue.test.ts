import assert from "node:assert/strict";
import { createServiceClient } from "../_shared/database.ts";
import { settled } from "../_shared/timing/fake-clock.fixture.ts";
import { dispatch, fakeWorker } from "../_shared/jobs/worker.fixture.ts";
import { ShutDown } from "../_shared/jobs/stop-reasons.ts";
import { fakeGemini } from "../_shared/vendors/gemini/fake-gemini.fixture.ts";
import type { ProviderJob } from "../_shared/vendors/provider-job.ts";
import { createFal } from "../_shared/vendors/artists/fal.ts";
import { withServer } from "../_shared/vendors/server.fixture.ts";
import { claimOn, png } from "./claim.fixture.ts";
import { createApp } from "./app.ts";
import { createFakeStorage } from "./storage.fixture.ts";

const id = "0f9f3a52-8a5e-4c0e-9d2b-111111111111";

/** fal's queue with a job that is in progress until it is finished, and the calls it got. */
function createQueue() {
  const calls: string[] = [];
  const polled = Promise.withResolvers<void>();
  let isDone = false;
  return {
    calls,
    polled: polled.promise,
    finish: () => isDone = true,
    answer(request: Request): Response | undefined {
      const { pathname, origin } = new URL(request.url);
      const job = `${origin}/fal-ai/requests/r1`;
      if (pathname === "/picture.png") return new Response(png(500));
      if (!pathname.startsWith("/fal-ai/")) return undefined;
      calls.push(`${request.method} ${pathname.replace("/fal-ai", "")}`);
      if (request.method === "POST") {
        return Response.json({
          request_id: "r1",
          status_url: `${job}/status`,
          response_url: job,
          cancel_url: `${job}/cancel`,
          status: "IN_QUEUE",
        });
      }
      if (pathname.endsWith("/status")) {
        polled.resolve();
        return Response.json({ status: isDone ? "COMPLETED" : "IN_PROGRESS" }, {
          status: isDone ? 200 : 202,
        });
      }
      return Response.json({ images: [{ url: `${origin}/picture.png` }], seed: 1 });
    },
  };
}

Deno.test("requests of cancelled logos are taken back, and a failure leaves one for the next call", async () => {
  const request = (id: string) => ({
    kind: "fal_request" as const,
    ...{ request_id: id, status_url: "s", response_url: "r", cancel_url: "c" },
  });
  const ids = [id, id.replace(/1$/, "2"), id.replace(/1$/, "3")];
  const fake = fakeWorker({
    claimWithdrawals: () =>
      Promise.resolve(ids.map((job_id, at) => ({ job_id, request: request(`${at}`) }))),
    settleWithdrawal: () => Promise.resolve(true),
  });
  const fal = createFal({ provider: "fal", apiKey: "k", baseUrl: "http://fal", model: "m" });
  const app = createApp({
    ...fake.deps,
    client: createServiceClient(fake.deps.config),
    gemini: fakeGemini([]),
    artist: {
      ...fal,
      withdraw: ({ request_id }) =>
        request_id === "2"
          ? Promise.reject(new Error("away"))
          : Promise.resolve(request_id === "0"),
    },
  });
  const path = "/generate-image/withdrawals";
  assert.equal((await app.request(dispatch(path, {}, null))).status, 401);
  assert.equal((await app.request(dispatch(path, {}))).status, 202);
  await fake.done();
  const settled = fake.calls.filter(([name]) => name === "settleWithdrawal");
  assert.deepEqual(settled.map(([, args]) => args), [[ids[0], true], [ids[1], false]]);
});

Deno.test("a worker that goes down over a job leaves its id, and the next one pays nothing", async () => {
  const queue = createQueue();
  const storage = createFakeStorage();
  await withServer(
    (request) => queue.answer(request) ?? storage.answer(request),
    async (url) => {
      const kept: (ProviderJob | null)[] = [];
      /** One worker's life with one claim, until everything that it began has ended. */
      const worker = (shutdown: AbortSignal) => {
        const fake = fakeWorker({
          claimPicture: () =>
            Promise.resolve(claimOn(id, "logo_concept", { provider_job: kept.at(-1) ?? null })),
          saveProviderJob: (_held, job) => Promise.resolve(kept.push(job) > 0),
          reserveObject: () => Promise.resolve(true),
          completePicture: () => Promise.resolve({ accepted: true }),
          failJob: () => Promise.resolve({ accepted: true, status: "pending" }),
        }, url);
        const app = createApp({
          ...fake.deps,
          shutdown,
          client: createServiceClient(fake.deps.config),
          gemini: fakeGemini([]),
          artist: createFal(
            { provider: "fal", apiKey: "k", baseUrl: url, model: "fal-ai/seedream" },
            fake.clock,
          ),
        });
        return { ...fake, app };
      };

      const stop = new AbortController();
      const first = worker(stop.signal);
      await first.app.request(dispatch("/generate-image", { asset_id: id }));
      await queue.polled;
      await settled();
      stop.abort(new ShutDown());
      await first.done();
      assert.equal(first.calls.at(-1)?.[0], "failJob");
      const job = kept.at(-1);
      assert.ok(job?.kind === "fal_request");
      assert.deepEqual([job.request_id, job.drawing], ["r1", 1]);

      queue.finish();
      const second = worker(new AbortController().signal);
      await second.app.request(dispatch("/generate-image", { asset_id: id }));
      await second.done();
      const [, [, , report] = []] = second.calls.at(-1) ?? [];
      assert.equal(second.calls.at(-1)?.[0], "completePicture");
      assert.equal((report as { cost_usd?: number }).cost_usd, undefined);
    },
  );
  assert.equal(queue.calls.filter((call) => call.startsWith("POST")).length, 1);
  assert.equal(queue.calls.at(-1), "GET /requests/r1");
});
