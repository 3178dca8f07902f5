import { parseEnv } from "node:util";
import { z } from "zod";
import { fetchPackages } from "../../local/packages.ts";
import { dataDirectory, envFile, readPorts } from "../../local/settings.ts";

/** A stack to work with. */
export interface BorrowedStack {
  url: string;
  /** The AI vendors that a stand-in draws for. */
  standIns: string[];
  /** It was started here, and ends with the run. */
  isOwn: boolean;
  /** Stops it if it was started here. */
  release(): Promise<void>;
}

/**
 * The running stack, or one for as long as it is needed.
 *
 * @param onStart is told before one is started, which takes seconds.
 */
export async function borrowStack(onStart: () => void): Promise<BorrowedStack> {
  const running = await findRunning();
  if (running) return { ...running, isOwn: false, release: () => Promise.resolve() };
  onStart();
  const ports = readPorts();
  await fetchPackages();
  // Not by its name, which Deno would follow, and fetch what it needs, before this file runs.
  const module: typeof import("../../local/stack.ts") = await import(
    import.meta.resolve("../../local/stack.ts")
  );
  const stack = await module.startStack({ directory: dataDirectory, ...ports });
  const { url, standIns } = stack;
  return { url, standIns, isOwn: true, release: () => stack.stop() };
}

const configSchema = z.object({ standIns: z.array(z.string()).default([]) });

/** Of the one that `start` wrote the env file for, if it still answers. */
async function findRunning(): Promise<{ url: string; standIns: string[] } | undefined> {
  const text = await Deno.readTextFile(envFile).catch(() => "");
  const url = parseEnv(text).SUPABASE_URL;
  if (!url) return undefined;
  try {
    const health = await ask(`${url}/functions/v1/api/v1/health`);
    await health.body?.cancel();
    if (!health.ok) return undefined;
    const { standIns } = configSchema.parse(await (await ask(`${url}/config.json`)).json());
    return { url, standIns };
  } catch {
    return undefined;
  }
}

function ask(url: string): Promise<Response> {
  return fetch(url, { signal: AbortSignal.timeout(5_000) });
}
