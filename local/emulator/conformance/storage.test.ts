import type { SupabaseClient } from "@supabase/supabase-js";
import assert from "node:assert/strict";
import { openAdminClient, openClient, openDatabase, project, signInNewUser } from "./project.ts";

/** A bucket in which every user owns the folder named by their id, as an app would have it. */
const bucket = `conformance-${crypto.randomUUID()}`;
const publicBucket = `${bucket}-public`;
const strictBucket = `${bucket}-strict`;
const admin = openAdminClient();
const base = `${project.SUPABASE_URL}/storage/v1`;
const png = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4])], { type: "image/png" });

/** Requests that supabase-js doesn't make, with a session's or with no rights. */
function call(path: string, init: RequestInit = {}, client?: SupabaseClient) {
  return authorization(client).then((headers) => {
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    return fetch(`${base}${path}`, { ...init, headers });
  });
}

async function authorization(client: SupabaseClient | undefined): Promise<Headers> {
  const headers = new Headers({ apikey: project.SUPABASE_PUBLISHABLE_KEY });
  const session = await client?.auth.getSession();
  const token = session?.data.session?.access_token;
  if (token) headers.set("authorization", `Bearer ${token}`);
  return headers;
}

/** What a refusal says: hosted's HTTP status is not that of the body. */
async function refusal(response: Response) {
  const { statusCode, code, message } = await response.json();
  return { http: response.status, statusCode, code, message };
}

function text(content: string): Blob {
  return new Blob([content], { type: "text/plain" });
}

async function put(client: SupabaseClient, path: string, content: Blob | string = png) {
  const body = typeof content === "string" ? text(content) : content;
  const { data, error } = await client.storage.from(bucket).upload(path, body);
  assert.equal(error, null);
  return data ?? assert.fail();
}

async function read(client: SupabaseClient, path: string, from = bucket): Promise<string> {
  const { data, error } = await client.storage.from(from).download(path);
  assert.equal(error, null);
  return await data?.text() ?? assert.fail();
}

const sql = openDatabase();
await sql.unsafe(`
  insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values
    ('${bucket}', '${bucket}', false, null, null),
    ('${publicBucket}', '${publicBucket}', true, null, null),
    ('${strictBucket}', '${strictBucket}', false, 1000, array['image/png', 'text/*']);
  create policy "${bucket} read" on storage.objects for select to authenticated using (
    bucket_id in ('${bucket}', '${strictBucket}')
    and (storage.foldername(name))[1] = (select auth.uid()::text));
  create policy "${bucket} add" on storage.objects for insert to authenticated with check (
    bucket_id in ('${bucket}', '${strictBucket}')
    and (storage.foldername(name))[1] = (select auth.uid()::text));
  create policy "${bucket} change" on storage.objects for update to authenticated using (
    bucket_id = '${bucket}' and (storage.foldername(name))[1] = (select auth.uid()::text));
  create policy "${bucket} remove" on storage.objects for delete to authenticated using (
    bucket_id = '${bucket}' and (storage.foldername(name))[1] = (select auth.uid()::text)
    and storage.filename(name) <> 'kept.txt');
`);

Deno.test.afterAll(async () => {
  for (const name of ["read", "add", "change", "remove"]) {
    await sql.unsafe(`drop policy "${bucket} ${name}" on storage.objects`);
  }
  for (const id of [bucket, publicBucket, strictBucket]) {
    await admin.storage.emptyBucket(id);
    await admin.storage.deleteBucket(id);
  }
  await sql.end();
});

const { client: ann, id: annId } = await signInNewUser();
const { client: bob } = await signInNewUser();

Deno.test("an upload answers with its path and id, and can be read by its owner alone", async () => {
  const path = `${annId}/own.png`;
  const uploaded = await put(ann, path);
  assert.equal(uploaded.path, path);
  assert.equal(uploaded.fullPath, `${bucket}/${path}`);
  const { data } = await ann.storage.from(bucket).download(path);
  assert.equal(data?.type, "image/png");
  assert.deepEqual(await data?.bytes(), await png.bytes());

  for (const stranger of [bob, openClient()]) {
    const { data, error } = await stranger.storage.from(bucket).download(path);
    assert.equal(data, null);
    assert.equal(error?.status, 400);
    assert.equal(error?.statusCode, "404");
    assert.equal(error?.message, "Object not found");
  }
  assert.equal((await read(admin, path)).length, png.size);
});

Deno.test("nobody uploads into another's folder", async () => {
  const { data, error } = await bob.storage.from(bucket).upload(`${annId}/intruder.png`, png);
  assert.equal(data, null);
  assert.equal(error?.status, 400);
  assert.equal(error?.statusCode, "403");
  assert.equal(error?.message, "new row violates row-level security policy");
});

Deno.test("a path is taken once, unless the upload may overwrite", async () => {
  const path = `${annId}/once.txt`;
  const { id } = await put(ann, path, "first");
  const again = await ann.storage.from(bucket).upload(path, text("second"));
  assert.equal(again.error?.statusCode, "409");
  assert.equal(again.error?.message, "The resource already exists");
  assert.equal(await read(ann, path), "first");
  // storage/src/test/storage-pg-db.test.ts: createObject maps duplicate keys.
  const bare = await call(`/object/${bucket}/${path}`, { method: "POST", body: "second" }, ann);
  assert.equal((await refusal(bare)).code, "KeyAlreadyExists");

  const over = await ann.storage.from(bucket).upload(path, text("third"), { upsert: true });
  assert.equal(over.error, null);
  assert.equal(over.data?.id, id);
  assert.equal(await read(ann, path), "third");

  const updated = await ann.storage.from(bucket).update(path, text("fourth"));
  assert.equal(updated.error, null);
  assert.equal(await read(ann, path), "fourth");
});

Deno.test("of uploads to one path at once, all may be taken, and one is stored", async () => {
  const path = `${annId}/contested.txt`;
  const files = ann.storage.from(bucket);
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) => files.upload(path, text(`from ${n}`))),
  );
  for (const { error } of answers) assert.ok(error === null || error.statusCode === "409");
  const { data: info } = await files.info(path);
  const taken = answers.map(({ data }, n) => data && { n, id: data.id }).filter((one) => one);
  assert.deepEqual(new Set(taken.map((one) => one?.id)), new Set([info?.id]));
  const stored = await read(ann, path);
  assert.ok(taken.some((one) => stored === `from ${one?.n}`), stored);
});

Deno.test("any body that supabase-js takes is stored as it is", async (t) => {
  const content = "Ünïcode ☕";
  const bytes = new TextEncoder().encode(content);
  const form = new FormData();
  form.append("file", text(content), "form.txt");
  const bodies = {
    Blob: text(content),
    File: new File([content], "a.txt", { type: "text/plain" }),
    ArrayBuffer: bytes.buffer,
    Uint8Array: bytes,
    string: content,
    FormData: form,
    ReadableStream: new Blob([content]).stream(),
  };
  for (const [kind, body] of Object.entries(bodies)) {
    await t.step(kind, async () => {
      const path = `${annId}/bodies/${kind}`;
      // Node's fetch sends no stream without it.
      const options = body instanceof ReadableStream ? { duplex: "half" } : undefined;
      const { error } = await ann.storage.from(bucket).upload(path, body, options);
      assert.equal(error, null);
      assert.equal(await read(ann, path), content);
      const { data } = await ann.storage.from(bucket).info(path);
      assert.equal(data?.size, bytes.length);
      assert.match(data?.contentType ?? "", /^text\/plain/);
    });
  }
  await t.step("nothing at all", async () => {
    const path = `${annId}/bodies/empty`;
    assert.equal((await ann.storage.from(bucket).upload(path, text(""))).error, null);
    assert.equal(await read(ann, path), "");
  });
});

Deno.test("info tells what is known of an object", async () => {
  const path = `${annId}/told.txt`;
  const { id } = await put(ann, path, "old");
  const { error } = await ann.storage.from(bucket).upload(path, new TextEncoder().encode("told"), {
    upsert: true,
    contentType: "text/markdown",
    cacheControl: "120",
    metadata: { mood: "sunny", count: 3 },
  });
  assert.equal(error, null);
  const { data } = await ann.storage.from(bucket).info(path);
  assert.equal(data?.id, id);
  assert.equal(data?.name, path);
  assert.equal(data?.bucketId, bucket);
  assert.equal(data?.size, 4);
  assert.equal(data?.contentType, "text/markdown");
  assert.equal(data?.cacheControl, "max-age=120");
  assert.match(data?.etag ?? "", /^".+"$/);
  assert.deepEqual(data?.metadata, { mood: "sunny", count: 3 });
  assert.ok(Date.parse(data?.lastModified ?? "") >= Date.parse(data?.createdAt ?? ""));
  assert.ok(data?.version);
});

Deno.test("metadata in a form reaches the object too", async () => {
  const path = `${annId}/form-metadata.png`;
  const metadata = { artist: "Ann" };
  await ann.storage.from(bucket).upload(path, png, { cacheControl: "7", metadata });
  const { data } = await ann.storage.from(bucket).info(path);
  assert.deepEqual(data?.metadata, metadata);
  assert.equal(data?.cacheControl, "max-age=7");
});

Deno.test("exists tells what is there for whom", async () => {
  const path = `${annId}/there.txt`;
  await put(ann, path, "x");
  assert.equal((await ann.storage.from(bucket).exists(path)).data, true);
  assert.equal((await bob.storage.from(bucket).exists(path)).data, false);
  assert.equal((await ann.storage.from(bucket).exists(`${annId}/nowhere`)).data, false);
});

Deno.test("listing", async (t) => {
  const folder = `${annId}/list`;
  const names = ["b.txt", "a.txt", "C.txt", "sub/one.txt", "sub/deep/two.txt", "z_1.txt"];
  for (const name of names) await put(ann, `${folder}/${name}`, name);
  const list = async (path = folder, options = {}, client = ann) => {
    const { data, error } = await client.storage.from(bucket).list(path, options);
    assert.equal(error, null);
    return data ?? assert.fail();
  };
  const namesOf = (entries: { name: string }[]) => entries.map(({ name }) => name);

  await t.step("shows a folder's objects and folders, by name in any case", async () => {
    const entries = await list();
    assert.deepEqual(namesOf(entries), ["a.txt", "b.txt", "C.txt", "sub", "z_1.txt"]);
    const [object, , , sub] = entries;
    assert.equal(object?.metadata?.size, 5);
    assert.equal(object?.metadata?.mimetype, "text/plain");
    assert.match(object?.created_at ?? "", /^\d{4}-.*T.*Z$/);
    assert.deepEqual(
      [sub?.id, sub?.metadata, sub?.created_at, sub?.updated_at, sub?.last_accessed_at],
      [null, null, null, null, null],
    );
  });
  await t.step("goes into folders, with or without a last slash", async () => {
    assert.deepEqual(namesOf(await list(`${folder}/sub`)), ["deep", "one.txt"]);
    assert.deepEqual(namesOf(await list(`${folder}/sub/`)), ["deep", "one.txt"]);
    assert.deepEqual(namesOf(await list(`${folder}/su`)), []);
  });
  await t.step("in pages", async () => {
    assert.deepEqual(namesOf(await list(folder, { limit: 2 })), ["a.txt", "b.txt"]);
    assert.deepEqual(namesOf(await list(folder, { limit: 2, offset: 3 })), ["sub", "z_1.txt"]);
    assert.deepEqual(namesOf(await list(folder, { offset: 9 })), []);
  });
  await t.step("sorted", async () => {
    const descending = await list(folder, { sortBy: { column: "name", order: "desc" } });
    assert.deepEqual(namesOf(descending), ["z_1.txt", "sub", "C.txt", "b.txt", "a.txt"]);
    const byAge = await list(folder, { sortBy: { column: "created_at", order: "desc" } });
    assert.deepEqual(namesOf(byAge), ["sub", "z_1.txt", "C.txt", "a.txt", "b.txt"]);
  });
  await t.step("searched by how a name begins", async () => {
    assert.deepEqual(namesOf(await list(folder, { search: "c" })), ["C.txt"]);
    assert.deepEqual(namesOf(await list(folder, { search: "txt" })), []);
    assert.deepEqual(namesOf(await list(folder, { search: "s" })), ["sub"]);
    assert.deepEqual(namesOf(await list(folder, { search: "sub/o" })), ["sub/one.txt"]);
    assert.deepEqual(namesOf(await list(folder, { search: "_" })), []);
  });
  await t.step("shows what the caller may read", async () => {
    assert.deepEqual(await list(folder, {}, bob), []);
    assert.deepEqual(await list(folder, {}, openClient()), []);
    assert.equal((await list(folder, {}, admin)).length, 5);
  });
  await t.step("a bucket's keys, page by page", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { data } = await ann.storage.from(bucket).listV2({ prefix: folder, limit: 4, cursor });
      seen.push(...namesOf(data?.objects ?? []));
      cursor = data?.hasNext ? data.nextCursor : undefined;
    } while (cursor);
    assert.deepEqual(seen, [...names].sort().map((name) => `${folder}/${name}`));
  });
  await t.step("a bucket's folders and keys, by age", async () => {
    const sortBy = { column: "created_at", order: "asc" } as const;
    const options = { prefix: `${folder}/`, with_delimiter: true, limit: 3, sortBy };
    const first = await ann.storage.from(bucket).listV2(options);
    assert.equal(first.data?.hasNext, true);
    assert.deepEqual(namesOf(first.data.objects), [
      `${folder}/b.txt`,
      `${folder}/a.txt`,
      `${folder}/C.txt`,
    ]);
    const cursor = first.data.nextCursor;
    const second = await ann.storage.from(bucket).listV2({ ...options, cursor });
    assert.equal(second.data?.hasNext, false);
    assert.deepEqual(namesOf(second.data.folders), [`${folder}/sub/`]);
    assert.deepEqual(namesOf(second.data.objects), [`${folder}/z_1.txt`]);
  });
});

Deno.test("moving", async (t) => {
  const files = ann.storage.from(bucket);
  await t.step("takes an object to another path", async () => {
    await put(ann, `${annId}/from.txt`, "moving");
    const { data, error } = await files.move(`${annId}/from.txt`, `${annId}/new/to.txt`);
    assert.equal(error, null);
    assert.equal(data?.message, "Successfully moved");
    assert.equal(await read(ann, `${annId}/new/to.txt`), "moving");
    assert.equal((await files.exists(`${annId}/from.txt`)).data, false);
  });
  await t.step("never overwrites", async () => {
    await put(ann, `${annId}/stays.txt`, "stays");
    const { error } = await files.move(`${annId}/new/to.txt`, `${annId}/stays.txt`);
    assert.equal(error?.statusCode, "409");
    assert.equal(await read(ann, `${annId}/stays.txt`), "stays");
  });
  await t.step("wants an object that the caller may see", async () => {
    const missing = await files.move(`${annId}/nowhere.txt`, `${annId}/x.txt`);
    assert.equal(missing.error?.statusCode, "404");
    const hidden = await bob.storage.from(bucket).move(`${annId}/stays.txt`, `${annId}/x.txt`);
    assert.equal(hidden.error?.statusCode, "404");
  });
  await t.step("ends where the caller may write", async () => {
    const { error } = await files.move(`${annId}/stays.txt`, "elsewhere/stays.txt");
    assert.equal(error?.statusCode, "403");
    assert.equal(await read(ann, `${annId}/stays.txt`), "stays");
  });
  await t.step("from bucket to bucket", async () => {
    await put(admin, "carried.txt", "carried");
    const { error } = await admin.storage.from(bucket).move("carried.txt", "carried.txt", {
      destinationBucket: publicBucket,
    });
    assert.equal(error, null);
    assert.equal(await read(admin, "carried.txt", publicBucket), "carried");
  });
});

Deno.test("copying", async (t) => {
  const files = ann.storage.from(bucket);
  const source = `${annId}/original.txt`;
  await files.upload(source, text("original"), { metadata: { mood: "calm" }, cacheControl: "9" });

  await t.step("makes an object of its own, with the same metadata", async () => {
    const { data, error } = await files.copy(source, `${annId}/copy.txt`);
    assert.equal(error, null);
    assert.equal(data?.path, `${bucket}/${annId}/copy.txt`);
    const copy = (await files.info(`${annId}/copy.txt`)).data;
    const original = (await files.info(source)).data;
    assert.notEqual(copy?.id, original?.id);
    assert.deepEqual(copy?.metadata, { mood: "calm" });
    assert.equal(copy?.cacheControl, "max-age=9");
    assert.equal(copy?.size, original?.size);
  });
  await t.step("which outlives the original", async () => {
    await files.update(source, text("changed"));
    assert.equal(await read(ann, `${annId}/copy.txt`), "original");
    await files.remove([source]);
    assert.equal(await read(ann, `${annId}/copy.txt`), "original");
  });
  await t.step("never overwrites, and asks the policies at both ends", async () => {
    const taken = await files.copy(`${annId}/copy.txt`, `${annId}/copy.txt`);
    assert.equal(taken.error?.statusCode, "409");
    const outside = await files.copy(`${annId}/copy.txt`, "elsewhere/copy.txt");
    assert.equal(outside.error?.statusCode, "403");
    const unseen = await bob.storage.from(bucket).copy(`${annId}/copy.txt`, "mine.txt");
    assert.equal(unseen.error?.statusCode, "404");
  });
});

Deno.test("removing takes what the caller may remove and says what it was", async () => {
  const files = ann.storage.from(bucket);
  const paths = ["gone-1.txt", "gone-2.txt", "kept.txt"].map((name) => `${annId}/${name}`);
  for (const path of paths) await put(ann, path, "x");

  assert.deepEqual((await bob.storage.from(bucket).remove(paths)).data, []);
  const { data, error } = await files.remove([...paths, `${annId}/nowhere`]);
  assert.equal(error, null);
  assert.deepEqual(data?.map(({ name }) => name).sort(), paths.slice(0, 2));
  assert.equal(data?.[0]?.bucket_id, bucket);
  assert.equal((await files.exists(`${annId}/gone-1.txt`)).data, false);
  assert.equal((await files.exists(`${annId}/kept.txt`)).data, true);

  const [gone, kept] = [`/object/${bucket}/${paths[0]}`, `/object/${bucket}/${paths[2]}`];
  const missing = await refusal(await call(gone, { method: "DELETE" }, ann));
  assert.equal(missing.code, "NoSuchKey");
  const refused = await refusal(await call(kept, { method: "DELETE" }, ann));
  assert.equal(refused.code, "AccessDenied");
});

Deno.test("a policy may look for the row that names an object", async () => {
  const table = `conformance_${crypto.randomUUID().replaceAll("-", "")}`;
  const path = `named/${crypto.randomUUID()}.png`;
  await put(admin, path);
  await sql.unsafe(`
    create table public.${table} (owner uuid not null, path text not null);
    alter table public.${table} enable row level security;
    grant select on public.${table} to authenticated;
    create policy "own" on public.${table} for select to authenticated
      using (owner = (select auth.uid()));
    insert into public.${table} values ('${annId}', '${path}');
    create policy "${table}" on storage.objects for select to authenticated using (
      bucket_id = '${bucket}'
      and exists (select from public.${table} as named where named.path = objects.name));
  `);
  try {
    assert.equal((await read(ann, path)).length, png.size);
    const files = bob.storage.from(bucket);
    assert.equal((await files.download(path)).error?.message, "Object not found");
    assert.equal((await files.createSignedUrl(path, 60)).error?.message, "Object not found");
    const url = (await ann.storage.from(bucket).createSignedUrl(path, 60)).data?.signedUrl;
    await sql.unsafe(`delete from public.${table}`);
    assert.equal((await ann.storage.from(bucket).exists(path)).data, false);
    // What was signed while the row was there stays good: policies are asked at signing alone.
    const response = await fetch(url ?? assert.fail());
    await response.body?.cancel();
    assert.equal(response.status, 200);
  } finally {
    await sql.unsafe(`drop policy "${table}" on storage.objects; drop table public.${table}`);
  }
});

Deno.test("SQL removes nothing from Storage", async () => {
  const path = `${annId}/sql.txt`;
  await put(ann, path, "still here");
  await assert.rejects(sql`delete from storage.objects where name = ${path}`, { code: "42501" });
  await assert.rejects(sql`delete from storage.buckets where id = ${bucket}`, { code: "42501" });
  assert.equal(await read(ann, path), "still here");
});

Deno.test("signed URLs", async (t) => {
  const files = ann.storage.from(bucket);
  const path = `${annId}/signed picture & more.txt`;
  await put(ann, path, "for whom has the URL");

  await t.step("open one object to whoever has them", async () => {
    const { data, error } = await files.createSignedUrl(path, 60);
    assert.equal(error, null);
    const url = data?.signedUrl ?? assert.fail();
    assert.ok(url.startsWith(`${base}/object/sign/${bucket}/`), url);
    const response = await fetch(url);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "text/plain");
    assert.equal(response.headers.get("content-disposition"), null);
    assert.equal(await response.text(), "for whom has the URL");
    const other = await refusal(await fetch(url.replace("signed%20picture", "stays")));
    assert.deepEqual([other.http, other.code], [400, "InvalidSignature"]);
  });
  await t.step("may name the file to save", async () => {
    const named = await files.createSignedUrl(path, 60, { download: "our logo.txt" });
    const plain = (await files.createSignedUrl(path, 60)).data?.signedUrl;
    for (
      const [url, name] of [
        [named.data?.signedUrl, "our logo.txt"],
        [`${plain}&download=${encodeURIComponent("größe ☕.txt")}`, "größe ☕.txt"],
      ] as const
    ) {
      const response = await fetch(url ?? assert.fail());
      await response.body?.cancel();
      const encoded = encodeURIComponent(name);
      assert.equal(
        response.headers.get("content-disposition"),
        `attachment; filename=${encoded}; filename*=UTF-8''${encoded}`,
      );
    }
    const unnamed = await files.createSignedUrl(path, 60, { download: true });
    const saved = await fetch(unnamed.data?.signedUrl ?? assert.fail());
    await saved.body?.cancel();
    assert.match(saved.headers.get("content-disposition") ?? "", /^attachment/);
  });
  await t.step("expire", async () => {
    const { data } = await files.createSignedUrl(path, 1);
    const url = data?.signedUrl ?? assert.fail();
    const token = new URL(url).searchParams.get("token") ?? assert.fail();
    const claims = JSON.parse(
      atob(token.split(".")[1]?.replace(/-/g, "+").replace(/_/g, "/") ?? ""),
    );
    assert.equal(claims.exp - claims.iat, 1);
    // Only time can tell; there is nothing to wait for but the clock.
    await new Promise((resolve) => setTimeout(resolve, claims.exp * 1000 - Date.now() + 1000));
    const expired = await refusal(await fetch(url));
    assert.deepEqual([expired.http, expired.code], [400, "InvalidJWT"]);
  });
  await t.step("can't be forged, or used without a token", async () => {
    const { data } = await files.createSignedUrl(path, 60);
    const url = new URL(data?.signedUrl ?? assert.fail());
    const token = url.searchParams.get("token") ?? assert.fail();
    const tail = token.endsWith("AAAA") ? "BBBB" : "AAAA";
    url.searchParams.set("token", token.slice(0, -4) + tail);
    assert.equal((await refusal(await fetch(url))).code, "InvalidJWT");
    url.searchParams.delete("token");
    assert.equal((await refusal(await fetch(url))).http, 400);
  });
  await t.step("are signed for what the signer may read", async () => {
    const { data, error } = await bob.storage.from(bucket).createSignedUrl(path, 60);
    assert.equal(data, null);
    assert.equal(error?.statusCode, "404");
  });
  await t.step("come many at a time, each for itself", async () => {
    const paths = [path, `${annId}/nowhere`, path];
    const { data, error } = await files.createSignedUrls(paths, 60);
    assert.equal(error, null);
    assert.deepEqual(data?.map(({ path }) => path), paths);
    const [good, bad] = data;
    assert.equal(good?.error, null);
    assert.equal(await (await fetch(good?.signedUrl ?? "")).text(), "for whom has the URL");
    assert.equal(bad?.signedUrl, null);
    assert.equal(bad?.error, "Either the object does not exist or you do not have access to it");
  });
});

Deno.test("signed upload URLs", async (t) => {
  const nobody = openClient().storage.from(bucket);
  await t.step("let anybody upload once in the signer's name", async () => {
    const path = `${annId}/by-url.txt`;
    const { data, error } = await ann.storage.from(bucket).createSignedUploadUrl(path);
    assert.equal(error, null);
    assert.equal(data?.path, path);
    const { token } = data ?? assert.fail();
    const uploaded = await nobody.uploadToSignedUrl(path, token, text("by URL"));
    assert.equal(uploaded.error, null);
    assert.equal(uploaded.data?.fullPath, `${bucket}/${path}`);
    assert.equal(await read(ann, path), "by URL");
    const [row] = await sql`select owner_id from storage.objects where name = ${path}`;
    assert.equal(row?.owner_id, annId);
    const again = await nobody.uploadToSignedUrl(path, token, text("again"));
    assert.equal(again.error?.statusCode, "409");
  });
  await t.step("overwrite where they were signed to", async () => {
    const path = `${annId}/by-url.txt`;
    const plain = await ann.storage.from(bucket).createSignedUploadUrl(path);
    assert.equal(plain.error?.statusCode, "409");
    const { data } = await ann.storage.from(bucket).createSignedUploadUrl(path, { upsert: true });
    const { token } = data ?? assert.fail();
    assert.equal((await nobody.uploadToSignedUrl(path, token, text("anew"))).error, null);
    assert.equal(await read(ann, path), "anew");
  });
  await t.step("are good for their path and for uploads only", async () => {
    const path = `${annId}/by-url-2.txt`;
    const { data } = await ann.storage.from(bucket).createSignedUploadUrl(path);
    const { token } = data ?? assert.fail();
    const elsewhere = await nobody.uploadToSignedUrl(`${annId}/other.txt`, token, text("x"));
    assert.equal(elsewhere.error?.message, "Invalid signature");
    const reading = await call(`/object/sign/${bucket}/${annId}/by-url-2.txt?token=${token}`);
    assert.equal((await refusal(reading)).code, "InvalidSignature");
    const down = await ann.storage.from(bucket).createSignedUrl(`${annId}/by-url.txt`, 60);
    const readToken = new URL(down.data?.signedUrl ?? "").searchParams.get("token") ?? "";
    const writing = await nobody.uploadToSignedUrl(`${annId}/by-url.txt`, readToken, text("x"));
    assert.equal(writing.error?.message, "Token is not scoped for upload");
  });
  await t.step("are signed for who may upload there", async () => {
    const { error } = await bob.storage.from(bucket).createSignedUploadUrl(`${annId}/no.txt`);
    assert.equal(error?.statusCode, "403");
  });
});

Deno.test("a bucket's limits hold for every kind of upload", async (t) => {
  const files = ann.storage.from(strictBucket);
  const big = new Uint8Array(1001);
  const tooLarge = {
    "a form": () => files.upload(`${annId}/1`, new Blob([big], { type: "image/png" })),
    "a body": () => files.upload(`${annId}/2`, big, { contentType: "image/png" }),
  };
  for (const [kind, upload] of Object.entries(tooLarge)) {
    await t.step(`${kind} that is too large`, async () => {
      const { error } = await upload();
      assert.equal(error?.status, 400);
      assert.equal(error?.statusCode, "413");
      assert.equal(error?.message, "The object exceeded the maximum allowed size");
    });
  }
  // storage/src/storage/uploader.ts: "unknown-size binary uploads do not have a later truncation
  // signal".
  await t.step("but for a stream, which does not say how long it is", async () => {
    const stream = new Blob([big]).stream();
    const { error } = await files.upload(`${annId}/3`, stream, { contentType: "image/png" });
    assert.equal(error, null);
  });
  await t.step("one that is just small enough", async () => {
    const contentType = "image/png";
    const { error } = await files.upload(`${annId}/4`, big.subarray(1), { contentType });
    assert.equal(error, null);
  });
  await t.step("a type that is not allowed", async () => {
    for (const body of [new Blob(["x"], { type: "application/pdf" }), "x"]) {
      const contentType = "application/pdf";
      const { error } = await files.upload(`${annId}/5`, body, { contentType });
      assert.equal(error?.statusCode, "415");
      assert.equal(error?.message, "mime type application/pdf is not supported");
    }
    assert.equal((await files.upload(`${annId}/6`, text("any text"))).error, null);
  });
  await t.step("nothing of what was refused is there", async () => {
    const { data } = await files.list(annId);
    assert.deepEqual(data?.map(({ name }) => name), ["3", "4", "6"]);
  });
  await t.step("an empty folder's placeholder is no matter of type, but of size", async () => {
    const path = `${annId}/new/.emptyFolderPlaceholder`;
    const full = await files.upload(path, "x", { contentType: "application/pdf" });
    assert.equal(full.error?.statusCode, "413");
    const empty = await files.upload(path, new Blob([], { type: "application/pdf" }));
    assert.equal(empty.error, null);
  });
});

Deno.test("keys that S3 doesn't call safe are refused", async () => {
  for (const key of ["über.png", "tilde~.png", "a[1].png", "a{b}.png", "a|b.png"]) {
    const { error } = await ann.storage.from(bucket).upload(`${annId}/${key}`, png);
    assert.equal(error?.statusCode, "400", key);
    assert.equal(error?.message, `Invalid key: ${annId}/${key}`);
  }
  for (const key of ["with space.png", "a+b@c,d;e=f&g$h.png", "(1) it's!*.png"]) {
    const path = `${annId}/keys/${key}`;
    await put(ann, path, key);
    assert.equal(await read(ann, path), key);
  }
});

Deno.test("downloads over HTTP", async (t) => {
  const content = "0123456789";
  const path = `${annId}/http.txt`;
  await ann.storage.from(bucket).upload(path, text(content), { cacheControl: "60" });
  const address = `/object/authenticated/${bucket}/${path}`;
  const get = (headers: HeadersInit = {}, method = "GET") =>
    call(address, { headers, method }, ann);

  await t.step("say what there is", async () => {
    const response = await get();
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-length"), "10");
    assert.equal(response.headers.get("content-type"), "text/plain");
    assert.equal(response.headers.get("cache-control"), "max-age=60");
    assert.equal(response.headers.get("accept-ranges"), "bytes");
    assert.ok(Date.parse(response.headers.get("last-modified") ?? ""));
    assert.equal(await response.text(), content);
  });
  await t.step("HEAD says the same without the bytes", async () => {
    const response = await get({}, "HEAD");
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-length"), "10");
    assert.equal(await response.text(), "");
    const missing = await call(`${address}.no`, { method: "HEAD" }, ann);
    assert.equal(missing.status, 400);
  });
  await t.step("give a range", async () => {
    for (
      const [range, part, contentRange] of [
        ["bytes=2-4", "234", "bytes 2-4/10"],
        ["bytes=7-", "789", "bytes 7-9/10"],
        ["bytes=-2", "89", "bytes 8-9/10"],
        ["bytes=8-99", "89", "bytes 8-9/10"],
      ] as const
    ) {
      const response = await get({ range });
      assert.equal(response.status, 206, range);
      assert.equal(response.headers.get("content-range"), contentRange);
      assert.equal(response.headers.get("content-length"), String(part.length));
      assert.equal(await response.text(), part);
    }
  });
  await t.step("are not sent again to who has them", async () => {
    const first = await get();
    const etag = first.headers.get("etag") ?? assert.fail();
    await first.body?.cancel();
    const unchanged = await get({ "if-none-match": etag });
    assert.equal(unchanged.status, 304);
    assert.equal(await unchanged.text(), "");
    const since = await get({ "if-modified-since": new Date(Date.now() + 5000).toUTCString() });
    assert.equal(since.status, 304);
    await ann.storage.from(bucket).update(path, text("changed"));
    const changed = await get({ "if-none-match": etag });
    assert.equal(changed.status, 200);
    assert.equal(await changed.text(), "changed");
  });
  await t.step("send an HTML file as plain text", async () => {
    const page = `${annId}/page.html`;
    const contentType = "text/html";
    await ann.storage.from(bucket).upload(page, "<script></script>", { contentType });
    const response = await call(`/object/authenticated/${bucket}/${page}`, {}, ann);
    await response.body?.cancel();
    assert.equal(response.headers.get("content-type"), "text/plain");
  });
});

Deno.test("a public bucket is read by everybody and written by whom the policies let", async () => {
  const path = "banner one.txt";
  const files = openClient().storage.from(publicBucket);
  assert.equal((await files.upload(path, text("x"))).error?.statusCode, "403");
  const { error } = await admin.storage.from(publicBucket).upload(path, text("hello"));
  assert.equal(error, null);
  const { publicUrl } = files.getPublicUrl(path).data;
  assert.equal(publicUrl, `${base}/object/public/${publicBucket}/banner%20one.txt`);
  const response = await fetch(publicUrl);
  assert.equal(response.status, 200);
  assert.equal(await response.text(), "hello");
  assert.equal((await files.exists(path)).data, true);
  assert.deepEqual((await files.list()).data, []);
  const saved = await fetch(files.getPublicUrl(path, { download: "b.txt" }).data.publicUrl);
  await saved.body?.cancel();
  assert.match(saved.headers.get("content-disposition") ?? "", /filename=b\.txt/);
  const hidden = ann.storage.from(bucket).getPublicUrl(`${annId}/own.png`).data.publicUrl;
  const refused = await refusal(await fetch(hidden));
  assert.deepEqual([refused.http, refused.code], [400, "NoSuchBucket"]);
});

Deno.test("buckets", async (t) => {
  const id = `${bucket}-made`;
  await t.step("are made by the service alone, where no policy says otherwise", async () => {
    for (const client of [openClient(), ann]) {
      const { error } = await client.storage.createBucket(id);
      assert.equal(error?.statusCode, "403");
      assert.equal(error?.message, "new row violates row-level security policy");
      assert.deepEqual((await client.storage.listBuckets()).data, []);
      assert.equal((await client.storage.getBucket(bucket)).error?.statusCode, "404");
    }
  });
  await t.step("are made once", async () => {
    const { data, error } = await admin.storage.createBucket(id, {
      public: false,
      fileSizeLimit: "2KB",
      allowedMimeTypes: ["image/*"],
    });
    assert.equal(error, null);
    assert.equal(data?.name, id);
    const again = await admin.storage.createBucket(id);
    assert.equal(again.error?.statusCode, "409");
    assert.equal(again.error?.message, "The resource already exists");
  });
  await t.step("say what they are", async () => {
    const { data } = await admin.storage.getBucket(id);
    assert.equal(data?.id, id);
    assert.equal(data?.public, false);
    assert.equal(data?.file_size_limit, 2000);
    assert.deepEqual(data?.allowed_mime_types, ["image/*"]);
    assert.match(data?.created_at ?? "", /^\d{4}-.*Z$/);
    const search = await admin.storage.listBuckets({ search: id.toUpperCase() });
    assert.deepEqual(search.data?.map(({ id }) => id), [id]);
    const page = await admin.storage.listBuckets({
      ...{ limit: 1, offset: 1, sortColumn: "id", sortOrder: "asc", search: bucket },
    });
    assert.deepEqual(page.data?.map(({ id }) => id), [id]);
  });
  await t.step("are changed in what is given", async () => {
    const { data } = await admin.storage.updateBucket(id, { public: true, fileSizeLimit: null });
    assert.equal(data?.message, "Successfully updated");
    const changed = (await admin.storage.getBucket(id)).data;
    assert.equal(changed?.public, true);
    assert.equal(changed?.file_size_limit, null);
    assert.deepEqual(changed?.allowed_mime_types, ["image/*"]);
    const missing = await admin.storage.updateBucket(`${id}-no`, { public: true });
    assert.equal(missing.error?.statusCode, "404");
  });
  await t.step("go when they are empty", async () => {
    await admin.storage.from(id).upload("a.png", png);
    const full = await admin.storage.deleteBucket(id);
    assert.equal(full.error?.statusCode, "409");
    assert.equal(full.error?.message, "The bucket you tried to delete is not empty");
    await admin.storage.from(id).remove(["a.png"]);
    const { data } = await admin.storage.deleteBucket(id);
    assert.equal(data?.message, "Successfully deleted");
    assert.equal((await admin.storage.getBucket(id)).error?.message, "Bucket not found");
    assert.equal((await admin.storage.deleteBucket(id)).error?.statusCode, "404");
  });
  await t.step("have names that fit a URL", async () => {
    for (const name of ["a/b", "ünï", "x".repeat(101), " padded "]) {
      const { error } = await admin.storage.createBucket(name);
      assert.equal(error?.statusCode, "400", name);
      assert.equal(error?.message, "Bucket name invalid");
    }
  });
  await t.step("take nothing when they aren't there", async () => {
    const { error } = await admin.storage.from(`${id}-no`).upload("a.png", png);
    assert.equal(error?.statusCode, "404");
    assert.equal(error?.message, "Bucket not found");
  });
});

Deno.test("who proves nothing, or proves it badly, is refused", async () => {
  const list = { method: "POST", body: "{}", headers: { "content-type": "application/json" } };
  const address = `${base}/object/list/${bucket}`;
  const nobody = await refusal(await fetch(address, list));
  assert.equal(nobody.http, 400);
  assert.equal(nobody.message, "headers must have required property 'authorization'");
  const forged = "eyJhbGciOiJFUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.c2lnbmF0dXJl";
  const headers = { ...list.headers, authorization: `Bearer ${forged}` };
  const liar = await refusal(await call(`/object/list/${bucket}`, { ...list, headers }));
  assert.deepEqual([liar.http, liar.statusCode, liar.code], [400, "403", "AccessDenied"]);
  const shapeless = await refusal(await call(`/object/list/${bucket}`, list, ann));
  assert.equal(shapeless.message, "body must have required property 'prefix'");
});

Deno.test("an object that is overwritten is read to its end", async () => {
  const path = `${annId}/long.bin`;
  const size = 4 * 1024 * 1024;
  const contentType = "application/octet-stream";
  const files = ann.storage.from(bucket);
  await files.upload(path, new Uint8Array(size).fill(1), { contentType });
  const reading = await call(`/object/authenticated/${bucket}/${path}`, {}, ann);
  const reader = reading.body?.getReader() ?? assert.fail();
  let { value: chunk } = await reader.read();
  const { error } = await files.update(path, new Uint8Array(size).fill(2), { contentType });
  assert.equal(error, null);
  let length = 0;
  for (; chunk; { value: chunk } = await reader.read()) {
    assert.ok(chunk.every((byte) => byte === 1));
    length += chunk.length;
  }
  assert.equal(length, size);
});

Deno.test("a page on another origin may use Storage", async () => {
  const preflight = await fetch(`${base}/object/${bucket}/x`, {
    method: "OPTIONS",
    headers: {
      origin: "https://example.org",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,apikey,x-upsert,x-client-info",
    },
  });
  await preflight.body?.cancel();
  assert.ok(preflight.ok);
  assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
  assert.match(preflight.headers.get("access-control-allow-headers") ?? "", /x-upsert/);
  const refused = await call(`/object/${bucket}/nowhere`, {
    headers: { origin: "https://a.example" },
  });
  await refused.body?.cancel();
  assert.equal(refused.headers.get("access-control-allow-origin"), "*");
});

Deno.test("what is known of an object comes with its ETag and date", async () => {
  const path = `${annId}/known.txt`;
  await put(ann, path, "known");
  // storage/src/test/object.test.ts, "get authenticated object info": its etag and last-modified
  const response = await call(`/object/info/${bucket}/${path}`, {}, ann);
  const known = await response.json();
  assert.equal(response.headers.get("etag"), known.etag);
  assert.ok(Date.parse(response.headers.get("last-modified") ?? "") <= Date.now());
});

Deno.test("a user doesn't empty a bucket, whatever they may do with what is in it", async () => {
  await put(ann, `${annId}/unemptied.txt`, "stays");
  // storage/src/test/bucket.test.ts: "user is not able to empty a bucket without service role"
  const answer = await call(`/bucket/${bucket}/empty`, { method: "POST" }, ann);
  const { error, message, code } = await answer.json();
  assert.deepEqual([answer.status, error, message, code], [
    403,
    "Unauthorized",
    "Access denied: Invalid role",
    "AccessDenied",
  ]);
  assert.equal(await read(ann, `${annId}/unemptied.txt`), "stays");
});
