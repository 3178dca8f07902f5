import { Hono } from "hono";
import type { Caller } from "../../platform/caller.ts";
import { allowCaller, requireCaller } from "../authentication.ts";
import { findBucket } from "../buckets.ts";
import { refusals } from "../error.ts";
import { findObject, type StoredObject } from "../objects.ts";
import { requireBucketName, requireKey } from "../rules/keys.ts";
import { serveObject } from "../serve-object.ts";
import type { StorageContext } from "../context.ts";
import { type Operation, storageItself, transact } from "../transaction.ts";

/** What policies are told of a request that is not for the bytes. */
const infoOperation = "object.get_authenticated_info";

interface Address {
  bucket: string;
  key: string;
}

/** `GET` and `HEAD` under `/object`: an object's bytes, or what is known of it. */
export function downloadRoutes(context: StorageContext) {
  const { sql, keys } = context;
  const routes = new Hono();

  routes.get("/info/public/:bucket/:key{.+}", async (c) => {
    const object = await findPublic(c.req.param(), "storage.object.info_public");
    return describeObject(object);
  });
  routes.get("/info/authenticated/:bucket/:key{.+}", requireCaller(keys), async (c) => {
    return describeObject(await find(c.req.param(), c.var.caller, infoOperation));
  });
  routes.get("/info/:bucket/:key{.+}", allowCaller(keys), async (c) => {
    return describeObject(await find(c.req.param(), c.var.caller, infoOperation));
  });

  routes.get("/public/:bucket/:key{.+}", async (c) => {
    const address = c.req.param();
    return await serveObject(
      context,
      c.req.raw,
      {},
      () => findPublic(address, "storage.object.get_public"),
    );
  });
  routes.get("/authenticated/:bucket/:key{.+}", requireCaller(keys), (c) => {
    return serve(c.req.raw, c.req.param(), c.var.caller);
  });
  routes.get("/:bucket/:key{.+}", allowCaller(keys), (c) => {
    return serve(c.req.raw, c.req.param(), c.var.caller);
  });

  function serve(
    request: Request,
    address: Address,
    caller: Caller | undefined,
  ): Promise<Response> {
    return serveObject(
      context,
      request,
      {},
      () => find(address, caller, "storage.object.get_authenticated"),
    );
  }

  /** @throws `NoSuchBucket` when it isn't public: whether there is one is nobody's business. */
  function findPublic({ bucket, key }: Address, operation: Operation): Promise<StoredObject> {
    requireBucketName(bucket);
    requireKey(key);
    return transact(sql, storageItself, operation, async (tx) => {
      const found = await findBucket(tx, bucket);
      if (!found.public) throw refusals.noSuchBucket();
      return await findObject(tx, bucket, key);
    });
  }

  /** A public bucket's objects are everybody's, the others' are for whom the policies let read. */
  async function find(
    { bucket, key }: Address,
    caller: Caller | undefined,
    operation: Operation,
  ): Promise<StoredObject> {
    requireBucketName(bucket);
    const found = await transact(sql, storageItself, operation, (tx) => findBucket(tx, bucket));
    const reader = found.public ? storageItself : caller;
    if (!reader) throw refusals.noSuchBucket();
    requireKey(key);
    return await transact(sql, reader, operation, (tx) => findObject(tx, bucket, key));
  }

  return routes;
}

function describeObject({ metadata, ...object }: StoredObject): Response {
  const etag = metadata?.eTag ?? null;
  const body = {
    ...{ id: object.id, name: object.name, version: object.version, bucket_id: object.bucket_id },
    size: metadata?.size ?? null,
    content_type: metadata?.mimetype ?? null,
    cache_control: metadata?.cacheControl ?? null,
    etag,
    metadata: object.user_metadata,
    ...{ last_modified: object.updated_at, created_at: object.created_at },
  };
  const modified = new Date(metadata?.lastModified ?? object.updated_at).toUTCString();
  return Response.json(body, { headers: { ...(etag && { etag }), "last-modified": modified } });
}
