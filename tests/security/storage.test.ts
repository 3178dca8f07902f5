import assert from "node:assert/strict";
import type { SupabaseClient } from "@supabase/supabase-js";
import { inspirationPicture } from "../support/pictures.ts";
import { project } from "../support/project.ts";
import { clientOf, prepareSubjects, type Subjects } from "./subjects.ts";
import { callers, readTables } from "./tables.ts";

type Result = "row" | "nothing" | "refused";
type Bucket = "generated-assets" | "inspiration-images" | "brand-kits";

/** What a verb gives on an object of the owner's. @throws where it is refused */
const verbs: Record<
  string,
  (client: SupabaseClient, bucket: Bucket, path: string) => Promise<Result>
> = {
  download: async (client, bucket, path) => found(await client.storage.from(bucket).download(path)),
  sign: async (client, bucket, path) =>
    found(await client.storage.from(bucket).createSignedUrl(path, 60)),
  list: async (client, bucket, path) =>
    found(await client.storage.from(bucket).list(path.split("/").slice(0, -1).join("/"))),
  upload: async (client, bucket, path) =>
    found(
      await client.storage.from(bucket).upload(
        `${path}-${crypto.randomUUID()}`,
        inspirationPicture(),
      ),
    ),
  overwrite: async (client, bucket, path) =>
    found(await client.storage.from(bucket).update(path, inspirationPicture())),
  // On an object that isn't there: the secret key may remove, and the others are still to be
  // tested.
  remove: async (client, bucket, path) =>
    found(
      await client.storage.from(bucket).remove([
        (await client.auth.getSession()).data.session ? path : `${path}.none`,
      ]),
    ),
};

function found({ data, error }: { data: unknown; error: unknown }): Result {
  if (error) return "refused";
  return Array.isArray(data) && data.length === 0 ? "nothing" : "row";
}

/** The same without a key. */
async function withoutKey(verb: string, bucket: Bucket, path: string): Promise<Result> {
  const [method, address] = {
    download: ["GET", `object/${bucket}/${path}`],
    sign: ["POST", `object/sign/${bucket}/${path}`],
    list: ["POST", `object/list/${bucket}`],
    upload: ["POST", `object/${bucket}/${path}.png`],
    overwrite: ["PUT", `object/${bucket}/${path}`],
    remove: ["DELETE", `object/${bucket}`],
  }[verb] ?? assert.fail();
  const response = await fetch(`${project.SUPABASE_URL}/storage/v1/${address}`, {
    method: method ?? "GET",
    headers: { "content-type": "application/json" },
    ...(method !== "GET" &&
      { body: JSON.stringify({ prefix: "", prefixes: [path], expiresIn: 9 }) }),
  });
  await response.body?.cancel();
  return response.ok ? "row" : "refused";
}

Deno.test("stored objects answer each caller as docs/security.md says", async (t) => {
  const subjects = await prepareSubjects();
  const paths: Record<Bucket, string> = {
    "generated-assets": subjects.picture,
    "inspiration-images": subjects.inspiration,
    "brand-kits": subjects.zip,
  };
  const rows = await readTables("Stored objects");
  assert.equal(rows.length, Object.keys(verbs).length * Object.keys(paths).length);
  for (const { call, expected } of rows) {
    await t.step(call, async () => {
      const [verb = "", bucket] = call.split(" ") as [string, Bucket];
      const got: Record<string, Result> = {};
      for (const caller of callers) got[caller] = await resultOf(caller, verb, bucket);
      assert.deepEqual(got, { ...expected });
    });
  }

  async function resultOf(caller: typeof callers[number], verb: string, bucket: Bucket) {
    const client = clientOf(caller, subjects as Subjects);
    const path = paths[bucket];
    if (!client) return await withoutKey(verb, bucket, path);
    return await (verbs[verb] ?? assert.fail(verb))(client, bucket, path);
  }
});
