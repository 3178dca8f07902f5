import type { SupabaseClient } from "@supabase/supabase-js";

/** Milliseconds in which Auth lets in as many from one address as it is set to. */
const WINDOW = 5 * 60_000;

/**
 * Signs in, and waits while Auth lets nobody more in from this address: hosted does after 30, one
 * each two seconds, and tests sign in more.
 *
 * @param pause milliseconds between two tries
 * @throws what Auth answers otherwise
 */
export async function signIn(
  { auth }: Pick<SupabaseClient, "auth">,
  credentials: { email: string; password: string },
  pause = 2_000,
): Promise<void> {
  const deadline = Date.now() + WINDOW;
  for (;;) {
    const { error } = await auth.signInWithPassword(credentials);
    if (error === null) return;
    if (error.code !== "over_request_rate_limit" || Date.now() > deadline) throw error;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
