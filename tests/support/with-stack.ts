import { join } from "node:path";
import { startStudio } from "../../vendor-studio/start.ts";
import { plantedKeys } from "./planted-keys.ts";
import { startTestStack } from "./stack.ts";

/**
 * Lends the environment of a stack of the tests' own, which ends with `work`. Its functions hold the
 * planted keys, and the studio answers for all vendors.
 *
 * @param functionsEnvironment variables for the functions that beat the tests' own
 * @param functionsDeno another Deno for the functions than this process's
 */
export async function withTestStack<Result>(
  work: (environment: Record<string, string>) => Promise<Result>,
  functionsEnvironment: Record<string, string> = {},
  functionsDeno?: string,
): Promise<Result> {
  await using parts = new AsyncDisposableStack();
  const scratch = await Deno.makeTempDir({ prefix: "logokraft-test-" });
  parts.defer(() => Deno.remove(scratch, { recursive: true }));
  await Deno.chmod(scratch, 0o755); // Or Postgres's account could not enter it.
  const directory = join(scratch, "stack");
  const studio = await startStudio({ latency: "0" });
  parts.defer(() => studio.stop());
  const stack = await startTestStack(directory, {
    functionsDeno,
    functionsEnvironment: {
      ...plantedKeys,
      ...{ GEMINI_BASE_URL: studio.url, ARK_BASE_URL: studio.url },
      ...functionsEnvironment,
    },
  });
  parts.defer(() => stack.stop());
  return await work({
    SUPABASE_URL: stack.url,
    SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
    SUPABASE_SECRET_KEY: stack.secretKey,
    SUPABASE_DB_URL: stack.dbUrl,
    STUDIO_URL: studio.url,
    STACK_DIRECTORY: directory,
  });
}
