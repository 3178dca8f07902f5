import { createHash } from "node:crypto";
import { join } from "node:path";
import type { ByteRange } from "./rules/range.ts";

/** Bytes that were taken in: under which name, how many, and their fingerprint. */
export interface StoredBytes {
  version: string;
  size: number;
  /** MD5 in hexadecimal digits, what ETags are made of. */
  digest: string;
}

const CHUNK_BYTES = 64 * 1024;

/**
 * The objects' bytes on disk. Each upload has a file of its own, named by a fresh UUID and never
 * changed: so no key can reach outside the folder, whoever reads an object goes on reading it while
 * it is overwritten, and a copy is a second name for the same bytes.
 */
export class ByteStore {
  private constructor(private readonly finished: string, private readonly unfinished: string) {}

  /** @param directory made if missing; what an interrupted upload left there is thrown away. */
  static async open(directory: string): Promise<ByteStore> {
    const finished = join(directory, "objects");
    const unfinished = join(directory, "unfinished");
    await Deno.remove(unfinished, { recursive: true }).catch(ignoreAbsence);
    await Deno.mkdir(finished, { recursive: true });
    await Deno.mkdir(unfinished, { recursive: true });
    return new ByteStore(finished, unfinished);
  }

  /**
   * Stores bytes. They get their name only once they are complete.
   *
   * @throws what `chunks` throws; nothing is kept then.
   */
  async write(chunks: AsyncIterable<Uint8Array>): Promise<StoredBytes> {
    const version = crypto.randomUUID();
    const unfinished = join(this.unfinished, version);
    const digest = createHash("md5");
    let size = 0;
    try {
      using file = await Deno.open(unfinished, { write: true, createNew: true });
      for await (const chunk of chunks) {
        for (let from = 0; from < chunk.length;) from += await file.write(chunk.subarray(from));
        digest.update(chunk);
        size += chunk.length;
      }
    } catch (error) {
      await Deno.remove(unfinished).catch(ignoreAbsence);
      throw error;
    }
    await Deno.rename(unfinished, await this.#place(version));
    return { version, size, digest: digest.digest("hex") };
  }

  /** @returns the version that the copy goes by. */
  async copy(version: string): Promise<string> {
    const copy = crypto.randomUUID();
    const [from, to] = [this.#path(version), await this.#place(copy)];
    // Not every file system has a second name for a file.
    await Deno.link(from, to).catch(() => Deno.copyFile(from, to));
    return copy;
  }

  /** @throws `Deno.errors.NotFound` when they are gone. */
  async size(version: string): Promise<number> {
    return (await Deno.stat(this.#path(version))).size;
  }

  /**
   * Reads bytes, as much at a time as the reader takes.
   *
   * @throws `Deno.errors.NotFound` when they are gone.
   */
  async read(version: string, range: ByteRange): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const file = await Deno.open(this.#path(version));
    await file.seek(range.first, Deno.SeekMode.Start);
    let left = range.last - range.first + 1;
    return new ReadableStream({
      async pull(controller) {
        try {
          const chunk = new Uint8Array(Math.min(CHUNK_BYTES, left));
          const length = left > 0 ? await file.read(chunk) : null;
          if (length !== null) controller.enqueue(chunk.subarray(0, length));
          left -= length ?? left;
          if (left > 0) return;
        } catch (error) {
          file.close();
          throw error;
        }
        file.close();
        controller.close();
      },
      cancel: () => file.close(),
    }, { highWaterMark: 0 });
  }

  /** Whoever is reading them still gets them whole. */
  async remove(versions: Iterable<string>): Promise<void> {
    for (const version of versions) await Deno.remove(this.#path(version)).catch(ignoreAbsence);
  }

  /** Every version that is kept. */
  async *versions(): AsyncGenerator<string> {
    for await (const shelf of Deno.readDir(this.finished)) {
      if (!shelf.isDirectory) continue;
      for await (const { name } of Deno.readDir(join(this.finished, shelf.name))) yield name;
    }
  }

  /** 256 folders: a single one with every object in it would be slow to list. */
  #shelf(version: string): string {
    return join(this.finished, version.slice(0, 2));
  }

  #path(version: string): string {
    return join(this.#shelf(version), version);
  }

  async #place(version: string): Promise<string> {
    await Deno.mkdir(this.#shelf(version), { recursive: true });
    return this.#path(version);
  }
}

function ignoreAbsence(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
