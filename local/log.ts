import { join } from "node:path";
import type { Answered } from "./emulator/gateway/gateway.ts";

/** What the stack's parts say: always to files, and to the terminal as much as was asked for. */
export interface StackLog {
  /** A request that the gateway answered. */
  request(answered: Answered): void;
  /** A line that a function printed. */
  fromFunction(name: string, line: string, stream: "stdout" | "stderr"): void;
  close(): void;
}

/** What of it reaches the terminal: every line, what functions warn of, or nothing. */
export type Loudness = "everything" | "warnings" | "nothing";

/**
 * @param directory holds `gateway.log` and `functions.log`, of this run alone; lines begin with the
 * time of day in UTC
 */
export async function openLog(directory: string, loudness: Loudness): Promise<StackLog> {
  await Deno.mkdir(directory, { recursive: true });
  const [gateway, functions] = await Promise.all(
    ["gateway.log", "functions.log"].map((name) => LogFile.open(join(directory, name))),
  );
  return {
    request({ method, path, status, milliseconds }) {
      const line = `${method} ${path} ${status} ${milliseconds.toFixed(0)} ms`;
      gateway?.write(line);
      if (loudness === "everything") console.log(line);
    },
    fromFunction(name, line, stream) {
      functions?.write(`${name} ${line}`);
      const isShown = loudness === "everything" || stream === "stderr" && loudness === "warnings";
      if (isShown) console.log(`[${name}] ${line}`);
    },
    close() {
      gateway?.close();
      functions?.close();
    },
  };
}

class LogFile {
  readonly #encoder = new TextEncoder();
  #isBroken = false;

  private constructor(private readonly path: string, private readonly file: Deno.FsFile) {}

  static async open(path: string): Promise<LogFile> {
    // It holds what people asked for: its owner's alone.
    const options = { create: true, write: true, truncate: true, mode: 0o600 };
    return new LogFile(path, await Deno.open(path, options));
  }

  /** Never throws: that a line is lost must not cost the answer it tells of. */
  write(line: string): void {
    const time = new Date().toISOString().slice(11, 23);
    try {
      this.file.writeSync(this.#encoder.encode(`${time} ${line}\n`));
      this.#isBroken = false;
    } catch (error) {
      if (!this.#isBroken) console.warn(`${this.path} can't be written:`, error);
      this.#isBroken = true;
    }
  }

  close(): void {
    this.file.close();
  }
}
