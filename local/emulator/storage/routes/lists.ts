import { Hono } from "hono";
import { z } from "zod";
import { requireCaller } from "../authentication.ts";
import { refusals } from "../error.ts";
import { listFolder, listPage, type PageEnd } from "../listing.ts";
import { readJson } from "../request-body.ts";
import { requireBucketName } from "../rules/keys.ts";
import type { StorageContext } from "../context.ts";
import { transact } from "../transaction.ts";

const order = z.enum(["asc", "desc"]).default("asc");
const folderListing = z.object({
  prefix: z.string(),
  limit: z.coerce.number().int().min(1).default(100),
  offset: z.coerce.number().int().min(0).default(0),
  sortBy: z.object({
    column: z.enum(["name", "updated_at", "created_at", "last_accessed_at"]),
    order,
  }).default({ column: "name", order: "asc" }),
  search: z.string().default(""),
});

const MOST_KEYS = 1000;
const pageSort = z.object({ column: z.enum(["name", "updated_at", "created_at"]), order });
const pageRequest = z.object({
  prefix: z.string().default(""),
  limit: z.coerce.number().int().min(1).default(MOST_KEYS),
  cursor: z.string().optional(),
  with_delimiter: z.boolean().default(false),
  sortBy: pageSort.default({ column: "name", order: "asc" }),
});
/** A page goes on in the order in which the first one began. */
const pageCursor = z.object({
  after: z.object({ key: z.string(), date: z.string().nullable() }),
  sortBy: pageSort,
});

/** `POST /object/list` and `/object/list-v2`: what lies where. Policies decide what is shown. */
export function listRoutes({ sql, keys }: StorageContext) {
  const authenticated = requireCaller(keys);
  const routes = new Hono();

  routes.post("/list/:bucket", authenticated, async (c) => {
    const bucket = requireBucketName(c.req.param("bucket"));
    const { prefix, sortBy, ...listing } = await readJson(c.req.raw, folderListing);
    const folder = prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`;
    const entries = await transact(
      sql,
      c.var.caller,
      "storage.object.list",
      (tx) => listFolder(tx, { ...listing, ...sortBy, bucket, prefix: folder }),
    );
    return c.json(entries);
  });

  routes.post("/list-v2/:bucket", authenticated, async (c) => {
    const bucket = requireBucketName(c.req.param("bucket"));
    const request = await readJson(c.req.raw, pageRequest);
    const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor);
    const sortBy = cursor?.sortBy ?? request.sortBy;
    const limit = Math.min(request.limit, MOST_KEYS);
    const entries = await transact(
      sql,
      c.var.caller,
      "storage.object.list_v2",
      (tx) =>
        listPage(tx, {
          ...sortBy,
          bucket,
          prefix: request.prefix,
          folders: request.with_delimiter,
          limit: limit + 1, // One more tells whether there is a next page.
          after: cursor?.after,
        }),
    );
    const page = entries.slice(0, limit);
    const last = page.at(-1);
    const hasNext = entries.length > limit && last !== undefined;
    return c.json({
      hasNext,
      ...(hasNext && { nextCursor: writeCursor(last.end, sortBy), nextCursorKey: last.name }),
      folders: page.filter(({ id }) => id === null)
        .map(({ end: _end, ...folder }) => ({
          ...folder,
          key: folder.name,
          name: `${folder.name}/`,
        })),
      objects: page.filter(({ id }) => id !== null)
        .map(({ end: _end, ...object }) =>
          request.with_delimiter ? { ...object, key: object.name } : object
        ),
    });
  });

  return routes;
}

function writeCursor(after: PageEnd, sortBy: z.infer<typeof pageSort>): string {
  return new TextEncoder().encode(JSON.stringify({ after, sortBy })).toBase64();
}

function readCursor(text: string): z.infer<typeof pageCursor> {
  try {
    return pageCursor.parse(JSON.parse(new TextDecoder().decode(Uint8Array.fromBase64(text))));
  } catch {
    throw refusals.invalidParameter("Invalid Parameter continuation token");
  }
}
