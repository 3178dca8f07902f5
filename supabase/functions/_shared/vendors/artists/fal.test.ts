import assert from "node:assert/strict";
import { createFakeClock } from "../../timing/fake-clock.fixture.ts";
import { openCall } from "../call.fixture.ts";
import { recorded } from "../example.fixture.ts";
import { withServer } from "../server.fixture.ts";
import type { VendorJob } from "../provider-job.ts";
import { VendorError } from "../vendor-error.ts";
import { createFal } from "./fal.ts";
import { drawConcept } from "./draw-concept.fixture.ts";

const model = "fal-ai/bytedance/seedream/v4.5/text-to-image";

const answers = {
  submitted: await recorded("artists/examples/fal-submitted"),
  inQueue: await recorded("artists/examples/fal-in-queue"),
  inProgress: await recorded("artists/examples/fal-in-progress"),
  completed: await recorded("artists/examples/fal-completed"),
  done: await recorded("artists/examples/fal-result"),
};
const { done } = answers;
const r1 = "80e732af-660e-45cd-bd63-580e4f2a94cc";
const job = `/fal-ai/bytedance/requests/${r1}`;

/** fal's queue with one job, which is done after these answers to questions for its status. */
function queue(result: () => Response, waits = [answers.inQueue, answers.inProgress]) {
  const asked: string[] = [];
  return {
    asked,
    async answer(request: Request): Promise<Response> {
      const { pathname, origin } = new URL(request.url);
      asked.push(`${request.method} ${pathname}`);
      assert.equal(request.headers.get("authorization"), "Key fal-secret");
      const answer = request.method === "POST"
        ? answers.submitted()
        : pathname.endsWith("/status")
        ? (waits.shift() ?? answers.completed)()
        : result();
      const text = await answer.text();
      return new Response(text.replaceAll("https://queue.fal.run", origin), answer);
    },
  };
}

function idOf(job: VendorJob | null): string | null {
  return job?.kind === "fal_request" ? job.request_id : null;
}

function artist(url: string) {
  const clock = { ...createFakeClock(), sleep: () => Promise.resolve() };
  return createFal({ provider: "fal", apiKey: "fal-secret", baseUrl: url, model }, clock);
}

Deno.test("submits a job, keeps it at once, and polls its own addresses", async () => {
  const fal = queue(done);
  await withServer(fal.answer, async (url) => {
    const picture = await drawConcept(artist(url), {
      prompt: "A logo",
      kept: null,
      keepJob(job) {
        fal.asked.push(`keep ${idOf(job)}`);
        return Promise.resolve();
      },
    }, openCall());
    assert.equal(picture.href, "https://v3.fal.media/files/koala/7cKPd8yE_seedream.png");
  });
  const status = `GET ${job}/status`;
  assert.deepEqual(fal.asked, [
    `POST /${model}`,
    `keep ${r1}`,
    status,
    status,
    status,
    `GET ${job}`,
  ]);
});

Deno.test("a second attempt asks for the first one's job and pays nothing", async () => {
  const fal = queue(done, []);
  await withServer(fal.answer, async (url) => {
    const call = openCall();
    await drawConcept(artist(url), {
      prompt: "A logo",
      kept: {
        kind: "fal_request",
        request_id: r1,
        status_url: `${url}${job}/status`,
        response_url: `${url}${job}`,
      },
      keepJob: () => Promise.reject(new Error("it is kept already")),
    }, call);
    assert.equal(call.meter.report().cost_usd, undefined);
  });
  assert.ok(!fal.asked.some((line) => line.startsWith("POST")));
});

Deno.test("a job that was refused is forgotten, and the refusal is told", async () => {
  const refused = () =>
    Response.json({
      detail: [{ loc: ["body", "prompt"], msg: "flagged", type: "content_policy_violation" }],
    }, { status: 422 });
  const fal = queue(refused, []);
  const kept: (VendorJob | null)[] = [];
  await withServer(fal.answer, async (url) => {
    await assert.rejects(
      drawConcept(artist(url), {
        prompt: "A logo",
        kept: null,
        keepJob: (job) => Promise.resolve(void kept.push(job)),
      }, openCall()),
      (error) => error instanceof VendorError && error.code === "content_policy",
    );
  });
  assert.deepEqual(kept.map((id) => id === null), [false, true]);
});

Deno.test("a queue that fails for a moment keeps its job, one that knows of none loses it", async () => {
  for (const [status, kept] of [[503, [r1]], [404, [r1, null]]] as const) {
    const fal = queue(done);
    const ids: (string | null)[] = [];
    const answer = async (request: Request) =>
      new URL(request.url).pathname.endsWith("/status")
        ? new Response("<html>", { status })
        : await fal.answer(request);
    await withServer(answer, async (url) => {
      await assert.rejects(
        drawConcept(artist(url), {
          prompt: "A logo",
          kept: null,
          keepJob: (job) => Promise.resolve(void ids.push(idOf(job))),
        }, openCall()),
      );
    });
    assert.deepEqual(ids, kept);
  }
});

for (const path of ["/status", ""]) {
  Deno.test(`a 404 once on ${path || "the result"} keeps the job, and it is drawn once`, async () => {
    const fal = queue(done);
    let failures = 1;
    const answer = async (request: Request) =>
      new URL(request.url).pathname === job + path && failures-- > 0
        ? new Response("<html>", { status: 404 })
        : await fal.answer(request);
    assert.deepEqual(await idsKept(answer), [r1]);
    assert.equal(fal.asked.filter((line) => line.startsWith("POST")).length, 1);
  });
}

/** A part of the queue that lags behind answers so for a while after another said `COMPLETED`. */
function notDoneYet(): Response {
  return Response.json({ detail: "Request is still in progress" }, { status: 400 });
}

const onResult: [string, () => Response, VendorError["class"], boolean][] = [
  ["a gateway's page", () => new Response("<html>", { status: 502 }), "outage", true],
  ["a runner's failure", () => Response.json({ detail: "oops" }, { status: 500 }), "outage", true],
  [
    "a runner that was lost, by fal's own word",
    () =>
      Response.json({ detail: "Runner disconnected", error_type: "runner_disconnected" }, {
        status: 503,
        headers: { "x-fal-error-type": "runner_disconnected", "x-fal-retryable": "true" },
      }),
    "outage",
    false,
  ],
  ["a gateway's refusal", () => new Response("<html>", { status: 400 }), "unknown", true],
  ["a refused key", () => Response.json({ detail: "No" }, { status: 401 }), "refused_key", true],
  ["too many calls", () => Response.json({ detail: "No" }, { status: 429 }), "throttled", true],
  [
    "a job that took too long",
    await recorded("artists/examples/fal-generation-timeout"),
    "transient",
    false,
  ],
  [
    "a job that failed downstream",
    await recorded("artists/examples/fal-downstream"),
    "transient",
    false,
  ],
  ["a refusal", await recorded("artists/examples/fal-content-policy"), "permanent", false],
  ["a bad input", await recorded("artists/examples/fal-bad-input"), "permanent", false],
  [
    "a bad request, by fal's own word",
    () =>
      Response.json({ detail: "No", error_type: "bad_request" }, {
        status: 400,
        headers: { "x-fal-error-type": "bad_request" },
      }),
    "permanent",
    false,
  ],
  ["a job that is not done yet", notDoneYet, "transient", true],
  [
    "a refusal with status 200",
    () => Response.json({ detail: [{ type: "content_policy_violation", msg: "flagged" }] }),
    "permanent",
    false,
  ],
  [
    "a bad input with status 200",
    () => Response.json({ images: [], detail: [{ type: "value_error", msg: "No" }] }),
    "permanent",
    false,
  ],
  [
    "a sentence with status 200",
    () => Response.json({ detail: "Request is still in progress" }),
    "transient",
    true,
  ],
  ["no picture at all", () => Response.json({ images: [null, { url: "" }] }), "unknown", true],
  [
    "a gateway's last word",
    () => new Response("<html>", { status: 502, headers: { "x-fal-retryable": "false" } }),
    "outage",
    true,
  ],
  [
    "a refused key's last word",
    () => Response.json({ detail: "No" }, { status: 401, headers: { "x-fal-retryable": "false" } }),
    "refused_key",
    true,
  ],
];

for (const [what, result, failure, isKept] of onResult) {
  Deno.test(`${what} in a result's place is ${failure}, its job ${isKept ? "kept" : "lost"}`, async () => {
    const fal = queue(result, []);
    const ids: (string | null)[] = [];
    await withServer(fal.answer, async (url) => {
      await assert.rejects(
        drawConcept(artist(url), {
          prompt: "A logo",
          kept: null,
          keepJob: (job) => Promise.resolve(void ids.push(idOf(job))),
        }, openCall()),
        (error) => error instanceof VendorError && error.class === failure,
      );
    });
    assert.deepEqual(ids, isKept ? [r1] : [r1, null]);
  });
}

for (const status of [404, 502]) {
  Deno.test(`a page of ${status} in a result's place keeps the job, which is asked for again`, async () => {
    const pages = [status, status];
    const fal = queue(() => {
      const page = pages.shift();
      return page === undefined ? done() : new Response("<html>", { status: page });
    }, []);
    assert.deepEqual(await idsKept(fal.answer), [r1]);
  });
}

Deno.test("a refusal with status 200 is a refusal of the content", async () => {
  const detail = [{ type: "content_policy_violation", msg: "flagged" }];
  const fal = queue(() => Response.json({ detail }), []);
  await assert.rejects(
    idsKept(fal.answer),
    (error) => error instanceof VendorError && error.code === "content_policy",
  );
});

const [drawnPicture] = (await done().json()).images;

for (const empty of [{ url: "" }, { url: null }, {}, null]) {
  Deno.test(`the picture after ${JSON.stringify(empty)} is taken`, async () => {
    const images = [empty, drawnPicture];
    const fal = queue(() => Response.json({ images, detail: null }), []);
    assert.deepEqual(await idsKept(fal.answer), [r1]);
  });
}

Deno.test("a result that a part of the queue doesn't know yet is asked for again", async () => {
  const results = [notDoneYet, notDoneYet];
  const fal = queue(() => (results.shift() ?? done)(), []);
  const ids = await idsKept(fal.answer);
  assert.deepEqual(ids, [r1]);
  assert.equal(fal.asked.filter((line) => line === `GET ${job}`).length, 3);
});

Deno.test("a page of 200 in a status's place doesn't say that the job is done", async () => {
  const waits = [() => new Response("<html>"), () => Response.json({}), answers.inProgress];
  const fal = queue(() => waits.length > 0 ? notDoneYet() : done(), waits);
  assert.deepEqual(await idsKept(fal.answer), [r1]);
  assert.equal(fal.asked.filter((line) => line === `GET ${job}/status`).length, 4);
  assert.equal(fal.asked.filter((line) => line === `GET ${job}`).length, 1);
});

/** What was kept of a concept that was drawn: the jobs' ids, null where one was forgotten. */
async function idsKept(answer: (request: Request) => Promise<Response>) {
  const ids: (string | null)[] = [];
  await withServer(answer, async (url) => {
    const keepJob = (job: VendorJob | null) => Promise.resolve(void ids.push(idOf(job)));
    const concept = { prompt: "A logo", kept: null, keepJob };
    const picture = await drawConcept(artist(url), concept, openCall());
    assert.equal(picture.hostname, "v3.fal.media");
  });
  return ids;
}

Deno.test("what failed by its runner costs nothing, whichever attempt began it", async () => {
  const { cost_usd: price } = await chargedFor(done, null);
  assert.ok(price !== undefined && price > 0);
  const failed = await recorded("artists/examples/fal-generation-timeout");
  assert.deepEqual(await chargedFor(failed, null), { cost_usd: 0, refund_usd: undefined });
  const kept = { kind: "fal_request" as const, request_id: r1, price_usd: price };
  assert.deepEqual(await chargedFor(failed, kept), { cost_usd: undefined, refund_usd: price });
  const refused = await recorded("artists/examples/fal-content-policy");
  assert.deepEqual(await chargedFor(refused, null), { cost_usd: price, refund_usd: undefined });
});

/** What one attempt reports as paid and as given back, whose job ends so. */
async function chargedFor(
  result: () => Response,
  begun: { kind: "fal_request"; request_id: string; price_usd: number } | null,
) {
  const call = openCall();
  await withServer(queue(result, []).answer, async (url) => {
    const addresses = { status_url: `${url}${job}/status`, response_url: `${url}${job}` };
    await drawConcept(artist(url), {
      prompt: "A logo",
      kept: begun && { ...begun, ...addresses },
      keepJob: () => Promise.resolve(),
    }, call).catch(() => {});
  });
  const { cost_usd, refund_usd } = call.meter.report();
  return { cost_usd, refund_usd };
}

Deno.test("a job is done when it says so, whatever the status of the answer", async () => {
  const early = async () => Response.json(await answers.inProgress().json());
  const fal = queue(done, []);
  const waits = [early, early];
  const answer = (request: Request) =>
    new URL(request.url).pathname.endsWith("/status") && waits.length > 0
      ? (waits.shift() ?? early)()
      : fal.answer(request);
  await withServer(answer, async (url) => {
    const picture = await drawConcept(artist(url), {
      prompt: "A logo",
      kept: null,
      keepJob: () => Promise.resolve(),
    }, openCall());
    assert.equal(picture.hostname, "v3.fal.media");
  });
  assert.equal(waits.length, 0);
});

Deno.test("the key does not go to an address outside the queue", async () => {
  const fal = queue(done);
  await withServer(fal.answer, async (url) => {
    const elsewhere = "https://elsewhere.example/r1";
    await assert.rejects(
      drawConcept(artist(url), {
        prompt: "A logo",
        kept: {
          kind: "fal_request",
          request_id: "r1",
          status_url: elsewhere,
          response_url: elsewhere,
        },
        keepJob: () => Promise.resolve(),
      }, openCall()),
      (error) => error instanceof VendorError && error.class === "unknown",
    );
  });
  assert.deepEqual(fal.asked, []);
});

Deno.test("a submission that our key or model is refused for waits for the operator", async () => {
  for (const status of [401, 402, 403, 404]) {
    assert.equal(
      await classOfSubmission({ detail: "No", status, retryable: "false" }),
      "refused_key",
    );
  }
});

Deno.test("the vendor's word on retrying counts more than its status", async () => {
  for (const [retryable, expected] of [["true", "outage"], ["false", "permanent"]] as const) {
    const answer = { detail: "runner failed", status: 500, retryable };
    assert.equal(await classOfSubmission(answer), expected);
  }
});

/** How a submission is taken that is answered so; undefined where that is no vendor's error. */
async function classOfSubmission(
  { detail, status, retryable }: { detail: string; status: number; retryable: string },
): Promise<string | undefined> {
  const answer = () =>
    Response.json({ detail }, { status, headers: { "x-fal-retryable": retryable } });
  let error: unknown;
  await withServer(answer, async (url) => {
    const keepJob = () => Promise.resolve();
    const drawn = drawConcept(artist(url), { prompt: "A logo", kept: null, keepJob }, openCall());
    error = await drawn.catch((error) => error);
  });
  return error instanceof VendorError ? error.class : undefined;
}

const withdrawals: [string, Record<string, Response | undefined>, boolean, string[]][] = [
  ["waits", {}, true, ["GET /status", "PUT /cancel"]],
  ["is being drawn", { "/status": answers.inProgress() }, false, ["GET /status"]],
  ["is done", { "/status": answers.completed() }, false, ["GET /status"]],
  [
    "was done in the moment between",
    { "/cancel": Response.json({ status: "ALREADY_COMPLETED" }, { status: 400 }) },
    false,
    ["GET /status", "PUT /cancel"],
  ],
  ["is forgotten", { "/status": new Response("", { status: 404 }) }, false, ["GET /status"]],
];

for (const [what, odd, isWithdrawn, expected] of withdrawals) {
  Deno.test(`a request that ${what} is ${isWithdrawn ? "" : "not "}taken back`, async () => {
    const asked: string[] = [];
    await withServer((request) => {
      const step = new URL(request.url).pathname.replace(job, "");
      asked.push(`${request.method} ${step}`);
      return odd[step] ??
        (step === "/status"
          ? answers.inQueue()
          : Response.json({ status: "CANCELLATION_REQUESTED" }, { status: 202 }));
    }, async (url) => {
      const addresses = {
        status_url: `${url}${job}/status`,
        response_url: `${url}${job}`,
        cancel_url: `${url}${job}/cancel`,
      };
      const request = { kind: "fal_request" as const, request_id: r1, ...addresses };
      const { signal } = openCall();
      assert.equal(await artist(url).withdraw?.(request, signal), isWithdrawn);
    });
    assert.deepEqual(asked, expected);
  });
}

Deno.test("what another provider drew is fetched from where it lies", async () => {
  const fal = queue(done);
  await withServer(fal.answer, async (url) => {
    const kept = { kind: "picture_url" as const, url: "https://ark.example/p.png" };
    const keepJob = () => Promise.reject(new Error("it is kept already"));
    const picture = await drawConcept(artist(url), { prompt: "A logo", kept, keepJob }, openCall());
    assert.equal(picture.href, kept.url);
  });
  assert.deepEqual(fal.asked, []);
});

Deno.test("a job that is drawn for longer than the attempt lasts is kept, and is no outage", async () => {
  const fal = queue(done, Array.from({ length: 100 }, () => answers.inProgress));
  let now = 0;
  const clock = { now: () => now, sleep: (ms: number) => Promise.resolve(void (now += ms)) };
  await withServer(fal.answer, async (baseUrl) => {
    const slow = createFal({ provider: "fal", apiKey: "fal-secret", baseUrl, model }, clock);
    const saved: (VendorJob | null)[] = [];
    const keepJob = (job: VendorJob | null) => Promise.resolve(void saved.push(job));
    const call = { ...openCall(), endsAt: 30_000 };
    const error = await drawConcept(slow, { prompt: "A logo", kept: null, keepJob }, call)
      .catch((error) => error);
    assert.ok(error instanceof VendorError, `${error}`);
    assert.deepEqual([error.class, error.isLost], ["transient", false]);
    assert.deepEqual(saved.map(idOf), [r1], "its job is kept, and not forgotten");
    assert.equal(call.meter.report().cost_usd, 0.04);
    assert.equal(now < 30_000, true, "there is time left to settle");
  });
});
