import { z } from "zod";
import { loadKeys } from "../../local/emulator/platform/keys.ts";

/** A token that the project itself signed, for somebody, an hour too long ago. */
export async function expiredToken(): Promise<string> {
  const directory = z.string({ error: "needs the keys of a local stack: run deno task test" })
    .parse(Deno.env.get("STACK_DIRECTORY"));
  const { signToken } = await loadKeys(directory);
  const now = Math.floor(Date.now() / 1000);
  return await signToken({
    iss: `${Deno.env.get("SUPABASE_URL")}/auth/v1`,
    aud: "authenticated",
    role: "authenticated",
    sub: crypto.randomUUID(),
    iat: now - 7200,
    exp: now - 3600,
  });
}
