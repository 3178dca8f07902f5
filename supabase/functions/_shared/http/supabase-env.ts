import type { SupabaseEnv } from "@supabase/server";
import type { Config } from "../config.ts";

/** The configuration in @supabase/server's words, so that it doesn't read the environment anew. */
export function supabaseEnv(config: Config): Partial<SupabaseEnv> {
  return {
    url: config.supabaseUrl,
    publishableKeys: { default: config.publishableKey },
    // The admin client is made with the key named default, so that name has to be there too.
    secretKeys: {
      default: config.secretKey,
      [config.internalKeyName]: config.secretKey,
    },
    ...(config.jwks && { jwks: config.jwks }),
  };
}
