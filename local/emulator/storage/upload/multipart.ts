import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { refusals } from "../error.ts";

/** A form up to its first file: what follows that is of no interest, as hosted. */
export interface Form {
  /** Those before the file. */
  fields: ReadonlyMap<string, string>;
  file: { mimeType: string; chunks: AsyncIterable<Uint8Array> };
  /** Reads the rest of the form and forgets it. */
  discard(): Promise<void>;
}

/**
 * Reads a form without holding its file in memory. The part's name may be empty: supabase-js sends
 * it so.
 *
 * @throws `InvalidRequest` where there is no file, or no form.
 */
export async function readMultipart(
  body: ReadableStream<Uint8Array>,
  contentType: string,
): Promise<Form> {
  const parser = newParser(contentType);
  const fields = new Map<string, string>();
  parser.on("field", (name, value) => fields.set(name, value));

  const { promise: form, resolve, reject } = Promise.withResolvers<Form>();
  let file: BusboyFileStream | undefined;
  // The parser takes no more from the body than the file's reader takes from it.
  const parsed = pipeline(Readable.fromWeb(body as NodeReadableStream), parser);
  parser.once("file", (_name, stream, _fileName, _encoding, mimeType) => {
    file = stream;
    resolve({
      fields,
      file: { mimeType, chunks: stream.iterator({ destroyOnReturn: false }) },
      async discard() {
        stream.resume();
        await parsed.catch(() => {});
      },
    });
  });
  parsed.then(
    () => reject(refusals.noContent()),
    (error: Error) => {
      reject(refusals.noContent(error.message));
      // Half a file must not pass for a whole one.
      file?.destroy(error);
    },
  );
  return await form;
}

function newParser(contentType: string): BusboyInstance {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits: { fields: 10, files: 1 },
    });
  } catch (error) {
    throw refusals.noContent(error instanceof Error ? error.message : undefined);
  }
}
