import { join } from "node:path";
import type { Answered } from "./emulator/gateway/gateway.ts";
import { LogFile } from "./emulator/platform/log-file.ts";

/** What the stack's parts say: always to files, and to the terminal as much as was asked for. */
export interface StackLog {
  /** A request that the gateway answered. */
  request(answered: Answered): void;
  /** A line that a function printed. */
  fromFunction(name: string, line: string, stream: "stdout" | "stderr"): void;
  /** A mail that was kept instead of sent. */
  mail(line: string): void;
  close(): void;
}

/** What of it reaches the terminal: every line, what functions warn of, or nothing. */
export type Loudness = "everything" | "warnings" | "nothing";

/**
 * @param directory holds `gateway.log` and `functions.log`; lines begin with the time of day in UTC
 */
export async function openLog(directory: string, loudness: Loudness): Promise<StackLog> {
  await Deno.mkdir(directory, { recursive: true });
  const [gateway, functions] = await Promise.all(
    ["gateway.log", "functions.log"].map((name) => LogFile.open(join(directory, name))),
  );
  return {
    request({ method, path, status, milliseconds }) {
      const line = `${method} ${path} ${status} ${milliseconds.toFixed(0)} ms`;
      gateway?.write(timed(line));
      if (loudness === "everything") console.log(line);
    },
    fromFunction(name, line, stream) {
      functions?.write(timed(`${name} ${line}`));
      const isShown = loudness === "everything" || stream === "stderr" && loudness === "warnings";
      if (isShown) console.log(`[${name}] ${line}`);
    },
    mail(line) {
      if (loudness !== "nothing") console.log(line);
    },
    close() {
      gateway?.close();
      functions?.close();
    },
  };
}

/** A line behind the time of day in UTC. */
function timed(line: string): string {
  return `${new Date().toISOString().slice(11, 23)} ${line}\n`;
}
