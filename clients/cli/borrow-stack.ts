import { parseEnv } from "node:util";
import { dataDirectory, envFile, readPorts } from "../../local/settings.ts";
import { startStack } from "../../local/stack.ts";

/** A stack to work with. */
export interface BorrowedStack {
  url: string;
  /** Stops it if it was started here. */
  release(): Promise<void>;
}

/**
 * The running stack, or one for as long as it is needed.
 *
 * @param onStart is told before one is started, which takes seconds.
 */
export async function borrowStack(onStart: () => void): Promise<BorrowedStack> {
  const url = await findRunning();
  if (url) return { url, release: () => Promise.resolve() };
  onStart();
  const stack = await startStack({
    directory: dataDirectory,
    ...readPorts(),
  });
  return { url: stack.url, release: () => stack.stop() };
}

/** Of the one that `start` wrote the env file for, if it still answers. */
async function findRunning(): Promise<string | undefined> {
  const text = await Deno.readTextFile(envFile).catch(() => "");
  const url = parseEnv(text).SUPABASE_URL;
  if (!url) return undefined;
  try {
    const response = await fetch(`${url}/functions/v1/api/v1/health`, {
      signal: AbortSignal.timeout(5_000),
    });
    await response.body?.cancel();
    return response.ok ? url : undefined;
  } catch {
    return undefined;
  }
}
