/** What the suites of PostgREST and of Auth showed, each with the place that says what hosted does. */
import assert from "node:assert/strict";
import { eventually } from "../eventually.fixture.ts";
import {
  newEmail,
  openAdminClient,
  openClient,
  openDatabase,
  openFunctions,
  PASSWORD,
  project,
} from "./project.ts";

const sql = openDatabase();
const admin = openAdminClient();

await sql.unsafe(`
  create table public.peers_items (id int primary key, code char(5), flags bit(3));
  grant all on public.peers_items to service_role;
  create function public.peers_char(value char, flags bit, more char[] default '{}')
  returns jsonb language sql immutable
  as $$ select jsonb_build_array(value, flags::text, more) $$;
  ${openFunctions("peers_")}
  insert into public.peers_items select id, 'abcde', '101' from generate_series(0, 9) as id;
  notify pgrst, 'reload schema';`);
Deno.test.afterAll(async () => {
  await sql.unsafe("drop table public.peers_items; drop function public.peers_char");
  await sql.end();
});

async function ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  const response = await fetch(`${project.SUPABASE_URL}/rest/v1${path}`, {
    ...init,
    headers: { apikey: project.SUPABASE_SECRET_KEY, ...init.headers },
  });
  return { status: response.status, headers: response.headers, json: await response.json() };
}

/** Calls a function with these arguments. */
function call(name: string, given: object, more = {}) {
  const headers = { "content-type": "application/json", ...more };
  return ask(`/rpc/${name}`, { method: "POST", headers, body: JSON.stringify(given) });
}

await eventually("the API hears of the tables", async () => {
  const table = await ask("/peers_items?limit=1");
  const routine = await call("peers_char", { value: "a", flags: "1" });
  return table.status === 200 && routine.status === 200;
});

const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);

Deno.test("blanks may stand around what a logic tree nests", async () => {
  // postgrest/test/spec/Feature/Query/AndOrParamsSpec.hs, "allows whitespace"
  for (
    const filter of [
      "or=( id.eq.1, id.eq.2, and(id.in.(1,3), id.in.(2,3)), id.eq.4 )",
      "and=( id.lt.5, not.or(id.eq.0, id.eq.3), or(id.eq.1, id.in.(2,4)) )",
    ]
  ) {
    const { json } = await ask(`/peers_items?${filter.replaceAll(" ", "%20")}&order=id`);
    assert.deepEqual(ids(json), filter.startsWith("or") ? [1, 2, 3, 4] : [1, 2, 4], filter);
  }
});

Deno.test("an empty select means all columns", async () => {
  // postgrest/test/spec/Feature/Query/QuerySpec.hs, "empty root select": "gives all columns"
  const { json } = await ask("/peers_items?select=&id=eq.1");
  assert.deepEqual(json, [{ id: 1, code: "abcde", flags: "101" }]);
});

Deno.test("characters and bits come whole", async () => {
  // postgrest/test/spec/Feature/Query/RpcSpec.hs, "a proc with bit and char parameters"
  const given = { value: "abcdefg", flags: "101010", more: ["abc", "abcdefg"] };
  const { json } = await call("peers_char", given);
  assert.deepEqual(json, Object.values(given));
  const { error } = await admin.from("peers_items").insert({ id: 20, code: "vwxyz", flags: "011" });
  assert.equal(error, null);
  const { data } = await admin.from("peers_items").delete().eq("id", 20).select();
  assert.deepEqual(data, [{ id: 20, code: "vwxyz", flags: "011" }]);
});

Deno.test("a scalar function counts as one row", async () => {
  // postgrest/test/spec/Feature/Query/RpcSpec.hs, "includes exact count of 1 for functions that return a
  // single scalar, domain or composite"
  const prefer = { prefer: "count=exact" };
  const { headers } = await call("peers_char", { value: "a", flags: "1" }, prefer);
  assert.equal(headers.get("content-range"), "0-0/1");
});

Deno.test("of a limit and a Range what they share is meant", async () => {
  // postgrest/src/library/PostgREST/ApiRequest.hs, `getRanges`; no test of theirs names both.
  const range = (range: string) => ({ headers: { range } });
  const read = async (query: string, header: string) =>
    ids((await ask(`/peers_items?order=id${query}`, range(header))).json);
  assert.deepEqual(await read("&limit=3", "1-8"), [1, 2]);
  assert.deepEqual(await read("&offset=2&limit=5", "0-3"), [2, 3]);
  assert.deepEqual(await read("", "8-"), [8, 9]);
  // postgrest/test/spec/Feature/Query/RangeSpec.hs, "fails with 416 for offside range"
  for (const header of ["1-0", "7-9"]) {
    const { status, json } = await ask("/peers_items?limit=5", range(header));
    assert.deepEqual([status, json.code], [416, "PGRST103"], header);
  }
});

Deno.test("who begins past the last row is told how many there are", async () => {
  // postgrest/test/spec/Feature/Query/RangeSpec.hs, "refuses a range requesting start past last
  // item" and "refuses a range with nonzero start when there are no items"
  const prefer = "count=exact";
  for (
    const [query, range, contentRange] of [
      ["?id=lt.5", { range: "100-199" }, "*/5"],
      ["?id=lt.5&offset=100", {}, "*/5"],
      ["?id=lt.0", { range: "1-2" }, "*/0"],
      // One that ends before it begins is refused before anything is counted, counted or not.
      ["", { range: "1-0" }, null],
    ] as const
  ) {
    const { status, headers } = await ask(`/peers_items${query}`, {
      headers: { prefer, ...range },
    });
    assert.deepEqual([status, headers.get("content-range")], [416, contentRange], query);
  }
});

Deno.test("what was heeded is said in one order", async () => {
  // postgrest/test/spec/Feature/Query: DeleteSpec.hs, "returns the deleted item and count if
  // requested"; Preferences/TimezoneSpec.hs, "should change timezone with handling=strict"
  const prefer = "timezone=UTC, count=exact, handling=lenient, return=representation";
  const { headers } = await ask("/peers_items?limit=1", { headers: { prefer } });
  assert.equal(
    headers.get("preference-applied"),
    "return=representation, count=exact, handling=lenient, timezone=UTC",
  );
});

Deno.test("users are found by a part of their address, and in either order", async () => {
  // auth/internal/api/admin_test.go: TestAdminUsers_FilterEmail, _SortAsc, _SortDesc. Of a page that
  // is none: auth/internal/api/pagination.go, `paginate`, which no test of theirs tries.
  const part = crypto.randomUUID();
  for (const n of [1, 2]) {
    const { error } = await admin.auth.admin.createUser({ email: `${part}-${n}@example.org` });
    assert.equal(error, null);
  }
  const list = async (query: string) => {
    const response = await fetch(`${project.SUPABASE_URL}/auth/v1/admin/users?${query}`, {
      headers: { apikey: project.SUPABASE_SECRET_KEY },
    });
    return { status: response.status, json: await response.json() };
  };
  const emails = async (query: string) =>
    (await list(query)).json.users.map(({ email }: { email: string }) => email);
  const both = [`${part}-1@example.org`, `${part}-2@example.org`];
  assert.deepEqual(await emails(`filter=${part}&sort=created_at asc`), both);
  assert.deepEqual(await emails(`filter=${part}`), both.toReversed());
  const { status, json } = await list("page=-1");
  assert.deepEqual([status, json.error_code], [400, "validation_failed"]);
});

Deno.test("what somebody tells at sign-up stands in their identity, too", async () => {
  // auth/internal/api/signup_test.go, TestSignup; of the identity: signup.go, `Signup`
  const { data } = await openClient().auth.signUp({
    email: newEmail(),
    password: PASSWORD,
    options: { data: { plan: "free", email: "another@example.org" } },
  });
  const { identity_data } = data.user?.identities?.[0] ?? assert.fail();
  assert.equal(identity_data?.plan, "free");
  assert.equal(identity_data?.email, data.user?.email);
});
