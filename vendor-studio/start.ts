import { fileURLToPath } from "node:url";

/** A running studio, and where it answers. */
export interface Studio {
  url: string;
  stop(): Promise<void>;
}

export interface StudioOptions {
  /** 0 or absent: any free port. */
  port?: number;
  /** Milliseconds an answer takes, as `800` or `400-1500`; absent: `STUDIO_LATENCY_MS`, else 400–1500. */
  latency?: string;
  /** A lock file for its packages. */
  lock?: string;
}

/**
 * Starts the studio in a process of its own, and resolves once it answers. The process ends with
 * `stop`, and by itself when this one dies: its standard input closes.
 *
 * @throws where it ends before it listens, e.g. because the port is taken.
 */
export async function startStudio(options: StudioOptions = {}): Promise<Studio> {
  const { port = 0, latency, lock } = options;
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-all",
      "--unstable-no-legacy-abort",
      ...(lock === undefined ? [] : [`--lock=${lock}`]),
      fileURLToPath(new URL("main.ts", import.meta.url)),
    ],
    env: {
      STUDIO_PORT: String(port),
      ...(latency === undefined ? {} : { STUDIO_LATENCY_MS: latency }),
    },
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const output = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const url = await listeningUrl(output);
  if (url === undefined) {
    const { code } = await child.status;
    throw new Error(`The studio ended with status ${code} before it listened on port ${port}`);
  }
  return {
    url,
    async stop() {
      await child.stdin.close();
      await child.status;
      await output.cancel();
    },
  };
}

async function listeningUrl(
  output: ReadableStreamDefaultReader<string>,
): Promise<string | undefined> {
  for (let text = "";;) {
    const { done, value } = await output.read();
    if (done) return undefined;
    text += value;
    const url = /^listening (\S+)$/m.exec(text)?.[1];
    if (url !== undefined && text.endsWith("\n")) return url;
  }
}
