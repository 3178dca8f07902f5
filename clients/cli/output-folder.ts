import { basename, extname, join } from "node:path";
import { z } from "zod";
import { UsageError } from "./options.ts";

/** Names the files that this command wrote to the folder. */
const MANIFEST = ".logokraft.json";
const SHEET = "index.html";

// A name with a path in it could lead out of the folder.
const manifestSchema = z.object({
  files: z.array(z.string().refine((name) => name === basename(name) && !/^\.*$/.test(name))),
});

/** The folder that logos go to. It may hold files of others, which are never touched. */
export class OutputFolder {
  // As the user's own programs write files: a stack that this process starts closes its own to
  // others by the process's umask.
  readonly #mode = 0o666 & ~Deno.umask();

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
    await this.#keep([]);
  }

  /**
   * Opens a new file, under another name where there is a file of another program's.
   *
   * @param data what it is to hold
   * @returns its name in the folder
   */
  async write(name: string, data: ReadableStream<Uint8Array> | string): Promise<string> {
    const own = await this.#freeName(name);
    // Noted first: an interrupted run's files are cleared too.
    await this.#keep([...this.files, own]);
    const path = join(this.path, own);
    if (typeof data === "string") await Deno.writeTextFile(path, data, { createNew: true });
    else await Deno.writeFile(path, data, { createNew: true });
    await Deno.chmod(path, this.#mode);
    return own;
  }

  /** @returns the contact sheet's path. */
  async writeSheet(page: string): Promise<string> {
    return join(this.path, await this.write(SHEET, page));
  }

  async #freeName(name: string): Promise<string> {
    const extension = extname(name);
    const stem = basename(name, extension);
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
