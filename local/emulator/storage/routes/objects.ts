import { Hono } from "hono";
import { z } from "zod";
import { requireCaller } from "../authentication.ts";
import { refusals } from "../error.ts";
import { deleteObjects, findObject, renameObject, type StoredObject } from "../objects.ts";
import { readJson } from "../request-body.ts";
import { requireBucketName, requireKey } from "../rules/keys.ts";
import type { StorageContext } from "../context.ts";
import { storageItself, transact } from "../transaction.ts";
import { rehearseWrite, replaceObject } from "../upload/upload.ts";
import { decodeUserMetadata } from "../upload/uploaded-file.ts";

const transfer = z.object({
  bucketId: z.string(),
  sourceKey: z.string(),
  destinationKey: z.string(),
  destinationBucket: z.string().optional(),
});
const copying = transfer.extend({
  copyMetadata: z.boolean().default(true),
  metadata: z.object({
    cacheControl: z.string().optional(),
    mimetype: z.string().optional(),
  }).optional(),
});
const removal = z.object({ prefixes: z.array(z.string()).min(1) });

/** `/object/move`, `/object/copy` and `DELETE /object/…`. */
export function objectRoutes(context: StorageContext) {
  const { sql, bytes, keys } = context;
  const authenticated = requireCaller(keys);
  const routes = new Hono();

  routes.post("/move", authenticated, async (c) => {
    const { bucketId, sourceKey, destinationKey, destinationBucket } = await readJson(
      c.req.raw,
      transfer,
    );
    requireBucketName(bucketId);
    requireKey(destinationKey);
    const owner = c.var.caller.claims.sub;
    await transact(sql, c.var.caller, "storage.object.move", async (tx) => {
      await findObject(tx, bucketId, sourceKey);
      await renameObject(
        tx,
        { bucket: bucketId, key: sourceKey },
        { bucket: destinationBucket ?? bucketId, key: destinationKey, owner },
      );
    });
    return c.json({ message: "Successfully moved" });
  });

  routes.post("/copy", authenticated, async (c) => {
    const { caller } = c.var;
    const { headers } = c.req.raw;
    const body = await readJson(c.req.raw, copying);
    requireBucketName(body.bucketId);
    requireKey(body.destinationKey);
    const operation = "storage.object.copy" as const;
    const source = await transact(
      sql,
      caller,
      operation,
      (tx) => findObject(tx, body.bucketId, body.sourceKey),
    );
    const destination = {
      bucket: body.destinationBucket ?? body.bucketId,
      key: body.destinationKey,
      caller,
      owner: caller.claims.sub,
      upsert: headers.get("x-upsert") === "true",
      operation,
    };
    const metadata = { ...source.metadata, ...(body.copyMetadata ? {} : body.metadata) };
    const userMetadata = body.copyMetadata
      ? source.user_metadata
      : decodeUserMetadata(headers.get("x-metadata")) ?? null;
    await rehearseWrite(sql, destination, userMetadata, metadata);
    const version = await bytes.copy(requireVersion(source)).catch(() => {
      throw refusals.noSuchKey();
    });
    const lastModified = new Date().toISOString();
    const copy = await replaceObject(
      context,
      destination,
      version,
      { ...metadata, lastModified },
      userMetadata,
    );
    const Key = `${destination.bucket}/${destination.key}`;
    return c.json({ Id: copy.id, Key, ...presentObject(copy) });
  });

  routes.delete("/:bucket", authenticated, async (c) => {
    const bucket = requireBucketName(c.req.param("bucket"));
    const { prefixes } = await readJson(c.req.raw, removal);
    const removed = await transact(
      sql,
      c.var.caller,
      "storage.object.delete_many",
      (tx) => deleteObjects(tx, bucket, prefixes),
    );
    await bytes.remove(removed.flatMap(({ version }) => version ?? []));
    return c.json(removed.map(presentObject));
  });

  routes.delete("/:bucket/:key{.+}", authenticated, async (c) => {
    const { bucket, key } = c.req.param();
    requireBucketName(bucket);
    const operation = "storage.object.delete";
    await transact(sql, storageItself, operation, (tx) => findObject(tx, bucket, key));
    const [removed] = await transact(
      sql,
      c.var.caller,
      operation,
      (tx) => deleteObjects(tx, bucket, [key]),
    );
    if (!removed) throw refusals.accessDenied();
    await bytes.remove(removed.version === null ? [] : [removed.version]);
    return c.json({ message: "Successfully deleted" });
  });

  return routes;
}

function requireVersion({ version }: StoredObject): string {
  if (version === null) throw refusals.noSuchKey();
  return version;
}

/** Hosted's serializer writes a text that is null as an empty one. */
function presentObject(object: StoredObject) {
  return {
    name: object.name,
    bucket_id: object.bucket_id,
    owner: object.owner ?? "",
    owner_id: object.owner_id ?? "",
    version: object.version ?? "",
    id: object.id,
    updated_at: object.updated_at,
    created_at: object.created_at,
    last_accessed_at: object.last_accessed_at,
    metadata: object.metadata,
    user_metadata: object.user_metadata,
  };
}
