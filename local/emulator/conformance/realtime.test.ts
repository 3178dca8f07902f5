import { createClient, type RealtimeChannel, type SupabaseClient } from "@supabase/supabase-js";
import assert from "node:assert/strict";
import { openAdminClient, openDatabase, project, signInNewUser } from "./project.ts";

/** Rows that belong to users, with a column that they may not read. */
const table = `conformance_${crypto.randomUUID().slice(0, 8)}`;
const sql = openDatabase();
await sql.unsafe(`
  create table public.${table} (
    id int primary key, owner uuid not null, n bigint, price numeric, done boolean,
    tags text[], meta jsonb, at timestamptz, name text, secret text not null default 'hidden'
  );
  alter table public.${table} enable row level security;
  create policy "own rows" on public.${table} for select to authenticated
    using (owner = (select auth.uid()));
  grant select (id, owner, n, price, done, tags, meta, at, name) on public.${table} to authenticated;
  grant select on public.${table} to service_role;
  alter publication supabase_realtime add table public.${table};
`);

const { client: ann, id: annId } = await signInNewUser();
const { client: bob, id: bobId } = await signInNewUser();
const admin = openAdminClient();
const clients = [ann, bob, admin];

Deno.test.afterAll(async () => {
  await Promise.all(clients.map((client) => client.removeAllChannels()));
  await sql`drop table ${sql(table)}`;
  await sql.end();
});

/** A further client, closed at the end like the others; without a token it is nobody's. */
function open(options: { token?: () => string; vsn?: string } = {}): SupabaseClient {
  const { token, vsn } = options;
  const client = createClient(project.SUPABASE_URL, project.SUPABASE_PUBLISHABLE_KEY, {
    accessToken: token && (() => Promise.resolve(token())),
    auth: { persistSession: false, autoRefreshToken: false },
    realtime: { timeout: 120_000, ...(vsn && { vsn }) },
  });
  clients.push(client);
  return client;
}

async function tokenOf(client: SupabaseClient): Promise<string> {
  const { data } = await client.auth.getSession();
  return data.session?.access_token ?? assert.fail();
}

/** What came, in its order, for tests that wait for the next. */
class Inbox<T> {
  readonly #come: T[] = [];
  #wake = () => {};

  readonly put = (item: T): void => {
    this.#come.push(item);
    this.#wake();
  };

  /** What is here already. */
  come(): T[] {
    return this.#come.splice(0);
  }

  async next(): Promise<T> {
    const [item] = await this.take(1);
    return item ?? assert.fail();
  }

  async take(count: number): Promise<T[]> {
    while (this.#come.length < count) {
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
    return this.#come.splice(0, count);
  }
}

interface System {
  extension: string;
  status: string;
  message: string;
  channel: string;
}
interface Payload {
  eventType: string;
  new: Record<string, unknown>;
  old: Record<string, unknown>;
  [key: string]: unknown;
}

let channels = 0;
let rows = 0;

function subscribed(channel: RealtimeChannel): Promise<void> {
  return new Promise((resolve, reject) =>
    channel.subscribe((status, error) => {
      if (status === "SUBSCRIBED") resolve();
      else reject(error ?? new Error(status));
    })
  );
}

/** Subscribes to the table and waits until changes flow. */
async function listen(
  client: SupabaseClient,
  wish: { event?: "*" | "INSERT" | "UPDATE" | "DELETE"; filter?: string; select?: string[] } = {},
) {
  const changes = new Inbox<Payload>();
  const system = new Inbox<System>();
  const channel = client.channel(`changes-${++channels}`)
    .on("system", {}, system.put)
    .on<Record<string, unknown>>(
      "postgres_changes",
      { event: "*", schema: "public", table, ...wish },
      changes.put,
    );
  await subscribed(channel);
  const { status, message } = await system.next();
  assert.equal(status, "ok", message);
  return { channel, changes, system, stop: () => client.removeChannel(channel) };
}

async function insert(values: Record<string, unknown> = {}): Promise<number> {
  const id = ++rows;
  await sql`insert into ${sql(table)} ${sql({ id, owner: annId, ...values })}`;
  return id;
}

Deno.test("the owner hears of each change, in hosted's shape", async () => {
  const { changes, stop } = await listen(ann);
  // Each is awaited, as a change is not sent if its row is deleted before the policies are checked.
  const id = await insert({ n: 5, price: "12.50", done: true, at: "2026-01-02T03:04:05.678Z" });
  const inserted = await changes.next();
  await sql`update ${
    sql(table)
  } set tags = '{a,"b c"}', meta = '{"k": [1, null]}' where id = ${id}`;
  const updated = await changes.next();
  await sql`delete from ${sql(table)} where id = ${id}`;
  const deleted = await changes.next();

  const row = {
    ...{ id, owner: annId, n: 5, price: 12.5, done: true },
    ...{ at: "2026-01-02T03:04:05.678+00:00", name: null },
  };
  const { commit_timestamp, ...rest } = inserted;
  assert.match(String(commit_timestamp), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.deepEqual(rest, {
    ...{ schema: "public", table, eventType: "INSERT", errors: null, old: {} },
    new: { ...row, tags: null, meta: null },
  });
  assert.equal(updated.eventType, "UPDATE");
  assert.deepEqual(updated.new, { ...row, tags: ["a", "b c"], meta: { k: [1, null] } });
  assert.deepEqual(updated.old, { id });
  assert.equal(deleted.eventType, "DELETE");
  assert.deepEqual([deleted.new, deleted.old], [{}, { id }]);
  await stop();
});

Deno.test("another user hears of a row only that its key was deleted", async () => {
  const { changes, stop } = await listen(bob);
  const id = await insert();
  await sql`update ${sql(table)} set n = 1 where id = ${id}`;
  await sql`delete from ${sql(table)} where id = ${id}`;
  const own = await insert({ owner: bobId });
  const [first, second] = await changes.take(2);
  assert.deepEqual([first?.eventType, first?.old], ["DELETE", { id }]);
  assert.deepEqual([second?.eventType, second?.new.id], ["INSERT", own]);
  await stop();
});

Deno.test("a row that moves out of a user's sight falls silent", async () => {
  const { changes, stop } = await listen(ann);
  const id = await insert();
  assert.equal((await changes.next()).new.id, id);
  await sql`update ${sql(table)} set owner = ${bobId} where id = ${id}`;
  const next = await insert();
  assert.equal((await changes.next()).new.id, next);
  await stop();
});

Deno.test("the secret key hears of all rows and columns", async () => {
  const { changes, stop } = await listen(admin);
  const id = await insert({ owner: bobId });
  const { new: row } = await changes.next();
  assert.deepEqual([row.id, row.owner, row.secret], [id, bobId, "hidden"]);
  await stop();
});

Deno.test("who may not read a table hears that it may not", async () => {
  const { changes, stop } = await listen(open());
  await insert();
  const { errors, new: row } = await changes.next();
  assert.deepEqual([errors, row], [["Error 401: Unauthorized"], {}]);
  await stop();
});

Deno.test("a wish for one kind of event gets that alone", async () => {
  const { changes, stop } = await listen(ann, { event: "UPDATE" });
  const id = await insert({ n: 1 });
  await sql`update ${sql(table)} set n = 2 where id = ${id}`;
  const { eventType, new: row } = await changes.next();
  assert.deepEqual([eventType, row.n], ["UPDATE", 2]);
  await stop();
});

/** Each with the rows, by their `n`, that pass it. */
const filters: [filter: string, heard: number[]][] = [
  ["n=eq.20", [20]],
  ["n=neq.20", [10, 30]],
  ["n=lt.20", [10]],
  ["n=lte.20", [10, 20]],
  ["n=gt.20", [30]],
  ["n=gte.20", [20, 30]],
  ["n=in.(10,30)", [10, 30]],
  ["n=not.in.(10,30)", [20]],
  ["n=gt.10,n=lt.30", [20]],
  ["price=eq.2.0", [20]],
  ["at=gt.2026-02-01", [20, 30]],
  ["name=like.a%", [10]],
  ["name=not.like.a%", [20, 30]],
  ["name=ilike.g%", [30]],
  ["name=match.^[ab]", [10, 20]],
  ["name=imatch.^G", [30]],
  ['name=eq."b, c"', [20]],
  ["done=is.null", [30]],
  ["done=is.true", [10]],
  ["done=not.is.null", [10, 20]],
  ["done=isdistinct.true", [20, 30]],
];

Deno.test("filters pass the rows that they are meant to, by every operator", async () => {
  const filtered = await Promise.all(filters.map(([filter]) => listen(ann, { filter })));
  const all = await listen(ann);
  await insert({ n: 10, price: "1", at: "2026-01-02", name: "alpha", done: true });
  await insert({ n: 20, price: "2", at: "2026-02-02", name: "b, c", done: false });
  await insert({ n: 30, price: "3", at: "2026-03-02", name: "gamma" });
  // They share a socket: once the last change came to one, the others have all of theirs.
  await all.changes.take(3);
  const last = await insert({ n: 40, price: "2", at: "2026-04-02", name: "b, c" });
  await all.changes.next();
  for (const [index, [filter, heard]] of filters.entries()) {
    const came = filtered[index]?.changes.come().filter((change) => change.new.id !== last);
    assert.deepEqual(came?.map((change) => change.new.n), heard, filter);
  }
  await Promise.all([...filtered, all].map(({ stop }) => stop()));
});

Deno.test("a filter on the key holds for deletions too; on another column it hides them", async () => {
  const id = await insert({ n: 7 });
  const byKey = await listen(ann, { filter: `id=eq.${id}` });
  const byOther = await listen(ann, { filter: "n=eq.7" });
  await sql`delete from ${sql(table)} where id = ${await insert({ n: 8 })}`;
  await sql`delete from ${sql(table)} where id = ${id}`;
  assert.deepEqual((await byKey.changes.next()).old, { id });
  const next = await insert({ n: 7 });
  assert.equal((await byOther.changes.next()).new.id, next);
  await Promise.all([byKey.stop(), byOther.stop()]);
});

Deno.test("what can't be subscribed to is refused by a system message", async () => {
  const wishes = [
    { schema: "public", table: "no_such_table" },
    { schema: "public", table, filter: "no_such_column=eq.1" },
    { schema: "public", table, filter: "secret=eq.hidden" },
    { schema: "public", table, filter: "id=eq.one" },
    { schema: "public", table, filter: "id=foo.1" },
  ];
  for (const wish of wishes) {
    const system = new Inbox<System>();
    const channel = ann.channel(`refused-${++channels}`)
      .on("system", {}, system.put)
      .on("postgres_changes", { event: "*", ...wish }, () => assert.fail());
    await subscribed(channel);
    const { status, extension, message } = await system.next();
    assert.deepEqual([extension, status], ["postgres_changes", "error"], JSON.stringify(wish));
    assert.match(message, /^(Unable to subscribe to changes|Error parsing `filter` params)/);
    await ann.removeChannel(channel);
  }
});

Deno.test("channels of one socket are independent", async () => {
  const [first, second] = [await listen(ann), await listen(ann)];
  const id = await insert();
  assert.equal((await first.changes.next()).new.id, id);
  assert.equal((await second.changes.next()).new.id, id);
  await first.stop();
  const next = await insert();
  assert.equal((await second.changes.next()).new.id, next);
  await second.stop();
});

Deno.test("a new token changes who the channel listens as", async () => {
  let token = await tokenOf(ann);
  const client = open({ token: () => token });
  await client.realtime.setAuth();
  const { changes, system, stop } = await listen(client);
  const id = await insert();
  assert.equal((await changes.next()).new.id, id);
  token = await tokenOf(bob);
  await client.realtime.setAuth();
  assert.equal((await system.next()).message, "Subscribed to PostgreSQL");
  await insert();
  const own = await insert({ owner: bobId });
  assert.equal((await changes.next()).new.id, own);
  await stop();
});

Deno.test("a bad token is refused at the join, and ends a channel that it comes to", async () => {
  let token = "no.good.token";
  const client = open({ token: () => token });
  await client.realtime.setAuth();
  const refused = client.channel(`refused-${++channels}`);
  await assert.rejects(subscribed(refused), /MalformedJWT|JwtSignatureError/);
  await client.removeChannel(refused);

  token = await tokenOf(ann);
  await client.realtime.setAuth();
  const { system, channel } = await listen(client);
  token = "no.good.token";
  await client.realtime.setAuth();
  const { extension, status } = await system.next();
  assert.deepEqual([extension, status], ["system", "error"]);
  await client.removeChannel(channel);
});

Deno.test("a client of the protocol's version 1.0.0 hears the same", async () => {
  const token = await tokenOf(ann);
  const client = open({ vsn: "1.0.0", token: () => token });
  await client.realtime.setAuth();
  const { changes, stop } = await listen(client);
  const id = await insert();
  assert.equal((await changes.next()).new.id, id);
  await stop();
});

Deno.test("an API key that is none opens no socket", async () => {
  const url = `${project.SUPABASE_URL}/realtime/v1/websocket?vsn=2.0.0`;
  for (const address of [url, `${url}&apikey=sb_publishable_none`]) {
    const socket = new WebSocket(address.replace(/^http/, "ws"));
    const opened = await new Promise<boolean>((resolve) => {
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
    });
    assert.equal(opened, false);
  }
});

Deno.test("with the option to wait, changes flow from the join's answer on", async () => {
  const changes = new Inbox<Payload>();
  const config = { postgres_changes_options: { wait: true, timeout: 15_000 } };
  const channel = ann.channel(`waiting-${++channels}`, { config })
    .on("postgres_changes", { event: "*", schema: "public", table }, changes.put);
  await subscribed(channel);
  const id = await insert();
  assert.equal((await changes.next()).new.id, id);
  await ann.removeChannel(channel);
});

interface Broadcast {
  event: string;
  payload?: unknown;
}

/** Joins a room as one more client of it. */
async function enter(client: SupabaseClient, room: string, broadcast = {}, isPrivate = false) {
  const heard = new Inbox<Broadcast>();
  const channel = client.channel(room, { config: { broadcast, private: isPrivate } })
    .on("broadcast", { event: "*" }, heard.put);
  await subscribed(channel);
  return { channel, heard, leave: () => client.removeChannel(channel) };
}

Deno.test("a broadcast reaches all others in the room, whatever their version", async () => {
  const room = `room-${crypto.randomUUID()}`;
  const inside = await Promise.all(
    [ann, bob, open({ vsn: "1.0.0" })].map((client) => enter(client, room)),
  );
  const outside = await enter(admin, `${room}-other`);
  for (const [sender, { channel }] of inside.entries()) {
    const payload = { from: sender, text: "grüß" };
    await channel.send({ type: "broadcast", event: "hello", payload });
    for (const { heard } of inside.filter((one) => one.channel !== channel)) {
      const { event, payload: came } = await heard.next();
      assert.deepEqual([event, came], ["hello", payload]);
    }
  }
  // No client received its own message, and none outside the room received any.
  await outside.channel.send({ type: "broadcast", event: "alone", payload: {} });
  const last = { type: "broadcast" as const, event: "last", payload: {} };
  const rest = inside.slice(1);
  await inside[0]?.channel.send(last);
  for (const { heard } of rest) assert.equal((await heard.next()).event, "last");
  await Promise.all([...inside, outside].map(({ leave }) => leave()));
});

Deno.test("bytes are broadcast as they are", async () => {
  const room = `room-${crypto.randomUUID()}`;
  const [sender, receiver] = [await enter(ann, room), await enter(bob, room)];
  const payload = new Uint8Array([0, 255, 10]).buffer;
  await sender.channel.send({ type: "broadcast", event: "bytes", payload });
  const { payload: came } = await receiver.heard.next();
  assert.deepEqual(new Uint8Array(came as ArrayBuffer), new Uint8Array(payload));
  await Promise.all([sender.leave(), receiver.leave()]);
});

Deno.test("whoever asks for it hears itself and gets its broadcasts acknowledged", async () => {
  const one = await enter(ann, `room-${crypto.randomUUID()}`, { self: true, ack: true });
  const sent = await one.channel.send({ type: "broadcast", event: "echo", payload: { n: 1 } });
  assert.equal(sent, "ok");
  assert.deepEqual((await one.heard.next()).payload, { n: 1 });
  await one.leave();
});

Deno.test("a broadcast by HTTP reaches the room", async () => {
  const room = `room-${crypto.randomUUID()}`;
  const { heard, leave } = await enter(bob, room);
  const outside = ann.channel(room);
  assert.deepEqual(await outside.httpSend("news", { n: 1 }), { success: true });
  const { event, payload } = await heard.next();
  assert.deepEqual([event, payload], ["news", { n: 1 }]);
  await Promise.all([leave(), ann.removeChannel(outside)]);
});

Deno.test("a private room without a policy is closed", async () => {
  const channel = ann.channel(`room-${crypto.randomUUID()}`, { config: { private: true } });
  await assert.rejects(subscribed(channel), /Unauthorized: You do not have permissions to read/);
  await ann.removeChannel(channel);
});

Deno.test("policies say who hears and who speaks in a private room", async () => {
  const room = `room-${crypto.randomUUID()}`;
  const owner = openDatabase();
  await owner`set session authorization postgres`;
  await owner.unsafe(`
    create policy "${room} hear" on realtime.messages for select to authenticated
      using (realtime.topic() = '${room}' and extension = 'broadcast');
    create policy "${room} speak" on realtime.messages for insert to authenticated
      with check (realtime.topic() = '${room}' and auth.uid() = '${annId}');`);
  try {
    await assert.rejects(enter(open(), room, {}, true), /Unauthorized/);
    await assert.rejects(enter(ann, `${room}-other`, {}, true), /Unauthorized/);
    const [speaker, listener] = [
      await enter(ann, room, { ack: true }, true),
      await enter(bob, room, {}, true),
    ];
    const public_ = await enter(open(), room);
    const say = (from: { channel: RealtimeChannel }, event: string) =>
      from.channel.send({ type: "broadcast", event, payload: { n: 1 } });
    await say(listener, "not allowed");
    assert.equal(await say(speaker, "allowed"), "ok");
    const { event, payload } = await listener.heard.next();
    assert.deepEqual([event, payload], ["allowed", { n: 1 }]);

    // From within the database: to the room as it is asked, once it is committed.
    await owner`select realtime.send('{"n": 2}', 'of the database', ${room}, true)`;
    await owner`select realtime.send('{"n": 3, "id": "own"}', 'public', ${room}, false)`;
    for (const { heard } of [speaker, listener]) {
      const told = await heard.next();
      const { id, n } = told.payload as { id: string; n: number };
      assert.deepEqual([told.event, n], ["of the database", 2]);
      assert.match(id, /^[0-9a-f-]{36}$/);
    }
    const told = await public_.heard.next();
    assert.deepEqual([told.event, told.payload], ["public", { n: 3, id: "own" }]);

    // By HTTP too: hers is told, his is dropped.
    for (const client of [bob, ann]) {
      await fetch(`${project.SUPABASE_URL}/realtime/v1/api/broadcast`, {
        method: "POST",
        headers: {
          apikey: project.SUPABASE_PUBLISHABLE_KEY,
          authorization: `Bearer ${await tokenOf(client)}`,
          "content-type": "application/json",
        },
        body: JSON.stringify({
          messages: [{
            topic: room,
            event: "by HTTP",
            payload: { hers: client === ann },
            private: true,
          }],
        }),
      }).then(async (answer) => {
        assert.equal(answer.status, 202);
        await answer.body?.cancel();
      });
    }
    assert.deepEqual((await listener.heard.next()).payload, { hers: true });
    await Promise.all([speaker, listener, public_].map(({ leave }) => leave()));
  } finally {
    await owner.unsafe(`
      drop policy "${room} hear" on realtime.messages;
      drop policy "${room} speak" on realtime.messages;`);
    await owner.end();
  }
});

Deno.test("a trigger broadcasts its row, and a rollback nothing", async () => {
  const room = `room-${crypto.randomUUID()}`;
  const { heard, leave } = await enter(admin, room, {}, true);
  const trigger = `${table}_told`;
  await sql.unsafe(`
    create function public.${trigger}() returns trigger language plpgsql security definer
    set search_path = '' as $$ begin
      perform realtime.broadcast_changes(
        '${room}', tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
      return null;
    end $$;
    create trigger told after insert on public.${table}
      for each row execute function public.${trigger}();`);
  await assert.rejects(sql.begin(async (tx) => {
    await tx`select realtime.send('{}', 'undone', ${room}, true)`;
    throw new Error("undo");
  }));
  const id = await insert();
  const { event, payload } = await heard.next();
  const told = payload as Record<string, unknown>;
  assert.deepEqual([event, told.operation, told.table, told.schema, told.old_record], [
    ...["INSERT", "INSERT", table, "public", null],
  ]);
  assert.equal((told.record as { id: number }).id, id);
  await sql.unsafe(`drop function public.${trigger}() cascade`);
  await leave();
});

Deno.test("who asks for it is told when what the database sends begins to flow", async () => {
  // realtime/test/e2e/realtime-check.ts, `openReplicationChannel`
  const system = new Inbox<System>();
  const heard = new Inbox<Broadcast>();
  const room = `room-${crypto.randomUUID()}`;
  const config = { private: true, broadcast: { replication_ready: true } };
  const channel = admin.channel(room, { config })
    .on("system", {}, system.put).on("broadcast", { event: "*" }, heard.put);
  await subscribed(channel);
  const { extension, status, message } = await system.next();
  assert.deepEqual([extension, status, message], [
    ...["system", "ok", "Replication connection established"],
  ]);
  await sql`select realtime.send('{}', 'flows', ${room}, true)`;
  assert.equal((await heard.next()).event, "flows");
  await admin.removeChannel(channel);
});

Deno.test("who is present is known to all, until they leave", async () => {
  const room = `room-${crypto.randomUUID()}`;
  const states = new Inbox<string[]>();
  const watching = bob.channel(room, { config: { presence: { key: "bob" } } });
  watching.on("presence", { event: "sync" }, () => {
    states.put(Object.keys(watching.presenceState()).toSorted());
  });
  await subscribed(watching);
  assert.deepEqual(await states.next(), []);
  assert.equal(await watching.track({ mood: "fine" }), "ok");
  assert.deepEqual(await states.next(), ["bob"]);

  const coming = ann.channel(room, { config: { presence: { key: "ann" } } });
  await subscribed(coming);
  await coming.track({ mood: "new" });
  assert.deepEqual(await states.next(), ["ann", "bob"]);
  const [{ mood } = assert.fail()] = watching.presenceState<{ mood: string }>().ann ?? [];
  assert.equal(mood, "new");
  await ann.removeChannel(coming);
  assert.deepEqual(await states.next(), ["bob"]);
  await bob.removeChannel(watching);
});
