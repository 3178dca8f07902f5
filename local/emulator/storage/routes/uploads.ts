import { type Context, Hono } from "hono";
import type { Caller } from "../../platform/caller.ts";
import { requireCaller } from "../authentication.ts";
import type { StorageContext } from "../context.ts";
import type { Operation } from "../transaction.ts";
import { upload } from "../upload/upload.ts";
import { receiveFile } from "../upload/uploaded-file.ts";

/** `POST` and `PUT /object/:bucket/*`: a body, or a form's file, becomes an object. */
export function uploadRoutes(context: StorageContext) {
  const authenticated = requireCaller(context.keys);
  const routes = new Hono();

  routes.post("/:bucket/:key{.*}", authenticated, async (c) => {
    const upsert = c.req.header("x-upsert") === "true";
    return await store(c, c.req.param(), upsert, "storage.object.upload");
  });

  routes.put(
    "/:bucket/:key{.*}",
    authenticated,
    (c) => store(c, c.req.param(), true, "storage.object.upload_update"),
  );

  async function store(
    c: Context<{ Variables: { caller: Caller } }>,
    { bucket, key }: { bucket: string; key: string },
    upsert: boolean,
    operation: Operation,
  ): Promise<Response> {
    const { caller } = c.var;
    const file = await receiveFile(c.req.raw);
    const destination = { bucket, key, caller, owner: caller.claims.sub, upsert, operation };
    const object = await upload(context, destination, file);
    return c.json({ Id: object.id, Key: `${bucket}/${key}` });
  }

  return routes;
}
