import type { Loudness } from "../../local/log.ts";
import type { PgNetPace } from "../../local/emulator/pg-net/worker.ts";
import { loadConfig } from "../../local/emulator/platform/config.ts";
import { configFile } from "../../local/settings.ts";
import { type Stack, startStack } from "../../local/stack.ts";

/**
 * Starts a stack of the tests' own: free ports, data in `directory`, a studio that answers at once,
 * no limit on sign-ins, and none of the developer's own keys.
 *
 * @param port of the API, where it has to be a certain one
 * @param functionsEnvironment beats the defaults.
 * @param signIns in five minutes
 */
export async function startTestStack(
  directory: string,
  {
    port = 0,
    studioLatency = "0",
    loudness,
    functionsEnvironment = {},
    functionsDeno,
    signIns = 100_000,
    pgNetPace,
  }: {
    port?: number;
    studioLatency?: string;
    functionsDeno?: string;
    loudness?: Loudness;
    functionsEnvironment?: Record<string, string>;
    signIns?: number;
    pgNetPace?: PgNetPace;
  } = {},
): Promise<Stack> {
  const config = await loadConfig(configFile);
  return await startStack({
    directory,
    port,
    dbPort: 0,
    studioLatency,
    functionsDeno,
    ...(loudness && { loudness }),
    ...(pgNetPace && { pgNetPace }),
    config: {
      ...config,
      // All tests sign in from one address.
      auth: {
        ...config.auth,
        rate_limit: {
          sign_in_sign_ups: signIns,
          token_refresh: signIns,
          token_verifications: 100_000,
          burst: signIns,
        },
      },
    },
    // A developer's own keys have no place here, and nobody is to pay for a test.
    functionsEnvironment: {
      ...{ GEMINI_API_KEY: "", GEMINI_BASE_URL: "", ARK_API_KEY: "", ARK_BASE_URL: "" },
      ...{ FAL_KEY: "", FAL_BASE_URL: "" },
      ...{ IMAGE_PROVIDER: "ark", SEEDREAM_MODEL: "", PUBLIC_SUPABASE_URL: "" },
      ...{ ALLOWED_ORIGINS: "*", MAX_ACTIVE_PROJECTS: "5", MAX_GENERATIONS_PER_DAY: "300" },
      ...functionsEnvironment,
    },
  });
}
