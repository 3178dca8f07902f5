import { dirname, join, parse } from "node:path";

/** Bytes after which a log goes on in a new file; what was written before stays beside it. */
const LIMIT = 10 * 1024 ** 2;

/**
 * A log that harms nobody: writing never throws, and no file grows past a limit. `x.log` is this
 * run's, `x.older.log` what did not fit into it, `x.before.log` the end of the run before's.
 */
export class LogFile {
  readonly #encoder = new TextEncoder();
  #size = 0;
  #isBroken = false;

  private constructor(
    private readonly path: string,
    private readonly limit: number,
    private file: Deno.FsFile,
  ) {}

  static async open(path: string, limit = LIMIT): Promise<LogFile> {
    await Deno.rename(path, beside(path, "before")).catch(ignoreAbsence);
    await Deno.remove(beside(path, "older")).catch(ignoreAbsence);
    return new LogFile(path, limit, open(path));
  }

  /** Appends the text; where that fails, says so once. */
  write(text: string): void {
    try {
      if (this.#size > this.limit) this.#turn();
      this.#size += this.file.writeSync(this.#encoder.encode(text));
      this.#isBroken = false;
    } catch (error) {
      const reason = error instanceof Error ? error.message : error;
      if (!this.#isBroken) console.warn(`${this.path} can't be written: ${reason}`);
      this.#isBroken = true;
    }
  }

  close(): void {
    this.file.close();
  }

  #turn(): void {
    try {
      Deno.renameSync(this.path, beside(this.path, "older"));
    } catch (error) {
      // Somebody removed it, or it was renamed the last time, and the disk had no room for the new
      // one.
      ignoreAbsence(error);
    }
    const full = this.file;
    this.file = open(this.path);
    this.#size = 0;
    full.close();
  }
}

/** It may hold what people asked for: its owner's alone. */
function open(path: string): Deno.FsFile {
  return Deno.openSync(path, { create: true, write: true, truncate: true, mode: 0o600 });
}

function beside(path: string, word: string): string {
  const { name, ext } = parse(path);
  return join(dirname(path), `${name}.${word}${ext}`);
}

function ignoreAbsence(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
