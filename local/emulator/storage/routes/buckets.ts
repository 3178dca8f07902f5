import { Hono } from "hono";
import { z } from "zod";
import { requireCaller } from "../authentication.ts";
import {
  type Bucket,
  type BucketSettings,
  deleteBucket,
  findBucket,
  insertBucket,
  listBuckets,
  updateBucket,
} from "../buckets.ts";
import { nameConflict, refusals, StorageError } from "../error.ts";
import { emptyBucket, isBucketEmpty } from "../objects.ts";
import { checkShape, readJson } from "../request-body.ts";
import { requireBucketName } from "../rules/keys.ts";
import { requireMimeTypes } from "../rules/mime-type.ts";
import { parseSizeLimit } from "../rules/size.ts";
import type { StorageContext } from "../context.ts";
import { storageItself, transact } from "../transaction.ts";

const settings = z.object({
  public: z.boolean().optional(),
  file_size_limit: z.union([z.number().int().nonnegative(), z.string()]).nullish(),
  allowed_mime_types: z.array(z.string()).nullish(),
});
const newBucket = settings.extend({ name: z.string(), id: z.string().optional() });
const listing = z.object({
  limit: z.coerce.number().int().min(1).optional(),
  offset: z.coerce.number().int().min(0).optional(),
  sortColumn: z.enum(["id", "name", "created_at", "updated_at"]).optional(),
  sortOrder: z.enum(["asc", "desc"]).optional(),
  search: z.string().optional(),
});

/** `/bucket`: what buckets there are. Policies on storage.buckets decide. */
export function bucketRoutes({ sql, bytes, keys, fileSizeLimit }: StorageContext) {
  const authenticated = requireCaller(keys);
  const routes = new Hono();

  routes.post("/", authenticated, async (c) => {
    const { name, id, ...given } = await readJson(c.req.raw, newBucket);
    if (name.trim() !== name) throw refusals.invalidBucketName();
    requireBucketName(name);
    const bucket = {
      id: id || name,
      name,
      owner: c.var.caller.claims.sub,
      ...readSettings(given, fileSizeLimit),
    };
    await transact(sql, c.var.caller, "storage.bucket.create", (tx) => insertBucket(tx, bucket))
      .catch(nameConflict("BucketAlreadyExists"));
    return c.json({ name });
  });

  routes.get("/", authenticated, async (c) => {
    const query = checkShape(c.req.query(), listing, "querystring");
    const buckets = await transact(
      sql,
      c.var.caller,
      "storage.bucket.list",
      (tx) => listBuckets(tx, query),
    );
    return c.json(buckets.map((bucket) => ({ ...presentBucket(bucket), type: bucket.type })));
  });

  routes.get("/:id", authenticated, async (c) => {
    const id = c.req.param("id");
    const bucket = await transact(
      sql,
      c.var.caller,
      "storage.bucket.get",
      (tx) => findBucket(tx, id),
    );
    return c.json(presentBucket(bucket));
  });

  routes.put("/:id", authenticated, async (c) => {
    const id = requireBucketName(c.req.param("id"));
    const given = await readJson(c.req.raw, settings);
    const changes = readSettings(given, fileSizeLimit);
    if (Object.values(changes).every((value) => value === undefined)) throw refusals.noContent();
    await transact(
      sql,
      c.var.caller,
      "storage.bucket.update",
      (tx) => updateBucket(tx, id, changes),
    );
    return c.json({ message: "Successfully updated" });
  });

  routes.post("/:id/empty", authenticated, async (c) => {
    const id = c.req.param("id");
    if (c.var.caller.role !== "service_role") {
      const named = { label: "Unauthorized", httpStatus: 403 };
      throw new StorageError(403, "AccessDenied", "Access denied: Invalid role", named);
    }
    const versions = await transact(sql, storageItself, "storage.bucket.empty", async (tx) => {
      await findBucket(tx, id);
      return await emptyBucket(tx, id);
    });
    await bytes.remove(versions);
    return c.json({ message: "Empty bucket has been queued. Completion may take up to an hour." });
  });

  routes.delete("/:id", authenticated, async (c) => {
    const id = c.req.param("id");
    await transact(sql, storageItself, "storage.bucket.delete", async (tx) => {
      await findBucket(tx, id);
      if (await isBucketEmpty(tx, id)) return;
      throw new StorageError(
        409,
        "ResourceNotEmpty",
        "The bucket you tried to delete is not empty",
      );
    });
    await transact(sql, c.var.caller, "storage.bucket.delete", (tx) => deleteBucket(tx, id));
    return c.json({ message: "Successfully deleted" });
  });

  return routes;
}

function readSettings(given: z.infer<typeof settings>, mostBytes: number): BucketSettings {
  const { file_size_limit: size, allowed_mime_types: mimeTypes } = given;
  if (mimeTypes) requireMimeTypes(mimeTypes.filter(Boolean));
  return {
    public: given.public,
    file_size_limit: size === null || size === undefined ? size : parseSizeLimit(size, mostBytes),
    allowed_mime_types: mimeTypes?.filter(Boolean) ?? mimeTypes,
  };
}

function presentBucket(bucket: Bucket) {
  return {
    id: bucket.id,
    name: bucket.name,
    owner: bucket.owner ?? "",
    public: bucket.public,
    file_size_limit: bucket.file_size_limit === null ? null : Number(bucket.file_size_limit),
    allowed_mime_types: bucket.allowed_mime_types,
    created_at: bucket.created_at,
    updated_at: bucket.updated_at,
  };
}
