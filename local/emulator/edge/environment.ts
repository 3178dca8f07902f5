import { join } from "node:path";
import { parseEnv } from "node:util";

/** What Deno itself needs to find its cache and the registry; hosted workers have a bundle instead. */
const runtimeVariables = [
  ...["HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "DENO_DIR", "DENO_TLS_CA_STORE", "DENO_CERT"],
  ...["NPM_CONFIG_REGISTRY", "NODE_EXTRA_CA_CERTS"],
  ...["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"],
];

/** The variables of this process that a function's process can't start without. */
export function runtimeEnvironment(): Record<string, string> {
  const present: Record<string, string> = {};
  for (const name of runtimeVariables) {
    const value = Deno.env.get(name);
    if (value !== undefined) present[name] = value;
  }
  return present;
}

/**
 * `supabase/functions/.env`, which `functions serve` reads too; empty where there is none. Hosted
 * takes no secret whose name begins with `SUPABASE_`.
 */
export async function readEnvFile(functionsFolder: string): Promise<Record<string, string>> {
  try {
    const parsed = parseEnv(await Deno.readTextFile(join(functionsFolder, ".env")));
    return Object.fromEntries(
      Object.entries(parsed).flatMap(([name, value]) =>
        value === undefined || name.startsWith("SUPABASE_") ? [] : [[name, value]]
      ),
    );
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
  }
}
