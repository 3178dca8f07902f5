import assert from "node:assert/strict";
import { join } from "node:path";
import { unwrap } from "@logokraft/client";
import { z } from "zod";
import type { Stack } from "../../../local/stack.ts";
import { briefForm, sampleBrief } from "../../support/brief.ts";
import { inspirationPicture } from "../../support/pictures.ts";
import { startTestStack } from "../../support/stack.ts";
import { eventually } from "../eventually.ts";
import { Pace } from "./pace.ts";
import { PersistentApi } from "../storm/api.ts";
import { signUp } from "../storm/sign-up.ts";

/** Milliseconds after which a call of a part that says nothing is given up. */
const GIVEN_UP = 5_000;
/** The same for a removal, which Storage has two seconds for. */
const REMOVAL_GIVEN_UP = 2_000;

/** For what is only set up; long, as it only ends a test that would fail anyway. */
const SET_UP = 180_000;

/** A stream looks for news itself, where nobody rings for it. */
const LOOKED_FOR = 1_000;

/** A worker asks for its lease three times, with these pauses between. */
const CLAIM_GIVEN_UP = 3 * GIVEN_UP + 300 + 1_000;

/** Functions that the database calls, and how each is told of a job. */
const workers = {
  "write-prompts": "round_id",
  "generate-image": "asset_id",
  "make-renditions": "job_id",
  "deliver-webhooks": "job_id",
};

/** A user with a finished project to look at, and one to delete while Storage is away. */
async function withUser(
  work: (
    scene: {
      stack: Stack;
      token: string;
      kept: string;
      doomed: string;
      stream: string;
      /** Of the kept project; the first has a kit. */
      logos: string[];
      webhook: string;
      /** Users who have nothing yet. */
      others: string[];
    },
  ) => Promise<void>,
): Promise<void> {
  await using parts = new AsyncDisposableStack();
  const scratch = await Deno.makeTempDir({ prefix: "logokraft-answers-" });
  parts.defer(() => Deno.remove(scratch, { recursive: true }));
  await Deno.chmod(scratch, 0o755); // Or Postgres's account could not enter it.
  const stack = await startTestStack(join(scratch, "stack"), { loudness: "nothing" });
  parts.defer(() => stack.stop());
  const api = new PersistentApi(stack.url, new AbortController().signal);
  const token = await signUp(api);
  const create = async (more: { inspiration_file?: Blob } = {}) =>
    await unwrap(api.ask(token, (logokraft) =>
      logokraft.POST("/api/v1/projects", {
        body: { brief_data: { ...sampleBrief, concept_count: 2 }, ...more },
      })));
  const [kept, doomed] = await Promise.all([
    create(),
    create({ inspiration_file: inspirationPicture() }),
  ]);
  const isDone = async ({ project_id: id }: { project_id: string }) => {
    const { project } = await unwrap(
      api.ask(
        token,
        (logokraft) => logokraft.GET("/api/v1/projects/{id}", { params: { path: { id } } }),
      ),
    );
    return project.status === "completed";
  };
  for (const project of [kept, doomed]) {
    assert.equal(await eventually(() => isDone(project), SET_UP), true);
  }
  const { project_id, stream_url: stream } = kept;
  const params = { path: { id: project_id } };
  const { assets } = await unwrap(
    api.ask(token, ({ GET }) => GET("/api/v1/projects/{id}/assets", { params })),
  );
  const logos = assets.map(({ id }) => id);
  const [logo = ""] = logos;
  const ofKit = { params: { path: { id: logo } } };
  await unwrap(api.ask(token, ({ POST }) => POST("/api/v1/assets/{id}/kit", ofKit)));
  const isKitDone = async () => {
    const { kit } = await unwrap(
      api.ask(token, ({ GET }) => GET("/api/v1/assets/{id}/kit", ofKit)),
    );
    return kit.status === "completed";
  };
  assert.equal(await eventually(isKitDone, SET_UP), true);
  const body = { url: "http://127.0.0.1:9/hooks" };
  const { webhook } = await unwrap(
    api.ask(token, ({ POST }) => POST("/api/v1/webhooks", { body })),
  );
  const others = await Promise.all(Array.from({ length: 8 }, () => signUp(api)));
  const found = { logos, webhook: webhook.id, others };
  await work({ stack, token, kept: project_id, doomed: doomed.project_id, stream, ...found });
}

/** Calls a tool as a language model's host does. What is refused is a result that says why. */
async function useTool({ url }: Stack, token: string, name: string, args: object): Promise<Told> {
  const from = performance.now();
  const response = await fetch(`${url}/functions/v1/mcp`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
    },
    body: JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: { name, arguments: args },
    }),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  // The problem is JSON within the JSON of the answer.
  const retryAfter = /retry_after_seconds\W+(\d+)/.exec(text)?.[1] ?? null;
  const milliseconds = performance.now() - from;
  return { what: `tool ${name}`, status: response.status, retryAfter, text, milliseconds };
}

/** Calls a worker as the database does. */
async function callWorker(
  { url, secretKey }: Stack,
  [name, key]: [name: string, key: string],
): Promise<Told> {
  const from = performance.now();
  const response = await fetch(`${url}/functions/v1/${name}`, {
    method: "POST",
    headers: { apikey: secretKey, "content-type": "application/json" },
    body: JSON.stringify({ [key]: crypto.randomUUID() }),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  const retryAfter = response.headers.get("retry-after");
  const milliseconds = performance.now() - from;
  return { what: `worker ${name}`, status: response.status, retryAfter, text, milliseconds };
}

interface Timed {
  what: string;
  milliseconds: number;
}

interface Told extends Timed {
  status: number;
  retryAfter: string | null;
  text: string;
}

function asker({ url }: Stack, token: string) {
  return async (method: string, path: string, body?: FormData | object): Promise<Told> => {
    const from = performance.now();
    const isForm = body instanceof FormData;
    const response = await fetch(`${url}/functions/v1/api/v1${path}`, {
      method,
      // Where a redirect leads, another part answers.
      redirect: "manual",
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && !isForm && { "content-type": "application/json" }),
      },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    return {
      ...{ what: `${method} ${path}`, status: response.status, text },
      retryAfter: response.headers.get("retry-after"),
      milliseconds: performance.now() - from,
    };
  };
}

/** Whether it was answered properly, or told when to ask again. */
function check({ what, status, retryAfter, text }: Told, statuses: number[]): void {
  assert.equal(statuses.includes(status), true, `${what}: ${status} ${text}`);
  if (status === 503) assert.match(retryAfter ?? "", /^[1-9]\d*$/, what);
}

/** Whether it took one wait, and what the machine took for the rest of it. */
function checkTime({ what, milliseconds }: Timed, givenUp: number, pace: Pace): void {
  const most = givenUp + pace.margin;
  const took = `${what}: ${Math.round(milliseconds)} of ${Math.round(most)} ms`;
  assert.equal(milliseconds < most, true, took);
}

/**
 * Reads a stream until a message of this type, or its end.
 *
 * @param begun what is done once the stream has said how things stand: later changes are events.
 * @returns the types that came.
 */
async function read(url: string, until: string, begun?: () => Promise<void>): Promise<string[]> {
  const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
  const types: string[] = [];
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    types.push(...[...piece.matchAll(/"type":"(\w+)"/g)].map(([, type]) => type ?? ""));
    if (types.includes("snapshot")) {
      await begun?.();
      begun = undefined;
    }
    if (types.includes(until)) break;
  }
  return types;
}

Deno.test("while a part says nothing, everybody is answered, or told when to ask again", async (t) => {
  await withUser(async (scene) => {
    const { stack, token, kept, doomed, stream, logos, webhook, others } = scene;
    const [logo = "", spare = ""] = logos;
    const ask = asker(stack, token);
    const whileDown = async (
      part: Parameters<Stack["interrupt"]>[0],
      work: (pace: Pace) => Promise<void>,
    ) =>
      await t.step(part, async () => {
        const bringBack = await stack.interrupt(part, "hang");
        await using pace = new Pace(`${stack.url}/functions/v1/api/v1/nothing`);
        await work(pace).finally(bringBack);
      });

    await whileDown("rest", async (pace) => {
      const calls: Parameters<typeof ask>[] = [
        ["GET", "/projects"],
        ["GET", `/projects/${kept}`],
        ["GET", `/projects/${kept}/assets`],
        ["POST", "/projects", briefForm({ concept_count: 1 })],
        ["POST", `/projects/${kept}/stream-tickets`],
        ["GET", `/projects/${kept}/stream`],
        ["DELETE", `/projects/${kept}`],
        ["GET", "/health"],
        ["GET", "/quote?action=create&count=3"],
        ["POST", `/projects/${kept}/concepts`, { count: 1 }],
        ["POST", `/projects/${kept}/cancel`],
        ["POST", `/projects/${kept}/retry`],
        ["GET", `/assets/${logo}`],
        ["PATCH", `/assets/${logo}`, { favorite: true }],
        ["GET", `/assets/${logo}/download`],
        ["POST", `/assets/${logo}/refine`, { action: "variation" }],
        ["POST", `/assets/${logo}/retry`],
        ["DELETE", `/assets/${logo}`],
        ["POST", `/assets/${logo}/kit`],
        ["GET", `/assets/${logo}/kit`],
        ["GET", `/assets/${logo}/kit/download`],
        ["POST", "/webhooks", { url: "http://127.0.0.1:9/more" }],
        ["GET", "/webhooks"],
        ["GET", `/webhooks/${webhook}`],
        ["POST", `/webhooks/${webhook}/test`],
        ["GET", `/webhooks/${webhook}/deliveries`],
        ["DELETE", `/webhooks/${webhook}`],
      ];
      // A worker does three of one user's at a time, so as many are everybody's. Whose a project is
      // nobody can look up now.
      const askers = [token, ...others].map((each) => asker(stack, each));
      assert.ok(calls.length <= 3 * askers.length);
      const all = await Promise.all(
        calls.map((call, n) => askers[n % askers.length]?.(...call) ?? assert.fail()),
      );
      // An error status would make an EventSource give up for good, so this one only ends.
      const from = performance.now();
      assert.deepEqual(await read(stream, "snapshot"), []);
      const streamed = { what: "GET /stream", milliseconds: performance.now() - from };
      for (const told of all) check(told, [503]);
      for (const told of [...all, streamed]) checkTime(told, GIVEN_UP, pace);
      const tools = await Promise.all([
        useTool(stack, token, "list_projects", {}),
        useTool(stack, token, "get_project", { project_id: kept }),
        useTool(stack, token, "make_brand_kit", { asset_id: logo }),
        useTool(stack, token, "wait_for_logos", { project_id: kept, seconds: 1 }),
        useTool(stack, token, "more_concepts", { project_id: kept, count: 1 }),
      ]);
      for (const told of tools) {
        assert.match(told.text, /unavailable/, told.what);
        assert.match(told.retryAfter ?? "", /^[1-9]\d*$/, told.what);
        checkTime(told, GIVEN_UP, pace);
      }
      // Of one user a worker does three at a time. The others wait, and are told as well.
      const crowd = await Promise.all(
        Array.from({ length: 20 }, () => ask("POST", `/projects/${kept}/concepts`, { count: 1 })),
      );
      for (const told of crowd) {
        check(told, [503]);
        checkTime(told, 2 * GIVEN_UP, pace);
      }
      const called = await Promise.all(
        Object.entries(workers).map((worker) => callWorker(stack, worker)),
      );
      for (const told of called) {
        check(told, [503]);
        checkTime(told, CLAIM_GIVEN_UP, pace);
      }
    });

    await whileDown("storage", async (pace) => {
      const [removed, pictured, ...reads] = await Promise.all([
        ask("DELETE", `/projects/${doomed}`),
        ask("POST", "/projects", briefForm({}, { inspiration: inspirationPicture() })),
        ask("GET", "/projects"),
        ask("GET", `/projects/${kept}`),
        ask("GET", `/projects/${kept}/assets`),
        ask("GET", `/assets/${logo}`),
        ask("GET", `/assets/${logo}/kit`),
      ]);
      const logoRemoved = await ask("DELETE", `/assets/${spare}`);
      for (const told of [removed, logoRemoved]) {
        check(told, [204]);
        checkTime(told, REMOVAL_GIVEN_UP, pace);
      }
      const downloads = await Promise.all([
        ask("GET", `/assets/${logo}/download`),
        ask("GET", `/assets/${logo}/kit/download`),
        useTool(stack, token, "make_brand_kit", { asset_id: logo }),
      ]);
      for (const told of downloads) {
        check(told, [200, 302, 503]);
        checkTime(told, GIVEN_UP, pace);
      }
      check(pictured, [503]);
      // Addresses that were signed before are still good.
      for (const told of reads) check(told, [200, 503]);
      for (const told of [pictured, ...reads]) checkTime(told, GIVEN_UP, pace);
      check(await ask("GET", `/projects/${doomed}`), [404]);
    });

    await whileDown("auth", async (pace) => {
      const account = { email: "nobody@example.org", password: "correct horse 1" };
      const [read, ...accounts] = await Promise.all([
        ask("GET", `/projects/${kept}`),
        ask("POST", "/auth/login", account),
        ask("POST", "/auth/signup", account),
      ]);
      check(read, [200, 503]);
      for (const told of accounts) check(told, [503]);
      for (const told of [read, ...accounts]) checkTime(told, GIVEN_UP, pace);
    });

    await whileDown("realtime", async (pace) => {
      check(await ask("GET", `/projects/${kept}`), [200]);
      const { assets } = z.object({ assets: z.array(z.object({ id: z.string() })) })
        .parse(JSON.parse((await ask("GET", `/projects/${kept}/assets`)).text));
      for (const favorite of [true, false, true]) {
        let changedAt = 0;
        const types = await read(stream, "asset_updated", async () => {
          check(await ask("PATCH", `/assets/${assets[0]?.id}`, { favorite }), [200]);
          changedAt = performance.now();
        });
        const milliseconds = performance.now() - changedAt;
        assert.equal(types.includes("asset_updated"), true);
        checkTime({ what: "the event of a change", milliseconds }, LOOKED_FOR, pace);
      }
    });
  });
});
