import type { SupabaseClient } from "@supabase/supabase-js";
import assert from "node:assert/strict";
import { eventually } from "../eventually.fixture.ts";
import { openAdminClient, openClient, openDatabase, openFunctions, project } from "./project.ts";

const sql = openDatabase();
const admin = openAdminClient();
const anon = openClient();

const schema = `
  create table public.edge_people (
    id int primary key,
    name text,
    age int default 5,
    kind text not null default 'plain'
  );
  create table public.edge_posts (
    id int primary key,
    author_id int references public.edge_people,
    title text,
    tags text[],
    answers_id int references public.edge_posts
  );
  create table public.edge_likes (
    person_id int references public.edge_people,
    post_id int references public.edge_posts,
    at timestamptz not null default '2026-01-02 03:04:05+00',
    primary key (person_id, post_id)
  );
  create table public.edge_notes (text text, "odd one" int, unique ("odd one", text));
  grant all on public.edge_people, public.edge_posts, public.edge_likes, public.edge_notes
    to service_role;
  create function public.edge_greet(email text) returns text language sql stable
  as $$ select 'hello ' || email $$;
  create function public.edge_size(xs int[]) returns int language sql stable
  as $$ select cardinality(xs) $$;
  create function public.edge_join(variadic xs text[]) returns text language sql stable
  as $$ select array_to_string(xs, '+') $$;
  create function public.edge_json(j jsonb) returns text language sql stable
  as $$ select jsonb_typeof(j) $$;
  create function public.edge_numbers(n int) returns setof int language sql stable
  as $$ select generate_series(1, n) $$;
  ${openFunctions("edge_")}
  insert into public.edge_people values (1, 'Ann', 30), (2, 'Bob', null), (3, 'Cy', 20);
  insert into public.edge_posts values
    (1, 1, 'A, b', '{x,"y z"}'), (2, 1, 'B.c', '{}'), (3, 2, 'C(d)', null), (4, null, null, null);
  update public.edge_posts set answers_id = 1 where id in (2, 3);
  insert into public.edge_likes values (1, 3), (2, 1), (3, 1);
  notify pgrst, 'reload schema';
`;

const removal = `
  drop table if exists public.edge_notes, public.edge_likes, public.edge_posts, public.edge_people cascade;
  drop function if exists public.edge_greet, public.edge_size, public.edge_join, public.edge_json,
    public.edge_numbers;
`;

/** The API learns of a change from a notification: soon, not at once. */
async function untilKnown(client: SupabaseClient): Promise<void> {
  await eventually("the API hears of the tables", async () => {
    const { error } = await client.from("edge_likes").select().limit(1);
    const call = await client.rpc("edge_numbers", { n: 1 });
    return !error && !call.error;
  });
}

async function ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  const response = await fetch(`${project.SUPABASE_URL}/rest/v1${path}`, {
    ...init,
    headers: { apikey: project.SUPABASE_SECRET_KEY, ...init.headers },
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: text === "" ? null : JSON.parse(text),
  };
}

Deno.test("REST: edges", async (t) => {
  await sql.unsafe(removal);
  await sql.unsafe(schema);
  try {
    await untilKnown(admin);

    await t.step("a mistyped filter is refused, not passed over", async () => {
      const { status, json } = await ask("/edge_people?id=5");
      assert.deepEqual([status, json], [400, {
        code: "PGRST100",
        details: 'unexpected "5" expecting "not" or operator (eq, gt, ...)',
        hint: null,
        message: '"failed to parse filter (5)" (line 1, column 1)',
      }]);
      const removal = await ask("/edge_likes?person_id=5", { method: "DELETE" });
      assert.deepEqual([removal.status, removal.json.code], [400, "PGRST100"]);
    });
    await t.step("an update or delete without a filter is refused", async () => {
      const { status, error } = await admin.from("edge_likes").delete();
      assert.deepEqual([status, error?.code, error?.message], [
        400,
        "21000",
        "DELETE requires a WHERE clause",
      ]);
      const update = await admin.from("edge_people").update({ age: 1 });
      assert.deepEqual([update.status, update.error?.message], [
        400,
        "UPDATE requires a WHERE clause",
      ]);
      assert.equal((await admin.from("edge_likes").select()).data?.length, 3);
    });
    await t.step("errors are JSON in UTF-8; who is nobody is asked to sign in", async () => {
      const { headers } = await ask("/edge_nowhere");
      assert.equal(headers.get("content-type"), "application/json; charset=utf-8");
      const refused = await ask("/edge_people", {
        headers: { apikey: project.SUPABASE_PUBLISHABLE_KEY },
      });
      assert.deepEqual([refused.status, refused.headers.get("www-authenticate")], [401, "Bearer"]);
    });

    await t.step("rpc by GET: values with dots, lists, JSON, repeated names", async () => {
      const get = { get: true as const };
      const dotted = await anon.rpc("edge_greet", { email: "john.smith@example.org" }, get);
      assert.equal(dotted.data, "hello john.smith@example.org");
      assert.equal((await anon.rpc("edge_size", { xs: [4, 5, 6] }, get)).data, 3);
      assert.equal((await anon.rpc("edge_json", { j: "[1]" }, get)).data, "array");
      const bad = await anon.rpc("edge_json", { j: "{no" }, get);
      assert.deepEqual([bad.status, bad.error?.code], [400, "22P02"]);
      assert.equal((await ask("/rpc/edge_join?xs=a&xs=b")).json, "a+b");
      const none = await ask("/rpc/edge_join");
      assert.deepEqual([none.status, none.json.code], [404, "PGRST202"]);
    });
    await t.step("rpc: a set of scalars has a count, a range and a single", async () => {
      const page = await anon.rpc("edge_numbers", { n: 5 }, { count: "exact" }).range(1, 2);
      assert.deepEqual([page.status, page.count, page.data], [206, 5, [2, 3]]);
      const head = await anon.rpc("edge_numbers", { n: 5 }, { head: true, count: "exact" });
      assert.equal(head.count, 5);
      assert.equal((await anon.rpc("edge_numbers", { n: 1 }).single()).data, 1);
      const many = await anon.rpc("edge_numbers", { n: 2 }).single();
      assert.deepEqual([many.status, many.error?.code], [406, "PGRST116"]);
    });

    await t.step("an upsert that makes no row is a 200", async () => {
      const person = { id: 1, name: "Ann", age: 31 };
      const known = await admin.from("edge_people").upsert(person).select("age");
      assert.deepEqual([known.status, known.data], [200, [{ age: 31 }]]);
      assert.equal((await admin.from("edge_people").upsert(person)).status, 200);
      const both = await admin.from("edge_people").upsert([person, { id: 10, name: "J", age: 1 }]);
      assert.equal(both.status, 201);
      const ignored = await admin.from("edge_people").upsert(person, { ignoreDuplicates: true });
      assert.equal(ignored.status, 201);
    });
    await t.step("what some rows lack is null, or the default on demand", async () => {
      const rows = (from: number) => [{ id: from, age: 1 }, { id: from + 1, name: "N" }];
      const nulls = await admin.from("edge_people").insert(rows(20)).select("age,name");
      assert.deepEqual(nulls.data, [{ age: 1, name: null }, { age: null, name: "N" }]);
      const defaults = await admin.from("edge_people").insert(rows(30), { defaultToNull: false })
        .select("age,name,kind");
      assert.deepEqual([defaults.status, defaults.data], [201, [
        { age: 1, name: null, kind: "plain" },
        { age: 5, name: "N", kind: "plain" },
      ]]);
      await admin.from("edge_people").delete().gte("id", 10);
    });
    await t.step("max-affected undoes what is too much", async () => {
      const change = (path: string, prefer: string, method = "PATCH") =>
        ask(path, {
          method,
          headers: { "content-type": "application/json", prefer },
          body: method === "PATCH" ? '{"kind":"changed"}' : '{"email":"x"}',
        });
      const atMost = (count: number) => `handling=strict, max-affected=${count}`;
      const many = await change("/edge_people?id=gt.0", atMost(2));
      assert.deepEqual([many.status, many.json.code, many.json.details], [
        400,
        "PGRST124",
        "The query affects 3 rows",
      ]);
      assert.deepEqual((await admin.from("edge_people").select().eq("kind", "changed")).data, []);
      const within = await change("/edge_people?id=gt.1", atMost(2));
      assert.deepEqual([within.status, within.headers.get("preference-applied")], [204, atMost(2)]);
      const scalar = await change("/rpc/edge_greet", atMost(1), "POST");
      assert.deepEqual([scalar.status, scalar.json.code], [400, "PGRST128"]);
      const lenient = await change("/edge_people?id=gt.1", "max-affected=1");
      assert.deepEqual([lenient.status, lenient.headers.get("preference-applied")], [204, null]);
    });
    await t.step("a time zone on demand", async () => {
      const { json, headers } = await ask("/edge_likes?select=at&limit=1", {
        headers: { prefer: "timezone=America/Los_Angeles" },
      });
      assert.deepEqual(json, [{ at: "2026-01-01T19:04:05-08:00" }]);
      assert.equal(headers.get("preference-applied"), "timezone=America/Los_Angeles");
      const unknown = await ask("/edge_likes?limit=1", {
        headers: { prefer: "handling=strict, timezone=Middle/Earth" },
      });
      assert.deepEqual([unknown.status, unknown.json.code], [400, "PGRST122"]);
    });
    await t.step("limits and ranges out of bounds", async () => {
      const negative = await ask("/edge_people?limit=-1");
      assert.deepEqual([negative.status, negative.json.code, negative.json.details], [
        416,
        "PGRST103",
        "Limit should be greater than or equal to zero.",
      ]);
      const crossed = await ask("/edge_people", { headers: { range: "5-2" } });
      assert.deepEqual([crossed.status, crossed.json.code], [416, "PGRST103"]);
      const offset = await ask("/edge_people?offset=-1");
      assert.deepEqual([offset.status, offset.json.code], [400, "2201X"]);
    });
    await t.step("aggregates are off, save for count as a column", async () => {
      for (const select of ["age.sum()", "count()", "id,edge_posts(id.max())"]) {
        const { status, error } = await admin.from("edge_people").select(select);
        assert.deepEqual([select, status, error?.code], [select, 400, "PGRST123"]);
      }
      assert.deepEqual((await admin.from("edge_people").select("count")).data, [{ count: 3 }]);
    });

    await t.step("two ways to a table are one too many", async () => {
      const { status, error } = await admin.from("edge_people").select("id,edge_posts(id)");
      assert.deepEqual([status, error?.code], [300, "PGRST201"]);
      assert.deepEqual(error?.details, [
        {
          cardinality: "one-to-many",
          embedding: "edge_people with edge_posts",
          relationship: "edge_posts_author_id_fkey using edge_people(id) and edge_posts(author_id)",
        },
        {
          cardinality: "many-to-many",
          embedding: "edge_people with edge_posts",
          relationship: "edge_likes using edge_likes_person_id_fkey(person_id) and " +
            "edge_likes_post_id_fkey(post_id)",
        },
      ]);
      const hinted = await admin.from("edge_people")
        .select("written:edge_posts!author_id(id),liked:edge_posts!edge_likes(id)").eq("id", 2)
        .single();
      assert.deepEqual(hinted.data, { written: [{ id: 3 }], liked: [{ id: 1 }] });
      const between = await admin.from("edge_people").select("edge_likes(post_id)").eq("id", 2);
      assert.deepEqual(between.data, [{ edge_likes: [{ post_id: 1 }] }]);
    });
    await t.step("many rows spread into lists", async () => {
      const { data } = await admin.from("edge_people")
        .select("name,...edge_posts!author_id(titles:title,tags)").order("id")
        .order("id", { referencedTable: "edge_posts" });
      assert.deepEqual(data, [
        { name: "Ann", titles: ["A, b", "B.c"], tags: [["x", "y z"], []] },
        { name: "Bob", titles: ["C(d)"], tags: [null] },
        { name: "Cy", titles: [], tags: [] },
      ]);
      const inner = await admin.from("edge_people")
        .select("name,...edge_posts!author_id!inner(posts:id)").order("id");
      assert.deepEqual(inner.data?.map(({ name }) => name), ["Ann", "Bob"]);
    });
    await t.step("order by an embedded row's column, shown or not", async () => {
      const posts = (order: string) =>
        ask(`/edge_posts?select=id,by:edge_people!author_id(name)&order=${order}`)
          .then(({ json }) => json.map(({ id }: { id: number }) => id));
      assert.deepEqual(await posts("by(age).asc,id.desc"), [2, 1, 4, 3]);
      assert.deepEqual(await posts("by(age).desc.nullslast,id"), [1, 2, 3, 4]);
      assert.deepEqual(await posts("by(name).desc.nullsfirst,id"), [4, 3, 1, 2]);
      const many = await admin.from("edge_people").select("id,p:edge_posts!author_id(id)")
        .order("p(id)");
      assert.deepEqual([many.status, many.error?.code], [400, "PGRST118"]);
      const absent = await admin.from("edge_posts").select("id").order("edge_people(name)");
      assert.deepEqual([absent.status, absent.error?.code], [400, "PGRST108"]);
    });
    await t.step(
      "an embed's filter by its other name, by the relation's, by nonsense",
      async () => {
        const filtered = (key: string) =>
          ask(`/edge_people?select=id,p:edge_posts!author_id!inner(id)&${key}=eq.3`)
            .then(({ json }) => json);
        assert.deepEqual(await filtered("p.id"), [{ id: 2, p: [{ id: 3 }] }]);
        assert.deepEqual(await filtered("edge_posts.id"), [{ id: 2, p: [{ id: 3 }] }]);
        const { status, error } = await admin.from("edge_people").select("id,p:edge_likes(post_id)")
          .eq("p", 1);
        assert.deepEqual([status, error?.code], [400, "PGRST120"]);
      },
    );
    await t.step("a filter, order or limit of what isn't embedded is refused", async () => {
      for (const key of ["edge_likes.post_id=eq.1", "edge_likes.order=at", "edge_likes.limit=1"]) {
        const { status, json } = await ask(`/edge_people?select=id&${key}`);
        assert.deepEqual([key, status, json.code, json.hint], [
          key,
          400,
          "PGRST108",
          "Verify that 'edge_likes' is included in the 'select' query parameter.",
        ]);
      }
      const update = await admin.from("edge_people").update({ age: 1 }).eq("id", 1)
        .eq("edge_likes.post_id", 1);
      assert.deepEqual([update.status, update.error?.code], [400, "PGRST108"]);
    });
    await t.step("a table refers to itself: down by its name, up by the column", async () => {
      const one = async (select: string, id: number) =>
        (await admin.from("edge_posts").select(select).eq("id", id).single()).data;
      const answers = { edge_posts: [{ id: 2 }, { id: 3 }] };
      assert.deepEqual(await one("edge_posts(id)", 1), answers);
      assert.deepEqual(await one("edge_posts!answers_id(id)", 1), answers);
      assert.deepEqual(await one("question:answers_id(id)", 3), { question: { id: 1 } });
    });
    await t.step("lists of columns may hold blanks; an upsert needs a key to be one", async () => {
      const note = { text: "a", "odd one": 1 };
      const upsert = () =>
        admin.from("edge_notes").upsert(note, { onConflict: 'text, "odd one"' }).select();
      const first = await upsert();
      assert.deepEqual([first.status, first.data], [201, [note]]);
      const second = await upsert();
      assert.deepEqual([second.status, second.data], [200, [note]]);
      const ordered = await ask("/edge_people?select=id&order=kind.asc, id.desc &limit=2");
      assert.deepEqual(ordered.json, [{ id: 3 }, { id: 2 }]);
      const keyless = await admin.from("edge_notes").upsert({ text: "b" });
      assert.equal(keyless.status, 201);
      const ignored = await admin.from("edge_notes").upsert(note, { ignoreDuplicates: true });
      assert.deepEqual([ignored.status, ignored.error?.code], [409, "23505"]);
    });
    await t.step("a body that is no UTF-8 is no JSON", async () => {
      const { status, json } = await ask("/edge_notes", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: new Uint8Array([...new TextEncoder().encode('{"text":"'), 0xff, 0x22, 0x7d]),
      });
      assert.deepEqual([status, json.code], [400, "PGRST102"]);
    });
    await t.step("who mistypes a name is told what it may have been", async () => {
      const hint = async (query: PromiseLike<{ error: { hint: string } | null }>) =>
        (await query).error?.hint;
      const hints = [
        await hint(admin.from("edge_peoples").select()),
        await hint(admin.from("nothing_like_it").select()),
        await hint(admin.from("edge_people").select("id,edge_like(at)")),
        await hint(anon.rpc("edge_number", { n: 1 })),
        await hint(anon.rpc("edge_greet", { mail: "a" })),
      ];
      assert.deepEqual(hints, [
        "Perhaps you meant the table 'public.edge_people'",
        null,
        "Perhaps you meant 'edge_likes' instead of 'edge_like'.",
        "Perhaps you meant to call the function public.edge_numbers",
        "Perhaps you meant to call the function public.edge_greet(email)",
      ]);
    });
    await t.step("a function that isn't there is named with what was given", async () => {
      const get = await ask("/rpc/edge_nothing?a=1");
      assert.deepEqual([get.status, get.json.message, get.json.details], [
        404,
        "Could not find the function public.edge_nothing(a) in the schema cache",
        "Searched for the function public.edge_nothing with parameter a, but no matches were " +
        "found in the schema cache.",
      ]);
      const { error } = await anon.rpc("edge_nothing");
      assert.deepEqual([error?.message, error?.details], [
        "Could not find the function public.edge_nothing without parameters in the schema cache",
        "Searched for the function public.edge_nothing without parameters or with a single " +
        "unnamed json/jsonb parameter, but no matches were found in the schema cache.",
      ]);
    });
  } finally {
    await sql.unsafe(removal);
    await sql.end();
  }
});
