import { basename, extname, join } from "node:path";
import { z } from "zod";
import { exists } from "./exists.ts";
import { makeFolder } from "./make-folder.ts";
import { UsageError } from "./options.ts";

/** Names the files that this command wrote to the folder. */
const MANIFEST = ".logokraft.json";
const SHEET = "index.html";
/** What a file is called until it is whole. */
const unfinished = { file: ".logokraft.unfinished", manifest: `${MANIFEST}.unfinished` };

// A name could lead out of the folder.
const manifestSchema = z.object({
  files: z.array(
    z.string().refine((name) =>
      name.split("/").every((part) => part === basename(part) && !/^\.*$/.test(part))
    ),
  ),
});

/** The folder that logos go to. It may hold files of others, which are never touched. */
export class OutputFolder {
  // As the user's own programs write files: a stack that this process starts closes its own to
  // others by the process's umask.
  readonly #mode = 0o666 & ~Deno.umask();
  readonly #folderMode = 0o777 & ~Deno.umask();

  /** @param made the folders that were made for it, the inner ones first */
  private constructor(
    readonly path: string,
    private files: string[],
    private readonly made: string[],
  ) {}

  /**
   * Makes the folder where there is none. To be called before a stack is started, which changes the
   * process's umask.
   *
   * @throws UsageError where it can't be made or written to, or somebody else's contact sheet stands
   * in the way.
   */
  static async open(path: string): Promise<OutputFolder> {
    const made = await makeFolder(path);
    const text = await Deno.readTextFile(join(path, MANIFEST)).catch(() => null);
    const folder = new OutputFolder(path, text === null ? [] : readManifest(text), made);
    if (!folder.files.includes(SHEET) && await exists(join(path, SHEET))) {
      throw new UsageError(
        `${join(path, SHEET)} was not written by this command: choose another folder with --out`,
      );
    }
    // Nothing new: what can't be written to is told before pictures are paid for.
    try {
      await folder.#change(() => folder.#keep(folder.files));
    } catch (error) {
      await folder.leave();
      throw error;
    }
    return folder;
  }

  /** Where nothing was written to it, takes away what was made for that. */
  async leave(): Promise<void> {
    if (this.files.length > 0) return;
    // What can't be taken away, as somebody put something there, stays.
    await Deno.remove(join(this.path, MANIFEST)).catch(() => {});
    for (const path of this.made) await Deno.remove(path).catch(() => {});
  }

  /** Removes what an earlier run wrote. */
  async clear(): Promise<void> {
    await this.#change(async () => {
      for (const name of this.files) await Deno.remove(join(this.path, name)).catch(ignoreMissing);
      await this.#removeEmptyFolders();
      await this.#keep([]);
    });
  }

  /**
   * Writes a new file, under another name where there is a file of another program's.
   *
   * @param name with folders in it or without, parted by slashes.
   * @param data what it is to hold
   * @returns its name in the folder
   * @throws UsageError where there is no room for it; then nothing of it is there.
   */
  async write(name: string, data: Uint8Array | string): Promise<string> {
    return await this.#change(async () => {
      const whole = await this.#prepare(unfinished.file, data);
      const own = await this.#freeName(name);
      await this.#makeFolders(own);
      // Noted before it is in its place: an interrupted run's files are cleared too.
      await this.#keep([...this.files, own]);
      await Deno.rename(whole, join(this.path, own));
      return own;
    });
  }

  /** @returns the contact sheet's path. */
  async writeSheet(page: string): Promise<string> {
    return join(this.path, await this.write(SHEET, page));
  }

  /** Those on a file's way. */
  async #makeFolders(name: string): Promise<void> {
    let path = this.path;
    for (const part of name.split("/").slice(0, -1)) {
      path = join(path, part);
      if (await exists(path)) continue;
      await Deno.mkdir(path);
      await Deno.chmod(path, this.#folderMode);
    }
  }

  /** Those that held nothing but this command's files, the inner ones first. */
  async #removeEmptyFolders(): Promise<void> {
    const folders = new Set(this.files.flatMap((name) => {
      const parts = name.split("/").slice(0, -1);
      return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
    }));
    for (const name of [...folders].sort((a, b) => b.length - a.length)) {
      const path = join(this.path, name);
      const held = await Array.fromAsync(Deno.readDir(path)).catch(() => null);
      if (held?.length === 0) await Deno.remove(path);
    }
  }

  async #freeName(name: string): Promise<string> {
    const extension = extname(name);
    const stem = name.slice(0, name.length - extension.length);
    let free = name;
    for (let n = 2; await exists(join(this.path, free)); n++) free = `${stem}-${n}${extension}`;
    return free;
  }

  async #keep(files: string[]): Promise<void> {
    const text = `${JSON.stringify({ files }, null, 2)}\n`;
    const whole = await this.#prepare(unfinished.manifest, text);
    await Deno.rename(whole, join(this.path, MANIFEST));
    this.files = files;
  }

  /** Writes a file that is not in its place yet. @returns its path */
  async #prepare(name: string, data: Uint8Array | string): Promise<string> {
    const path = join(this.path, name);
    // Of a run that was killed.
    await Deno.remove(path).catch(ignoreMissing);
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    await Deno.writeFile(path, bytes, { createNew: true });
    await Deno.chmod(path, this.#mode);
    return path;
  }

  /** Does what may fail for the folder's sake, and then leaves nothing that is not whole. */
  async #change<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      for (const name of Object.values(unfinished)) {
        await Deno.remove(join(this.path, name)).catch(() => {});
      }
      throw explainRefusal(this.path, error);
    }
  }
}

function explainRefusal(path: string, error: unknown): UsageError {
  const reason = error instanceof Error ? error.message : String(error);
  const room = /os error 28\b/.test(reason) ? "make room, or " : "";
  const told = `${path} can't be written to: ${room}choose another folder with --out (${reason})`;
  return new UsageError(told, { cause: error });
}

function readManifest(text: string): string[] {
  try {
    return manifestSchema.parse(JSON.parse(text)).files;
  } catch {
    // Not ours, or damaged: nothing is known to be ours.
    return [];
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
