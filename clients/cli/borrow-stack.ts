import { parseEnv } from "node:util";
import { z } from "zod";
import { dataDirectory, envFile, readPorts } from "../../local/settings.ts";
import { startStack } from "../../local/stack.ts";

/** A stack to work with. */
export interface BorrowedStack {
  url: string;
  /** The AI vendors that a stand-in draws for. */
  standIns: string[];
  /** It was started here, and ends with the run. */
  isOwn: boolean;
  /** Stops it if it was started here. */
  stop(): Promise<void>;
}

/**
 * The running stack, or one for as long as it is needed, which takes seconds.
 *
 * @param tellsParts whether each part of one that is started is told of once it is up.
 */
export async function borrowStack(tellsParts: boolean): Promise<BorrowedStack> {
  const running = await findRunning();
  if (running) return { ...running, isOwn: false, stop: () => Promise.resolve() };
  console.log("Starting the stack for this run");
  const { url, standIns, stop } = await startStack({
    directory: dataDirectory,
    ...readPorts(),
    onUp: (part) => tellsParts && console.log(`up: ${part}`),
  });
  return { url, standIns, isOwn: true, stop };
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
