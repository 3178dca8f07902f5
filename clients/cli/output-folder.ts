import { basename, extname, join } from "node:path";
import { z } from "zod";
import { UsageError } from "./options.ts";

/** Names the files that this command wrote to the folder. */
const MANIFEST = ".logokraft.json";
const SHEET = "index.html";

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

  private constructor(readonly path: string, private files: string[]) {}

  /**
   * Makes the folder where there is none. To be called before a stack is started, which changes the
   * process's umask.
   *
   * @throws UsageError where it can't be made, or somebody else's contact sheet stands in the way.
   */
  static async open(path: string): Promise<OutputFolder> {
    await makeFolder(path);
    const text = await Deno.readTextFile(join(path, MANIFEST)).catch(() => null);
    const folder = new OutputFolder(path, text === null ? [] : readManifest(text));
    if (!folder.files.includes(SHEET) && await exists(join(path, SHEET))) {
      throw new UsageError(
        `${join(path, SHEET)} was not written by this command: choose another folder with --out`,
      );
    }
    return folder;
  }

  /** Removes what an earlier run wrote. */
  async clear(): Promise<void> {
    for (const name of this.files) await Deno.remove(join(this.path, name)).catch(ignoreMissing);
    await this.#removeEmptyFolders();
    await this.#keep([]);
  }

  /**
   * Opens a new file, under another name where there is a file of another program's.
   *
   * @param name with folders in it or without, parted by slashes.
   * @param data what it is to hold
   * @returns its name in the folder
   */
  async write(name: string, data: ReadableStream<Uint8Array> | string): Promise<string> {
    const own = await this.#freeName(name);
    // Noted first: an interrupted run's files are cleared too.
    await this.#keep([...this.files, own]);
    const path = join(this.path, own);
    await this.#makeFolders(own);
    if (typeof data === "string") await Deno.writeTextFile(path, data, { createNew: true });
    else await Deno.writeFile(path, data, { createNew: true });
    await Deno.chmod(path, this.#mode);
    return own;
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
    this.files = files;
    const manifest = join(this.path, MANIFEST);
    await Deno.writeTextFile(manifest, `${JSON.stringify({ files }, null, 2)}\n`);
    await Deno.chmod(manifest, this.#mode);
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await Deno.mkdir(path, { recursive: true });
  } catch (error) {
    if (error instanceof Deno.errors.PermissionDenied) {
      throw new UsageError(`${path} can't be made by this account: choose a folder with --out`);
    }
    if (!(await Deno.stat(path).catch(() => null))?.isDirectory) {
      throw new UsageError(`${path} is no folder: choose another with --out`);
    }
    throw error;
  }
}

function readManifest(text: string): string[] {
  try {
    return manifestSchema.parse(JSON.parse(text)).files;
  } catch {
    // Not ours, or damaged: nothing is known to be ours.
    return [];
  }
}

async function exists(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, () => false);
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
