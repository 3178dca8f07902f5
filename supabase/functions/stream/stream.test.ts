import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { HeldTimers } from "../../../tests/support/held-timers.ts";
import { readConfig } from "../_shared/config.ts";
import { collectGarbage } from "../_shared/http/collect-garbage.fixture.ts";
import { Problem } from "../_shared/http/problem.ts";
import { createLogger } from "../_shared/log.ts";
import { createTickets } from "../_shared/tickets.ts";
import { createApp } from "./app.ts";
import type { EventLog, EventPage, LoggedEvent } from "./event-log.ts";
import { createPresenter } from "./presenter.ts";

const projectId = "0c0ffee0-0000-4000-8000-000000000001";
const instant = "2026-11-25T08:00:00.123456+00:00";
const project = {
  id: projectId,
  project_name: "Northwind",
  brief_data: {
    company_name: "Northwind",
    industry: "Coffee",
    description: "Beans",
  },
  status: "generating" as const,
  error: null,
  inspiration_image_url: null,
  progress: { total: 1, pending: 1, generating: 0, completed: 0, failed: 0 },
  created_at: instant,
  updated_at: instant,
};

/** A log that a test writes to, and that rings. */
class FakeLog implements EventLog {
  events: LoggedEvent[] = [];
  firstSeq = 1;
  finished = false;
  gone = false;
  reads = 0;
  /** Projects in each look at many. */
  looks: number[] = [];
  news: Map<string, EventPage | null> | undefined;
  rings = new Set<() => void>();

  add(count = 1): void {
    for (let i = 0; i < count; i++) {
      const seq = this.events.length + 1;
      this.events.push({ seq, at: instant, type: "project_updated", payload: project });
    }
    for (const ring of this.rings) ring();
  }

  snapshot() {
    const last_seq = this.events.length;
    const { finished } = this;
    return Promise.resolve(this.gone ? null : { project, assets: [], last_seq, finished });
  }

  newsOf(heads: ReadonlyMap<string, number>) {
    this.looks.push(heads.size);
    return Promise.resolve(this.news ?? new Map());
  }

  eventsAfter(_projectId: string, seq: number) {
    this.reads++;
    const events = this.events.slice(Math.max(seq, this.firstSeq - 1), seq + 3);
    const page = {
      first_seq: this.firstSeq,
      last_seq: this.events.length,
      events,
    };
    return Promise.resolve(this.gone ? null : page);
  }
}

const ownerId = "0c0ffee0-0000-4000-8000-00000000000a";
const { limits } = readConfig({
  SUPABASE_URL: "http://127.0.0.1",
  SUPABASE_PUBLISHABLE_KEYS: '{"default":"p"}',
  SUPABASE_SECRET_KEYS: '{"default":"s"}',
});

function serve(
  log: FakeLog,
  streamSeconds = 60,
  lookEvery = 1_000_000,
  most: Partial<typeof limits> = {},
  beatEvery = 1_000_000,
  sign: () => Promise<ReadonlyMap<string, string>> = () => Promise.resolve(new Map()),
) {
  const tickets = createTickets("secret");
  const app = createApp({
    config: { allowedOrigins: ["*"], streamSeconds, limits: { ...limits, ...most } },
    log: createLogger({}, () => {}),
    tickets,
    eventLog: log,
    presenter: createPresenter({ sign }),
    doorbell: {
      listen(_projectId, ring) {
        log.rings.add(ring);
        return () => log.rings.delete(ring);
      },
    },
    lookEvery,
    beatEvery,
    graceMilliseconds: 10,
    waitUntil: () => {},
  });
  return {
    app,
    async open(lastEventId?: string, id = projectId, owner = ownerId): Promise<Client> {
      const { ticket } = await tickets.mint(id, owner);
      const headers: HeadersInit = lastEventId ? { "last-event-id": lastEventId } : {};
      const path = `/stream/projects/${id}?ticket=${ticket}`;
      return new Client(await app.request(path, { headers }));
    },
  };
}

/** Reads messages as `id:type`, one chunk each. */
class Client {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  constructor(readonly response: Response) {
    this.#reader = response.body?.getReader();
  }

  async next(): Promise<string | undefined> {
    const read = await this.#reader?.read();
    if (!read?.value) return undefined;
    const text = new TextDecoder().decode(read.value);
    const data = text.match(/^data: (.*)$/m)?.[1];
    if (data === undefined) return text.trim();
    return `${text.match(/^id: (\d+)$/m)?.[1] ?? "-"}:${JSON.parse(data).type}`;
  }

  async take(count: number): Promise<(string | undefined)[]> {
    const messages = [];
    for (let i = 0; i < count; i++) messages.push(await this.next());
    return messages;
  }

  async close(): Promise<void> {
    await this.#reader?.cancel();
  }
}

Deno.test("a new client gets the retry time, a snapshot, then what happens", async () => {
  const log = new FakeLog();
  log.add(2);
  const client = await serve(log).open();
  match(client.response.headers.get("content-type") ?? "", /^text\/event-stream/);
  deepStrictEqual(await client.take(2), ["retry: 2000", "2:snapshot"]);
  log.add();
  strictEqual(await client.next(), "3:project_updated");
  await client.close();
});

Deno.test("who comes when all is done is told so, without an id", async () => {
  const log = new FakeLog();
  log.add(2);
  log.finished = true;
  const client = await serve(log).open();
  deepStrictEqual((await client.take(3)).slice(1), ["2:snapshot", "-:generation_complete"]);
  await client.close();
});

Deno.test("a client resumes after what it saw, page by page, nothing twice", async () => {
  const log = new FakeLog();
  log.add(8);
  const client = await serve(log).open("1");
  const expected = [2, 3, 4, 5, 6, 7, 8].map((seq) => `${seq}:project_updated`);
  deepStrictEqual((await client.take(8)).slice(1), expected);
  log.add(2);
  deepStrictEqual(await client.take(2), ["9:project_updated", "10:project_updated"]);
  await client.close();
});

Deno.test("0 asks for everything", async () => {
  const log = new FakeLog();
  log.add(1);
  const client = await serve(log).open("0");
  strictEqual((await client.take(2))[1], "1:project_updated");
  await client.close();
});

Deno.test("a number of the future, or older than what is kept, gets a snapshot", async () => {
  const log = new FakeLog();
  log.add(9);
  log.firstSeq = 5;
  for (const [lastEventId, message] of [["10", "9:snapshot"], ["3", "9:snapshot"]]) {
    const client = await serve(log).open(lastEventId);
    strictEqual((await client.take(2))[1], message, lastEventId);
    await client.close();
  }
  const client = await serve(log).open("4");
  strictEqual((await client.take(2))[1], "5:project_updated");
  await client.close();
});

Deno.test("a client that comes while others listen gets everything once", async () => {
  const log = new FakeLog();
  log.add(1);
  const server = serve(log);
  const first = await server.open();
  await first.take(2);
  const second = await server.open("0");
  log.add(4);
  const expected = [2, 3, 4, 5].map((seq) => `${seq}:project_updated`);
  deepStrictEqual(await first.take(4), expected);
  deepStrictEqual((await second.take(6)).slice(1), ["1:project_updated", ...expected]);
  await Promise.all([first.close(), second.close()]);
});

Deno.test("clients of one project share one read", async () => {
  const log = new FakeLog();
  log.add(1);
  const server = serve(log);
  const clients = await Promise.all(Array.from({ length: 20 }, () => server.open()));
  for (const client of clients) await client.take(2);
  const pending = clients.map((client) => client.next());
  await Promise.resolve();
  const before = log.reads;
  log.add(1);
  deepStrictEqual(new Set(await Promise.all(pending)), new Set(["2:project_updated"]));
  strictEqual(log.reads - before <= 2, true, `${log.reads - before} reads`);
  for (const client of clients) await client.close();
});

Deno.test("while nothing rings, one read looks after all projects", async () => {
  const log = new FakeLog();
  log.add(1);
  const server = serve(log, 60, 10);
  const ids = Array.from({ length: 50 }, () => crypto.randomUUID());
  const clients = await Promise.all(ids.map((id) => server.open(undefined, id)));
  for (const client of clients) await client.take(2);
  const pending = clients.map((client) => client.next());
  // Projects that are up to date are all in one read; none is read by itself.
  while (log.looks.at(-1) !== 50) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const before = log.reads;
  const event = {
    ...log.events[0] ?? { at: instant, payload: project },
    seq: 2,
  };
  const page = { first_seq: 1, last_seq: 2, events: [event as LoggedEvent] };
  log.news = new Map(ids.map((id) => [id, page]));
  deepStrictEqual(new Set(await Promise.all(pending)), new Set(["2:project_updated"]));
  strictEqual(log.reads, before);
  for (const client of clients) await client.close();
});

Deno.test("who looks is told that a project is gone", async () => {
  const log = new FakeLog();
  log.add(1);
  const client = await serve(log, 60, 10).open();
  await client.take(2);
  log.news = new Map([[projectId, null]]);
  strictEqual(await client.next(), "-:error");
  await client.close();
});

Deno.test("an idle client gets a comment now and then", async () => {
  const log = new FakeLog();
  log.add(1);
  const client = await serve(log, 60, 1_000_000, {}, 5).open();
  deepStrictEqual((await client.take(4)).slice(2), [": still here", ": still here"]);
  log.add();
  let next = await client.next();
  while (next === ": still here") next = await client.next();
  strictEqual(next, "2:project_updated");
  await client.close();
});

Deno.test("clients of different projects don't get their comments at once", async () => {
  const log = new FakeLog();
  log.add(1);
  const server = serve(log, 60, 1_000_000, {}, 640);
  const clients = await Promise.all(
    ["00", "20"].map((first) => server.open(undefined, first + projectId.slice(2))),
  );
  for (const client of clients) await client.take(2);
  const comments = clients.map((client, n) => client.next().then(() => n));
  const first = await Promise.race(comments);
  const others = comments.filter((_, n) => n !== first);
  // Between the two lie half of all turns, which take longer than this however late each of them is.
  const later = new Promise((resolve) => setTimeout(resolve, 50, "later"));
  strictEqual(await Promise.race([later, ...others]), "later");
  await Promise.all([...others, ...clients.map((client) => client.close())]);
});

Deno.test("one logo's deletion is told by its id alone", async () => {
  const log = new FakeLog();
  log.add(1);
  const payload = { project_id: projectId, asset_id: crypto.randomUUID() };
  log.events.push({ seq: 2, at: instant, type: "asset_deleted", payload });
  const client = await serve(log).open("1");
  strictEqual((await client.take(2))[1], "2:asset_deleted");
  await client.close();
});

Deno.test("the last client takes its watch with it", async () => {
  const log = new FakeLog();
  log.add(1);
  const client = await serve(log).open();
  await client.take(2);
  strictEqual(log.rings.size, 1);
  await client.close();
  strictEqual(log.rings.size, 0);
});

Deno.test("a deleted project ends its streams, and is not found from then on", async () => {
  const log = new FakeLog();
  log.add(1);
  const server = serve(log);
  const client = await server.open();
  await client.take(2);
  const last = client.next();
  log.gone = true;
  log.add(1);
  strictEqual(await last, "-:error");
  strictEqual(await client.next(), undefined);
  const late = await server.open("1");
  strictEqual(late.response.status, 404);
  await late.close();
});

Deno.test("a stream ends by itself before its worker does", async () => {
  const log = new FakeLog();
  log.add(1);
  const client = await serve(log, 0.01).open();
  deepStrictEqual(await client.take(3), ["retry: 2000", "1:snapshot", undefined]);
});

Deno.test("when the log can't be read, the client is asked to come back", async () => {
  const log = new FakeLog();
  log.snapshot = () => Promise.reject(new Error("no database"));
  const client = await serve(log).open();
  strictEqual(client.response.status, 200);
  deepStrictEqual(await client.take(2), ["retry: 2000", undefined]);
});

Deno.test("when Storage signs no URLs, the client is asked to come back", async () => {
  const log = new FakeLog();
  log.add(1);
  const unavailable = () => Promise.reject(new Problem("unavailable"));
  const client = await serve(log, 60, 1_000_000, {}, 1_000_000, unavailable).open();
  strictEqual(client.response.status, 200);
  deepStrictEqual(await client.take(2), ["retry: 2000", undefined]);
});

Deno.test("no ticket, another project's, an expired or a forged one opens nothing", async () => {
  const log = new FakeLog();
  log.add(1);
  const { app } = serve(log);
  const ours = createTickets("secret");
  const { ticket: other } = await ours.mint("0c0ffee0-0000-4000-8000-000000000002", ownerId);
  const { ticket: expired } = await ours.mint(
    projectId,
    ownerId,
    new Date(Date.now() - 13 * 3_600_000),
  );
  const { ticket: forged } = await createTickets("another").mint(projectId, ownerId);
  for (
    const [ticket, code] of [
      ["", "ticket_invalid"],
      ["rubbish", "ticket_invalid"],
      [other, "ticket_invalid"],
      [forged, "ticket_invalid"],
      [expired, "ticket_expired"],
    ]
  ) {
    const response = await app.request(`/stream/projects/${projectId}?ticket=${ticket}`);
    strictEqual(response.status, 401);
    strictEqual((await response.json()).code, code);
  }
});

Deno.test("a project's and a user's streams are limited, and a closed one's place is free", async () => {
  const log = new FakeLog();
  log.add(1);
  const most = { maxStreamsPerProject: 2, maxStreamsPerUser: 3 };
  const server = serve(log, 60, 1_000_000, most);
  const another = "0c0ffee0-0000-4000-8000-000000000002";
  const [first, second] = [await server.open(), await server.open()];
  const refused = await server.open();
  const { response } = refused;
  strictEqual(response.status, 429);
  strictEqual(response.headers.get("access-control-allow-origin"), "*");
  ok(Number(response.headers.get("retry-after")) > 0);
  match(await refused.next() ?? "", /"rate_limited"/);
  const third = await server.open(undefined, another);
  strictEqual(third.response.status, 200);
  strictEqual((await server.open(undefined, another)).response.status, 429);
  const others = await server.open(undefined, another, crypto.randomUUID());
  strictEqual(others.response.status, 200);
  await first.close();
  const again = await server.open();
  strictEqual(again.response.status, 200);
  for (const client of [second, third, others, again]) await client.close();
});

Deno.test("streams that end, that fail and that find nothing give their places back", async () => {
  const log = new FakeLog();
  log.add(1);
  const one = { maxStreamsPerProject: 1, maxStreamsPerUser: 1 };
  const ending = serve(log, 0.01, 1_000_000, one);
  for (let i = 0; i < 3; i++) {
    const client = await ending.open();
    deepStrictEqual(await client.take(3), ["retry: 2000", "1:snapshot", undefined]);
  }
  const server = serve(log, 60, 1_000_000, one);
  log.gone = true;
  for (let i = 0; i < 3; i++) strictEqual((await server.open()).response.status, 404);
  log.gone = false;
  log.snapshot = () => Promise.reject(new Error("no database"));
  for (let i = 0; i < 3; i++) strictEqual((await server.open()).response.status, 200);
});

Deno.test("a client that takes nothing is left when its time is over", async () => {
  const log = new FakeLog();
  log.add(9);
  using timers = new HeldTimers(50_000);
  const server = serve(log, 60, 1_000_000, { maxStreamsPerProject: 1 });
  const client = await server.open("1");
  // It is cut short by up to a tenth.
  timers.pass(53_999);
  strictEqual((await server.open()).response.status, 429);
  strictEqual(timers.pass(6_001), 1);
  let later = await server.open();
  while (later.response.status === 429) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    later = await server.open();
  }
  deepStrictEqual((await client.take(3)).slice(1), [undefined, undefined]);
  await later.close();
});

Deno.test("of a closed stream nothing is kept, whatever its client had not taken", async () => {
  const log = new FakeLog();
  log.add(9);
  const server = serve(log);
  const open = async () => {
    const client = await server.open("1");
    return { client, body: new WeakRef(client.response.body ?? client) };
  };
  /** One that has taken nothing, one in the middle, and one that waits for more. */
  const openThree = async () => {
    const three = [await open(), await open(), await open()];
    await three[1]?.client.take(3);
    await three[2]?.client.take(9);
    log.add(3);
    return three;
  };
  const stays = await openThree();
  const gone = await openThree().then(async (three) => {
    for (const { client } of three) await client.close();
    return three.map(({ body }) => body);
  });
  await collectGarbage();
  deepStrictEqual(gone.map((body) => body.deref()), [undefined, undefined, undefined]);
  for (const { client } of stays) await client.close();
});
