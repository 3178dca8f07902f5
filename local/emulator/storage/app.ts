import { Hono } from "hono";
import { StorageError } from "./error.ts";
import { bucketRoutes } from "./routes/buckets.ts";
import { downloadRoutes } from "./routes/downloads.ts";
import { listRoutes } from "./routes/lists.ts";
import { objectRoutes } from "./routes/objects.ts";
import { signedUrlRoutes } from "./routes/signed-urls.ts";
import { uploadRoutes } from "./routes/uploads.ts";
import type { StorageContext } from "./context.ts";

/** The Storage API as an application of `/storage/v1`. */
export function createApp(context: StorageContext): Hono {
  const app = new Hono().basePath("/storage/v1");

  app.get("/status", (c) => c.body(null));
  app.route("/bucket", bucketRoutes(context));
  // `/object/:bucket/*` would take the others' paths for a bucket's: it stands in the last two.
  app.route("/object", signedUrlRoutes(context));
  app.route("/object", listRoutes(context));
  app.route("/object", objectRoutes(context));
  app.route("/object", downloadRoutes(context));
  app.route("/object", uploadRoutes(context));

  app.notFound((c) => {
    const { pathname, search } = new URL(c.req.url);
    const path = pathname.replace(/^\/storage\/v1/, "") + search;
    return c.json({
      statusCode: "404",
      error: "Not Found",
      message: `Route ${c.req.method}:${path} not found`,
      code: "InvalidRequest",
    }, 404);
  });

  app.onError((error, c) => {
    if (error instanceof StorageError) return error.toResponse();
    console.error("Storage could not answer", error);
    return c.json({
      statusCode: "500",
      error: "Internal",
      message: "Internal Server Error",
      code: "InternalError",
    }, 500);
  });

  return app;
}
