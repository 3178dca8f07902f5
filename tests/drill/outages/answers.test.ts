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

/** A user with a finished project to look at, and one to delete while Storage is away. */
async function withUser(
  work: (
    scene: { stack: Stack; token: string; kept: string; doomed: string; stream: string },
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
    assert.equal(await eventually(() => isDone(project), 60_000), true);
  }
  const { project_id, stream_url: stream } = kept;
  await work({ stack, token, kept: project_id, doomed: doomed.project_id, stream });
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
  await withUser(async ({ stack, token, kept, doomed, stream }) => {
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
      const all = await Promise.all([
        ask("GET", "/projects"),
        ask("GET", `/projects/${kept}`),
        ask("GET", `/projects/${kept}/assets`),
        ask("POST", "/projects", briefForm({ concept_count: 1 })),
        ask("POST", `/projects/${kept}/stream-tickets`),
        ask("GET", `/projects/${kept}/stream`),
        ask("DELETE", `/projects/${kept}`),
        ask("GET", "/health"),
      ]);
      // An error status would make an EventSource give up for good, so this one only ends.
      const from = performance.now();
      assert.deepEqual(await read(stream, "snapshot"), []);
      const streamed = { what: "GET /stream", milliseconds: performance.now() - from };
      for (const told of all) check(told, [503]);
      for (const told of [...all, streamed]) checkTime(told, GIVEN_UP, pace);
    });

    await whileDown("storage", async (pace) => {
      const [removed, pictured, ...others] = await Promise.all([
        ask("DELETE", `/projects/${doomed}`),
        ask("POST", "/projects", briefForm({}, { inspiration: inspirationPicture() })),
        ask("GET", "/projects"),
        ask("GET", `/projects/${kept}`),
        ask("GET", `/projects/${kept}/assets`),
      ]);
      check(removed, [204]);
      checkTime(removed, REMOVAL_GIVEN_UP, pace);
      check(pictured, [503]);
      // Addresses that were signed before are still good.
      for (const told of others) check(told, [200, 503]);
      for (const told of [pictured, ...others]) checkTime(told, GIVEN_UP, pace);
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

    await whileDown("realtime", async () => {
      check(await ask("GET", `/projects/${kept}`), [200]);
      const { assets } = z.object({ assets: z.array(z.object({ id: z.string() })) })
        .parse(JSON.parse((await ask("GET", `/projects/${kept}/assets`)).text));
      const types = await read(stream, "asset_updated", async () => {
        check(await ask("PATCH", `/assets/${assets[0]?.id}`, { favorite: true }), [200]);
      });
      assert.equal(types.includes("asset_updated"), true);
    });
  });
});
