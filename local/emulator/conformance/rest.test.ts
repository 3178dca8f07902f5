import type { SupabaseClient } from "@supabase/supabase-js";
import assert from "node:assert/strict";
import { eventually } from "../eventually.fixture.ts";
import {
  openAdminClient,
  openClient,
  openDatabase,
  openFunctions,
  project,
  signInNewUser,
} from "./project.ts";

const sql = openDatabase();
const admin = openAdminClient();
const anon = openClient();

const schema = `
  create table public.shelf_authors (
    id int primary key generated always as identity,
    name text not null unique,
    born date
  );
  create table public.shelf_books (
    id int primary key,
    author_id int not null references public.shelf_authors,
    parent_id int references public.shelf_books,
    title text not null constraint title_is_not_empty check (title <> ''),
    pages int not null default 100,
    tags text[] not null default '{}',
    meta jsonb not null default '{}',
    price numeric(10, 2),
    serial_number bigint,
    published_at timestamptz,
    owner_id uuid references auth.users on delete cascade,
    is_open boolean not null default true
  );
  create table public.shelf_genres (id int primary key, name text not null);
  create table public.shelf_books_genres (
    book_id int references public.shelf_books on delete cascade,
    genre_id int references public.shelf_genres,
    primary key (book_id, genre_id)
  );
  create table public.shelf_secrets (id int primary key);
  alter table public.shelf_secrets enable row level security;
  alter table public.shelf_books enable row level security;
  create policy "open books or one's own" on public.shelf_books for select
    using (is_open or owner_id = (select auth.uid()));
  create policy "own books" on public.shelf_books for update to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
  create view public.shelf_overview with (security_invoker = true) as
    select b.*, a.name as author_name, jsonb_build_object('pages', b.pages) as facts
    from public.shelf_books b join public.shelf_authors a on a.id = b.author_id;
  grant select on public.shelf_authors, public.shelf_books, public.shelf_genres,
    public.shelf_books_genres, public.shelf_overview to anon, authenticated;
  grant update (title) on public.shelf_books to authenticated;
  grant all on public.shelf_authors, public.shelf_books, public.shelf_genres,
    public.shelf_books_genres, public.shelf_overview to service_role;

  create function public.shelf_echo(p_id uuid, p_data jsonb, p_note text default 'none')
  returns jsonb language sql stable
  as $$ select jsonb_build_object('id', p_id, 'data', p_data, 'note', p_note) $$;
  create function public.shelf_add(a int, b int) returns int language sql immutable
  as $$ select a + b $$;
  create function public.shelf_nothing() returns void language sql as $$ select $$;
  create function public.shelf_null() returns text language sql stable as $$ select null $$;
  create function public.shelf_numbers(n int) returns setof int language sql stable
  as $$ select generate_series(1, n) $$;
  create function public.shelf_pairs(n int) returns table (x int, y text) language sql stable
  as $$ select i, 'n' || i from generate_series(1, n) i $$;
  create function public.shelf_long_books(minimum int) returns setof public.shelf_books
  language sql stable as $$ select * from public.shelf_books where pages >= minimum $$;
  create function public.shelf_one() returns public.shelf_authors language sql stable
  as $$ select * from public.shelf_authors order by id limit 1 $$;
  create function public.shelf_whole(json) returns json language sql stable as $$ select $1 $$;
  create function public.shelf_fail(p_code text) returns void language plpgsql
  as $$ begin raise exception 'failed on purpose' using errcode = p_code, hint = 'a hint', detail = 'a detail'; end $$;
  create function public.shelf_slow() returns void language sql as $$ select pg_sleep(4) $$;
  create function public.shelf_teapot() returns text language sql volatile as $$
    select set_config('response.status', '418', true);
    select set_config('response.headers', '[{"x-pot": "tea"}]', true);
    select 'short and stout' $$;
  create function public.shelf_me() returns jsonb language sql stable
  as $$ select jsonb_build_object('uid', auth.uid(), 'role', auth.role(), 'user', current_user,
    'client', current_setting('request.headers', true)::json ->> 'x-client-info') $$;
  create function public.shelf_rise(p_role text) returns text language sql
  as $$ select set_config('role', p_role, true) $$;
  create function public.shelf_of_service() returns int language sql as $$ select 1 $$;
  ${openFunctions("shelf_")}
  revoke execute on function public.shelf_of_service() from public, anon, authenticated;
  grant execute on function public.shelf_of_service() to service_role;

  insert into public.shelf_authors (name, born) values ('Ann', '1950-01-02'), ('Bob', null), ('Cy', null);
  insert into public.shelf_books (id, author_id, parent_id, title, pages, tags, meta, price, serial_number, published_at) values
    (1, 1, null, 'Alpha', 300, '{a,b}', '{"size": {"w": 7}, "list": [1, 2], "name": "x"}', 9.50, 9007199254740993, '2026-01-02 03:04:05.678901+00'),
    (2, 1, 1, 'Beta, the second', 200, '{b}', '{"size": {"w": 9}}', 12, null, null),
    (3, 2, 1, 'Gamma "quoted"', 100, '{}', '{}', null, null, null);
  insert into public.shelf_genres values (1, 'fable'), (2, 'essay');
  insert into public.shelf_books_genres values (1, 1), (1, 2), (2, 1);
  notify pgrst, 'reload schema';
`;

const removal = `
  drop view if exists public.shelf_overview;
  drop table if exists public.shelf_books_genres, public.shelf_genres, public.shelf_secrets, public.shelf_later cascade;
  drop function if exists public.shelf_long_books, public.shelf_one cascade;
  drop table if exists public.shelf_books, public.shelf_authors cascade;
  drop function if exists public.shelf_echo, public.shelf_add, public.shelf_nothing,
    public.shelf_null, public.shelf_numbers, public.shelf_pairs, public.shelf_whole,
    public.shelf_fail, public.shelf_slow, public.shelf_teapot, public.shelf_me,
    public.shelf_of_service, public.shelf_rise;
`;

/** The API learns of a change from a notification: soon, not at once. */
async function untilKnown(client: SupabaseClient, relation: string): Promise<void> {
  await eventually(`the API hears of ${relation}`, async () => {
    const { error } = await client.from(relation).select().limit(1);
    return error?.code !== "PGRST205";
  });
}

function call(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  return fetch(`${project.SUPABASE_URL}/rest/v1${path}`, {
    ...init,
    headers: { apikey: project.SUPABASE_SECRET_KEY, ...init.headers },
  });
}

Deno.test("REST", async (t) => {
  await sql.unsafe(removal);
  await sql.unsafe(schema);
  const user = await signInNewUser();
  try {
    await untilKnown(admin, "shelf_overview");
    await t.step("reads: columns, aliases, casts, JSON paths", async () => {
      const { data, status } = await anon.from("shelf_books")
        .select("id,name:title,text:pages::text,meta->size->w,meta->>name").eq("id", 1);
      assert.equal(status, 200);
      assert.deepEqual(
        data,
        [{ id: 1, name: "Alpha", text: "300", w: 7, name_: undefined }].map(
          ({ name_: _, ...row }) => ({ ...row, name: "x" }),
        ),
      );
    });
    await t.step("types look as Postgres writes them", async () => {
      const response = await call(
        "/shelf_books?id=eq.1&select=price,serial_number,published_at,tags",
      );
      assert.equal(
        await response.text(),
        '[{"price":9.50,"serial_number":9007199254740993,' +
          '"published_at":"2026-01-02T03:04:05.678901+00:00","tags":["a","b"]}]',
      );
      assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
      assert.equal(response.headers.get("content-range"), "0-0/*");
    });

    const ids = async (query: PromiseLike<{ data: unknown; error: unknown }>) => {
      const { data, error } = await query;
      assert.equal(error, null);
      return (data as { id: number }[]).map(({ id }) => id);
    };
    const books = () => anon.from("shelf_books").select("id").order("id");
    const filters: [string, PromiseLike<{ data: unknown; error: unknown }>, number[]][] = [
      ["eq", books().eq("title", "Alpha"), [1]],
      ["neq", books().neq("title", "Alpha"), [2, 3]],
      ["gt, lt", books().gt("pages", 100).lt("pages", 300), [2]],
      ["gte, lte", books().gte("pages", 200).lte("pages", 200), [2]],
      ["like, ilike", books().like("title", "%a%").ilike("title", "AL%"), [1]],
      ["likeAnyOf", books().likeAnyOf("title", ["Al%", "Ga%"]), [1, 3]],
      ["in, with commas and quotes", books().in("title", ["Beta, the second", 'Gamma "quoted"']), [
        2,
        3,
      ]],
      ["in nothing", books().in("id", []), []],
      ["is null", books().is("price", null), [3]],
      ["is true", books().is("is_open", true), [1, 2, 3]],
      ["not", books().not("price", "is", null), [1, 2]],
      ["not in", books().not("id", "in", "(1,2)"), [3]],
      ["eq of a boolean", books().eq("is_open", true), [1, 2, 3]],
      ["eq of a timestamp", books().eq("published_at", "2026-01-02T03:04:05.678901Z"), [1]],
      ["or", books().or('id.eq.1,title.eq."Beta, the second"'), [1, 2]],
      ["and in or", books().or("and(id.gt.1,pages.lt.150),id.eq.1"), [1, 3]],
      ["not and", books().or("not.and(id.gt.1,pages.gt.1)"), [1]],
      ["contains: array", books().contains("tags", ["a", "b"]), [1]],
      ["contains: json", books().contains("meta", { size: { w: 9 } }), [2]],
      ["contained by", books().containedBy("tags", ["b", "c"]), [2, 3]],
      ["overlaps", books().overlaps("tags", ["a", "z"]), [1]],
      ["json path", books().eq("meta->>name", "x"), [1]],
      ["json path of a number", books().gt("meta->size->w", 8), [2]],
      ["json array index", books().eq("meta->list->0", 1), [1]],
      ["full text", books().textSearch("title", "second"), [2]],
      [
        "full text, configured",
        books().textSearch("title", "the second", {
          type: "plain",
          config: "english",
        }),
        [2],
      ],
      ["match", books().match({ author_id: 1, pages: 300 }), [1]],
      ["regex", books().filter("title", "match", "^[AB]"), [1, 2]],
    ];
    for (const [name, query, expected] of filters) {
      await t.step(`filter: ${name}`, async () => assert.deepEqual(await ids(query), expected));
    }

    await t.step("order: direction, nulls, several", async () => {
      const order = (columns: string) =>
        ids(
          call(`/shelf_books?select=id&order=${columns}`).then(async (r) => ({
            data: await r.json(),
            error: r.ok ? null : r.status,
          })),
        );
      assert.deepEqual(await order("pages.asc"), [3, 2, 1]);
      assert.deepEqual(await order("price.desc.nullslast"), [2, 1, 3]);
      assert.deepEqual(await order("price.desc"), [3, 2, 1]);
      assert.deepEqual(await order("author_id.desc,pages.asc"), [3, 2, 1]);
    });
    await t.step("range, count and Content-Range", async () => {
      const page = await anon.from("shelf_books").select("id", { count: "exact" }).order("id")
        .range(1, 1);
      assert.deepEqual([page.status, page.count, page.data], [206, 3, [{ id: 2 }]]);
      const head = await anon.from("shelf_books").select("*", { count: "exact", head: true });
      assert.deepEqual([head.status, head.count, head.data], [200, 3, null]);
      const beyond = await anon.from("shelf_books").select("id", { count: "exact" }).range(9, 10);
      assert.deepEqual([beyond.status, beyond.error?.code], [416, "PGRST103"]);
      const header = await call("/shelf_books?select=id&order=id", { headers: { range: "0-1" } });
      assert.equal(header.headers.get("content-range"), "0-1/*");
      assert.equal((await header.json()).length, 2);
      const empty = await call("/shelf_books?id=eq.99");
      assert.equal(empty.headers.get("content-range"), "*/*");
      await empty.body?.cancel();
    });
    await t.step("single and maybeSingle", async () => {
      const one = await anon.from("shelf_books").select("id").eq("id", 1).single();
      assert.deepEqual(one.data, { id: 1 });
      const none = await anon.from("shelf_books").select("id").eq("id", 99).single();
      assert.deepEqual([none.status, none.error?.code], [406, "PGRST116"]);
      const many = await anon.from("shelf_books").select("id").single();
      assert.deepEqual([many.status, many.error?.code], [406, "PGRST116"]);
      const maybe = await anon.from("shelf_books").select("id").eq("id", 99).maybeSingle();
      assert.deepEqual([maybe.data, maybe.error], [null, null]);
    });
    await t.step("csv, and nulls stripped", async () => {
      const csv = await anon.from("shelf_books").select("id,title").order("id").limit(2).csv();
      assert.equal(csv.data, 'id,title\n1,Alpha\n2,"Beta, the second"');
      const stripped = await anon.from("shelf_books").select("id,price").eq("id", 3).stripNulls();
      assert.deepEqual(stripped.data, [{ id: 3 }]);
    });

    await t.step("embeds: to one, to many, through a table, of itself, spread", async () => {
      const up = await anon.from("shelf_books").select("id,shelf_authors(name)").eq("id", 1)
        .single();
      assert.deepEqual(up.data, { id: 1, shelf_authors: { name: "Ann" } });
      const byColumn = await anon.from("shelf_books").select("id,author:author_id(name)").eq(
        "id",
        3,
      )
        .single();
      assert.deepEqual(byColumn.data, { id: 3, author: { name: "Bob" } });
      const down = await anon.from("shelf_authors").select("name,books:shelf_books(id)").order("id")
        .order("id", { referencedTable: "books", ascending: false });
      assert.deepEqual(down.data, [
        { name: "Ann", books: [{ id: 2 }, { id: 1 }] },
        { name: "Bob", books: [{ id: 3 }] },
        { name: "Cy", books: [] },
      ]);
      const through = await anon.from("shelf_books").select("id,shelf_genres(name)").eq("id", 1);
      assert.deepEqual(through.data, [{
        id: 1,
        shelf_genres: [{ name: "fable" }, { name: "essay" }],
      }]);
      const parent = await anon.from("shelf_books").select("id,parent:parent_id(title)").eq(
        "id",
        2,
      );
      assert.deepEqual(parent.data, [{ id: 2, parent: { title: "Alpha" } }]);
      const spread = await anon.from("shelf_books").select("id,...shelf_authors(name)").eq("id", 2);
      assert.deepEqual(spread.data, [{ id: 2, name: "Ann" }]);
    });
    await t.step("embeds: inner, filtered, limited, counted, absent", async () => {
      const inner = await anon.from("shelf_authors").select("name,shelf_books!inner(id)")
        .gt("shelf_books.pages", 250);
      assert.deepEqual(inner.data, [{ name: "Ann", shelf_books: [{ id: 1 }] }]);
      const limited = await anon.from("shelf_authors").select("name,shelf_books(id)").eq("id", 1)
        .order("id", { referencedTable: "shelf_books" }).limit(1, {
          referencedTable: "shelf_books",
        });
      assert.deepEqual(limited.data, [{ name: "Ann", shelf_books: [{ id: 1 }] }]);
      const counted = await anon.from("shelf_authors").select("name,shelf_books(count)").eq(
        "id",
        1,
      );
      assert.deepEqual(counted.data, [{ name: "Ann", shelf_books: [{ count: 2 }] }]);
      const bare = await anon.from("shelf_authors").select("name,shelf_books()").is(
        "shelf_books",
        null,
      );
      assert.deepEqual(bare.data, [{ name: "Cy" }]);
      const throughView = await anon.from("shelf_overview").select("id,shelf_authors(name)").eq(
        "id",
        3,
      );
      assert.deepEqual(throughView.data, [{ id: 3, shelf_authors: { name: "Bob" } }]);
      const unknown = await anon.from("shelf_books").select("id,shelf_secrets(id)");
      assert.deepEqual([unknown.status, unknown.error?.code], [400, "PGRST200"]);
    });

    await t.step("what isn't there", async () => {
      const table = await anon.from("shelf_nowhere").select();
      assert.deepEqual([table.status, table.error?.code], [404, "PGRST205"]);
      const column = await anon.from("shelf_books").select("nope");
      assert.deepEqual([column.status, column.error?.code], [400, "42703"]);
      assert.equal(column.error?.message, "column shelf_books.nope does not exist");
      const grammar = await call("/shelf_books?id=eqq.1");
      assert.deepEqual([grammar.status, (await grammar.json()).code], [400, "PGRST100"]);
      const profile = await anon.schema("auth" as "public").from("users").select();
      assert.deepEqual([profile.status, profile.error?.code], [406, "PGRST106"]);
    });
    await t.step("no more than was granted", async () => {
      const strange = await anon.from("shelf_secrets").select();
      assert.deepEqual([strange.status, strange.error?.code], [401, "42501"]);
      const known = await user.client.from("shelf_secrets").select();
      assert.deepEqual([known.status, known.error?.code], [403, "42501"]);
      const service = await admin.from("shelf_secrets").select();
      assert.deepEqual([service.status, service.error?.code], [403, "42501"]);
      const write = await anon.from("shelf_books").delete().eq("id", 1);
      assert.deepEqual([write.status, write.error?.code], [401, "42501"]);
    });

    await t.step("insert: minimal, with its row, many, upsert", async () => {
      const minimal = await admin.from("shelf_books").insert({
        id: 10,
        author_id: 1,
        title: "New",
      });
      assert.deepEqual([minimal.status, minimal.data, minimal.error], [201, null, null]);
      const shown = await admin.from("shelf_books")
        .insert([{ id: 11, author_id: 2, title: "J", meta: { deep: [1, "x"] }, tags: ["t"] }])
        .select("id,meta,tags,pages,shelf_authors(name)").single();
      assert.deepEqual([shown.status, shown.data], [201, {
        id: 11,
        meta: { deep: [1, "x"] },
        tags: ["t"],
        pages: 100,
        shelf_authors: { name: "Bob" },
      }]);
      const upserted = await admin.from("shelf_books")
        .upsert([{ id: 10, author_id: 1, title: "Newer" }, { id: 12, author_id: 1, title: "L" }])
        .select("id,title");
      assert.deepEqual(upserted.data, [{ id: 10, title: "Newer" }, { id: 12, title: "L" }]);
      const ignored = await admin.from("shelf_authors")
        .upsert({ name: "Ann" }, { onConflict: "name", ignoreDuplicates: true }).select();
      assert.deepEqual(ignored.data, []);
      const nothing = await admin.from("shelf_books").insert([]).select();
      assert.deepEqual([nothing.status, nothing.data], [201, []]);
      const unequal = await call("/shelf_books", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify([{ id: 14 }, { title: "x" }]),
      });
      assert.deepEqual([unequal.status, (await unequal.json()).code], [400, "PGRST102"]);
      const unknown = await admin.from("shelf_books").insert({ id: 13, nope: 1 });
      assert.deepEqual([unknown.status, unknown.error?.code], [400, "PGRST204"]);
    });
    await t.step("update and delete", async () => {
      const updated = await admin.from("shelf_books").update({ pages: 7, meta: { a: 1 } }).eq(
        "id",
        10,
      )
        .select("pages,meta");
      assert.deepEqual([updated.status, updated.data], [200, [{ pages: 7, meta: { a: 1 } }]]);
      const silent = await admin.from("shelf_books").update({ pages: 8 }).eq("id", 10);
      assert.deepEqual([silent.status, silent.data], [204, null]);
      const counted = await admin.from("shelf_books").delete({ count: "exact" }).gte("id", 11);
      assert.deepEqual([counted.status, counted.count], [204, 2]);
      const shown = await admin.from("shelf_books").delete().eq("id", 10).select("id");
      assert.deepEqual([shown.status, shown.data], [200, [{ id: 10 }]]);
      const none = await admin.from("shelf_books").update({ pages: 1 }).eq("id", 99).select()
        .single();
      assert.deepEqual([none.status, none.error?.code], [406, "PGRST116"]);
    });
    await t.step("RLS and column grants hold for a user", async () => {
      await sql`insert into public.shelf_books (id, author_id, title, owner_id, is_open)
        values (20, 1, 'Mine', ${user.id}, false)`;
      assert.deepEqual(await ids(books().eq("id", 20)), []);
      assert.deepEqual(await ids(user.client.from("shelf_books").select("id").eq("id", 20)), [20]);
      const own = await user.client.from("shelf_books").update({ title: "My own" }).eq("id", 20)
        .select("title").single();
      assert.deepEqual(own.data, { title: "My own" });
      const other = await user.client.from("shelf_books").update({ title: "x" }).eq("id", 1)
        .select();
      assert.deepEqual(other.data, []);
      const column = await user.client.from("shelf_books").update({ pages: 1 }).eq("id", 20);
      assert.deepEqual([column.status, column.error?.code], [403, "42501"]);
    });
    await t.step("constraints become statuses", async () => {
      const insert = (row: Record<string, unknown>) =>
        admin.from("shelf_books").insert({ id: 30, author_id: 1, title: "T", ...row });
      const cases: [Record<string, unknown>, number, string][] = [
        [{ id: 1 }, 409, "23505"],
        [{ author_id: 99 }, 409, "23503"],
        [{ title: "" }, 400, "23514"],
        [{ title: null }, 400, "23502"],
        [{ pages: "many" }, 400, "22P02"],
        [{ price: 1e12 }, 400, "22003"],
      ];
      for (const [row, status, code] of cases) {
        const answer = await insert(row);
        assert.deepEqual([answer.status, answer.error?.code], [status, code]);
      }
    });

    await t.step("rpc: JSON in and out, defaults, scalars, void, null", async () => {
      const id = crypto.randomUUID();
      const data = { text: 'a "b" \\ \u2028', list: [1, { x: null }], deep: { n: 1.5 } };
      const echo = await anon.rpc("shelf_echo", { p_id: id, p_data: data });
      assert.deepEqual([echo.status, echo.data], [200, { id, data, note: "none" }]);
      const list = await anon.rpc("shelf_echo", { p_id: null, p_data: [1], p_note: "n" });
      assert.deepEqual(list.data, { id: null, data: [1], note: "n" });
      assert.equal((await anon.rpc("shelf_add", { a: 2, b: 3 })).data, 5);
      assert.equal((await anon.rpc("shelf_add", { a: 2, b: 3 }, { get: true })).data, 5);
      const nothing = await anon.rpc("shelf_nothing");
      assert.deepEqual([nothing.status, nothing.data], [204, null]);
      const none = await anon.rpc("shelf_null");
      assert.deepEqual([none.status, none.data], [200, null]);
      const whole = await anon.rpc("shelf_whole", { any: "thing" });
      assert.deepEqual(whole.data, { any: "thing" });
    });
    await t.step("rpc: sets, rows, tables, with filters and embeds", async () => {
      assert.deepEqual((await anon.rpc("shelf_numbers", { n: 3 })).data, [1, 2, 3]);
      const pairs = await anon.rpc("shelf_pairs", { n: 5 }, { count: "exact" }).gt("x", 2)
        .order("x", { ascending: false }).limit(2);
      assert.deepEqual([pairs.count, pairs.data], [3, [{ x: 5, y: "n5" }, { x: 4, y: "n4" }]]);
      const long = await anon.rpc("shelf_long_books", { minimum: 300 })
        .select("title,shelf_authors(name)").single();
      assert.deepEqual(long.data, { title: "Alpha", shelf_authors: { name: "Ann" } });
      const one = await anon.rpc("shelf_one");
      assert.deepEqual(one.data, { id: 1, name: "Ann", born: "1950-01-02" });
    });
    await t.step("rpc: who calls, with what", async () => {
      const { data } = await user.client.rpc("shelf_me");
      assert.deepEqual([data.uid, data.role, data.user], [
        user.id,
        "authenticated",
        "authenticated",
      ]);
      assert.match(data.client, /^supabase-js/);
      assert.deepEqual((await admin.rpc("shelf_me")).data.user, "service_role");
      assert.deepEqual((await anon.rpc("shelf_me")).data.uid, null);
      assert.equal((await admin.rpc("shelf_of_service")).data, 1);
      const refused = await user.client.rpc("shelf_of_service");
      assert.deepEqual([refused.status, refused.error?.code], [403, "42501"]);
    });
    await t.step("rpc: no function makes itself more than the API's roles", async () => {
      for (const role of ["postgres", "supabase_admin", "supabase_auth_admin"]) {
        const { error } = await anon.rpc("shelf_rise", { p_role: role });
        assert.equal(error?.code, "42501");
      }
    });
    await t.step("rpc: unknown, by GET though it writes, its own status", async () => {
      const unknown = await anon.rpc("shelf_add", { a: 1, c: 2 });
      assert.deepEqual([unknown.status, unknown.error?.code], [404, "PGRST202"]);
      const missing = await anon.rpc("shelf_add", { a: 1 });
      assert.deepEqual([missing.status, missing.error?.code], [404, "PGRST202"]);
      const teapot = await call("/rpc/shelf_teapot", { method: "POST" });
      assert.deepEqual([teapot.status, teapot.headers.get("x-pot")], [418, "tea"]);
      assert.equal(await teapot.json(), "short and stout");
    });
    await t.step("rpc: what a function raises", async () => {
      const cases: [string, number][] = [
        ["P0001", 400],
        ["P0002", 500],
        ["22023", 400],
        ["23514", 400],
        ["40001", 500],
        ["40P01", 500],
        ["42501", 401],
        ["53300", 503],
        ["55P03", 500],
        ["PT409", 409],
      ];
      for (const [code, status] of cases) {
        const { error, status: got } = await anon.rpc("shelf_fail", { p_code: code });
        assert.deepEqual([code, got], [code, status]);
        assert.deepEqual([error?.code, error?.message, error?.details, error?.hint], [
          code,
          "failed on purpose",
          "a detail",
          "a hint",
        ]);
      }
    });
    await t.step("the role's statement time-out holds", async () => {
      const { error, status } = await anon.rpc("shelf_slow");
      assert.deepEqual([status, error?.code], [500, "57014"]);
    });
    await t.step("a table made later is seen, one dropped is forgotten", async () => {
      await sql.unsafe(`create table public.shelf_later (id int primary key);
        grant select on public.shelf_later to anon;`);
      await untilKnown(anon, "shelf_later");
      assert.deepEqual((await anon.from("shelf_later").select()).data, []);
    });
    await t.step("tokens and keys", async () => {
      const without = await fetch(`${project.SUPABASE_URL}/rest/v1/shelf_books`);
      assert.equal(without.status, 401);
      await without.body?.cancel();
      const forged = await call("/shelf_books", { headers: { authorization: "Bearer a.b.c" } });
      assert.deepEqual([forged.status, (await forged.json()).code], [401, "PGRST301"]);
      const { data } = await user.client.auth.getSession();
      const asUser = await call("/rpc/shelf_me", {
        method: "POST",
        headers: { authorization: `Bearer ${data.session?.access_token}` },
      });
      assert.equal((await asUser.json()).role, "authenticated");
    });
  } finally {
    await sql.unsafe(removal);
    await sql.end();
  }
});
