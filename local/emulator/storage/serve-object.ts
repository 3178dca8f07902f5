import type { StoredObject } from "./objects.ts";
import { refusals } from "./error.ts";
import { isUnchanged } from "./rules/conditions.ts";
import { parseRange } from "./rules/range.ts";
import type { StorageContext } from "./context.ts";

/**
 * Answers with an object's bytes, streamed, or for `HEAD` with what there is to say of them.
 * Conditional and range requests are heeded; `?download=` names the file to save.
 *
 * @param find is asked again when the object is overwritten between the reading of its row and the
 * opening of its bytes.
 * @throws what `find` throws, `InvalidRange`, `NoSuchKey` where a row has no bytes.
 */
export async function serveObject(
  { bytes }: Pick<StorageContext, "bytes">,
  request: Request,
  { expires }: { expires?: Date },
  find: () => Promise<StoredObject>,
): Promise<Response> {
  let object = await find();
  for (;;) {
    try {
      return await answer(object);
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
      const now = await find();
      if (now.version === object.version) throw refusals.noSuchKey();
      object = now;
    }
  }

  async function answer({ version, metadata, updated_at }: StoredObject): Promise<Response> {
    if (version === null) throw refusals.noSuchKey();
    const size = await bytes.size(version);
    const lastModified = new Date(metadata?.lastModified ?? updated_at);
    const headers = new Headers({
      "accept-ranges": "bytes",
      "content-type": harmless(metadata?.mimetype ?? "application/octet-stream"),
      "etag": metadata?.eTag ?? `"${version}"`,
      "last-modified": lastModified.toUTCString(),
      "x-robots-tag": "none",
      ...(expires
        ? { expires: expires.toUTCString() }
        : { "cache-control": metadata?.cacheControl ?? "no-cache" }),
    });
    if (isUnchanged(request.headers, headers.get("etag") ?? "", lastModified)) {
      headers.delete("content-type");
      return new Response(null, { status: 304, headers });
    }
    const download = new URL(request.url).searchParams.get("download");
    if (download !== null) headers.set("content-disposition", disposition(download));

    const range = request.method === "HEAD"
      ? "whole"
      : parseRange(request.headers.get("range") ?? undefined, size);
    if (range === "unsatisfiable") throw refusals.unsatisfiableRange(size);
    const part = range === "whole" ? { first: 0, last: size - 1 } : range;
    headers.set("content-length", String(part.last - part.first + 1));
    if (range !== "whole") {
      headers.set("content-range", `bytes ${part.first}-${part.last}/${size}`);
    }
    const body = request.method === "HEAD" ? null : await bytes.read(version, part);
    return new Response(body, { status: range === "whole" ? 200 : 206, headers });
  }
}

/** A page that anybody could upload must not run under the project's origin. */
function harmless(mimeType: string): string {
  return mimeType.includes("text/html") ? "text/plain" : mimeType;
}

function disposition(fileName: string): string {
  if (fileName === "") return "attachment;";
  const encoded = encodeURIComponent(fileName);
  return `attachment; filename=${encoded}; filename*=UTF-8''${encoded}`;
}
