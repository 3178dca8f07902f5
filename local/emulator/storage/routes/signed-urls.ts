import { Hono } from "hono";
import { z } from "zod";
import { requireCaller } from "../authentication.ts";
import { findKeys, findObject } from "../objects.ts";
import { checkShape, readJson } from "../request-body.ts";
import { requireBucketName, requireKey } from "../rules/keys.ts";
import { serveObject } from "../serve-object.ts";
import type { StorageContext } from "../context.ts";
import { storageItself, transact } from "../transaction.ts";
import { rehearseWrite, upload } from "../upload/upload.ts";
import { decodeUserMetadata, receiveFile } from "../upload/uploaded-file.ts";

const expiresIn = z.coerce.number().int().min(1);
const oneUrl = z.object({ expiresIn });
const manyUrls = z.object({ expiresIn, paths: z.array(z.string()).min(1).max(1000) });
const bearer = z.object({ token: z.string() });

/** `/object/sign` and `/object/upload/sign`: URLs that stand for their signer for a while. */
export function signedUrlRoutes(context: StorageContext) {
  const { sql, tokens, keys } = context;
  const authenticated = requireCaller(keys);
  const routes = new Hono();

  routes.post("/sign/:bucket/:key{.+}", authenticated, async (c) => {
    const { bucket, key } = c.req.param();
    const { expiresIn } = await readJson(c.req.raw, oneUrl);
    requireBucketName(bucket);
    requireKey(key);
    await transact(sql, c.var.caller, "storage.object.sign", (tx) => findObject(tx, bucket, key));
    return c.json({ signedURL: await signedUrl(`${bucket}/${key}`, expiresIn) });
  });

  routes.post("/sign/:bucket", authenticated, async (c) => {
    const bucket = requireBucketName(c.req.param("bucket"));
    const { expiresIn, paths } = await readJson(c.req.raw, manyUrls);
    const found = await transact(
      sql,
      c.var.caller,
      "storage.object.sign_many",
      (tx) => findKeys(tx, bucket, paths),
    );
    const urls = paths.map(async (path) =>
      found.has(path)
        ? { error: null, path, signedURL: await signedUrl(`${bucket}/${path}`, expiresIn) }
        : {
          error: "Either the object does not exist or you do not have access to it",
          path,
          signedURL: null,
        }
    );
    return c.json(await Promise.all(urls));
  });

  routes.get("/sign/:bucket/:key{.+}", async (c) => {
    const { bucket, key } = c.req.param();
    const { token } = checkShape(c.req.query(), bearer, "querystring");
    requireBucketName(bucket);
    const expires = await tokens.openDownload(token, `${bucket}/${key}`);
    return await serveObject(context, c.req.raw, { expires }, () =>
      transact(
        sql,
        storageItself,
        "storage.object.get_signed",
        (tx) => findObject(tx, bucket, key),
      ));
  });

  routes.post("/upload/sign/:bucket/:key{.+}", authenticated, async (c) => {
    const { bucket, key } = c.req.param();
    const { caller } = c.var;
    const { headers } = c.req.raw;
    const grant = { upsert: headers.get("x-upsert") === "true", owner: caller.claims.sub };
    requireBucketName(bucket);
    const destination = {
      ...{ bucket, key, caller, ...grant },
      operation: "storage.object.sign_upload_url" as const,
    };
    await rehearseWrite(sql, destination, decodeUserMetadata(headers.get("x-metadata")) ?? null, {
      mimetype: headers.get("content-type") ?? undefined,
    });
    const token = await tokens.signUpload(`${bucket}/${key}`, grant);
    return c.json({ url: `/object/upload/sign/${bucket}/${key}?token=${token}`, token });
  });

  routes.put("/upload/sign/:bucket/:key{.+}", async (c) => {
    const { bucket, key } = c.req.param();
    const { token } = checkShape(c.req.query(), bearer, "querystring");
    requireBucketName(bucket);
    const { upsert, owner } = await tokens.openUpload(token, `${bucket}/${key}`);
    // The signer's policies were asked when the URL was signed.
    await upload(context, {
      ...{ bucket, key, upsert, owner, caller: storageItself },
      operation: "storage.object.upload_signed",
    }, await receiveFile(c.req.raw));
    return c.json({ Key: `${bucket}/${key}` });
  });

  /** Relative and not percent-encoded, as hosted: clients put the base before it and encode it. */
  async function signedUrl(path: string, seconds: number): Promise<string> {
    return `/object/sign/${path}?token=${await tokens.signDownload(path, seconds)}`;
  }

  return routes;
}
