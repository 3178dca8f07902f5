import { join } from "node:path";
import type { StackKeys } from "../platform/keys.ts";
import { readEnvFile } from "./environment.ts";

/**
 * The variables that a developer sets: `supabase/functions/.env`, beaten by this process's own
 * environment, for the names that `.env.example` lists.
 */
export async function ownVariables(functionsFolder: string): Promise<Record<string, string>> {
  const example = await Deno.readTextFile(join(functionsFolder, ".env.example"));
  const names = [...example.matchAll(/^#?\s?([A-Z][A-Z0-9_]*)=/gm)].flatMap(([, name]) =>
    name ?? []
  );
  const variables = await readEnvFile(functionsFolder);
  for (const name of names) {
    const value = Deno.env.get(name);
    if (value !== undefined) variables[name] = value;
  }
  return variables;
}

/** The variables that the platform gives every function, under hosted's names. */
export async function platformVariables(
  { url, dbUrl, keys }: { url: string; dbUrl: string; keys: StackKeys },
): Promise<Record<string, string>> {
  return {
    SUPABASE_URL: url,
    SUPABASE_DB_URL: dbUrl,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: keys.publishableKey }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: keys.secretKey }),
    SUPABASE_JWKS: JSON.stringify(keys.jwks),
    SUPABASE_ANON_KEY: await legacyKey(keys, "anon"),
    SUPABASE_SERVICE_ROLE_KEY: await legacyKey(keys, "service_role"),
  };
}

/** Keys from before `sb_…`, which are tokens of a role. */
function legacyKey(keys: StackKeys, role: "anon" | "service_role"): Promise<string> {
  const issued = Math.floor(Date.now() / 1000);
  const years = 10 * 365 * 24 * 60 * 60;
  return keys.signToken({ iss: "supabase", role, iat: issued, exp: issued + years });
}
