import assert from "node:assert/strict";
import { eventually } from "../eventually.fixture.ts";
import { openDatabase, openFunctions, project } from "./project.ts";

const sql = openDatabase();
const echo = `conformance_${crypto.randomUUID().slice(0, 8)}`;
// The API itself tells what came, but for the key: answers are kept, and no secret is to be found
// among them. The database may know the API by another address than we do.
await sql.unsafe(`
  create function public.${echo}(word text default null, number int default null) returns jsonb
  language sql stable as $$ select jsonb_build_object('word', word, 'number', number,
    'method', current_setting('request.method', true),
    'headers', current_setting('request.headers', true)::jsonb - 'apikey') $$;
  create function public.${echo}_slow() returns void language sql as 'select pg_sleep(2)';
  ${openFunctions(echo)}
  notify pgrst, 'reload schema';`);
const [secret] = await sql`
  select decrypted_secret as url from vault.decrypted_secrets where name = 'project_url'`;
const url = `${secret?.url ?? project.SUPABASE_URL}/rest/v1/rpc/${echo}`;
const apikey = { apikey: project.SUPABASE_SECRET_KEY };
const json = { ...apikey, "Content-Type": "application/json" };

Deno.test.afterAll(async () => {
  await sql.unsafe(`drop function public.${echo}, public.${echo}_slow`);
  await sql.end();
});

interface Answer {
  status_code: number | null;
  content_type: string | null;
  headers: Record<string, string> | null;
  content: string | null;
  timed_out: boolean | null;
  error_msg: string | null;
}

async function answerTo(id: string): Promise<Answer> {
  return await eventually(`the answer to request ${id}`, async () => {
    const [answer] = await sql<Answer[]>`select * from net._http_response where id = ${id}`;
    return answer;
  });
}

async function idOf(query: PromiseLike<{ id?: string }[]>): Promise<string> {
  const [row] = await query;
  return row?.id ?? assert.fail();
}

Deno.test("a POST sends JSON and its headers, and its answer is kept", async () => {
  // The API may not have heard of the function yet: it tells by 404 until then.
  let answer: Answer;
  do {
    answer = await answerTo(
      await idOf(sql`
        select net.http_post(url => ${url}, body => ${sql.json({ word: "grüß", number: 7 })},
          headers => ${sql.json(json)}) as id`),
    );
  } while (answer.status_code === 404);
  assert.equal(answer.status_code, 200);
  assert.match(answer.content_type ?? "", /^application\/json/);
  assert.equal(answer.timed_out, false);
  assert.equal(answer.error_msg, null);
  assert.ok(answer.headers);
  const told = JSON.parse(answer.content ?? "");
  assert.deepEqual([told.word, told.number, told.method], ["grüß", 7, "POST"]);
  assert.match(told.headers["user-agent"], /^pg_net\//);
});

Deno.test("a GET carries its parameters in the query, encoded", async () => {
  const params = sql.json({ word: "a b&c=ü", number: "3" });
  const answer = await answerTo(
    await idOf(sql`select net.http_get(${url}, ${params}, ${sql.json(apikey)}) as id`),
  );
  const told = JSON.parse(answer.content ?? "");
  assert.deepEqual([told.word, told.number, told.method], ["a b&c=ü", 3, "GET"]);
});

Deno.test("a DELETE is one, and failures of the server are answers", async () => {
  const elsewhere = url.replace(/rpc\/.*/, "conformance_nowhere");
  const answer = await answerTo(
    await idOf(sql`select net.http_delete(${elsewhere}, headers => ${sql.json(apikey)}) as id`),
  );
  assert.deepEqual([answer.status_code, answer.error_msg], [404, null]);
  assert.equal(JSON.parse(answer.content ?? "").code, "PGRST205");
});

Deno.test("what takes too long is given up, what isn't there is an error", async () => {
  const slow = await idOf(sql`
    select net.http_post(${`${url}_slow`}, headers => ${sql.json(json)},
      timeout_milliseconds => 50) as id`);
  const nobody = await idOf(sql`select net.http_get('http://127.0.0.1:9/') as id`);
  const late = await answerTo(slow);
  assert.deepEqual([late.status_code, late.timed_out], [null, true]);
  assert.match(late.error_msg ?? "", /^Timeout of 50 ms reached/);
  const lost = await answerTo(nobody);
  assert.deepEqual([lost.status_code, lost.content], [null, null]);
  assert.ok(lost.error_msg);
});

Deno.test("a request leaves with its transaction's commit, and never after a rollback", async () => {
  let undone = "";
  await assert.rejects(
    sql.begin(async (tx) => {
      undone = await idOf(tx`select net.http_get(${url}, '{}', ${sql.json(apikey)}) as id`);
      const queued = await tx`select from net.http_request_queue where id = ${undone}`;
      assert.equal(queued.length, 1);
      throw new Error("undo");
    }),
    /undo/,
  );
  let kept = "";
  await sql.begin(async (tx) => {
    kept = await idOf(tx`select net.http_get(${url}, '{}', ${sql.json(apikey)}) as id`);
  });
  assert.ok(Number(kept) > Number(undone));
  assert.equal((await answerTo(kept)).status_code, 200);
  assert.equal((await sql`select from net._http_response where id = ${undone}`).length, 0);
  assert.equal((await sql`select from net.http_request_queue where id = ${kept}`).length, 0);
});

Deno.test("what can't be sent is refused at once", async () => {
  const refused = async (query: PromiseLike<unknown>, expected: RegExp) =>
    await assert.rejects(async () => await query, expected);
  await refused(sql`select net.http_post(null)`, /null value in column "url"/);
  const text = sql.json({ "Content-Type": "text/plain" });
  await refused(
    sql`select net.http_post(${url}, headers => ${text})`,
    /Content-Type header must be "application\/json"/,
  );
  await refused(
    sql`insert into net.http_request_queue (method, url, timeout_milliseconds)
    values ('PUT', 'http://example.org', 1)`,
    /http_method/,
  );
});

Deno.test("queue and answers are unlogged, and every role may send", async () => {
  const tables = await sql`
    select relname as name, relpersistence as kind from pg_class
    where relnamespace = 'net'::regnamespace and relkind = 'r' order by relname`;
  assert.deepEqual(tables.map((row) => Object.values(row)), [
    ["_http_response", "u"],
    ["http_request_queue", "u"],
  ]);
  for (const role of ["anon", "authenticated", "service_role", "postgres"]) {
    const [row] = await sql`
      select has_schema_privilege(${role}, 'net', 'usage') as enters,
        has_table_privilege(${role}, 'net.http_request_queue', 'insert') as queues,
        has_function_privilege(${role},
          'net.http_post(text, jsonb, jsonb, jsonb, integer)', 'execute') as posts`;
    assert.deepEqual({ ...row }, { enters: true, queues: true, posts: true }, role);
  }
  const [worker] = await sql`select net.worker_restart() as restarted`;
  assert.equal(worker?.restarted, true);
  await sql`select net.wait_until_running()`;
});
