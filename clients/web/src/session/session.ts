import { signal } from "@preact/signals";
import { createClient, type Session, type SupabaseClient } from "@supabase/supabase-js";
import type { Config } from "../config.ts";
import { fetchByOwnClock } from "./own-clock.ts";

/** Who is signed in: undefined while that is not known yet, null where no one is. */
export const session = signal<Session | null | undefined>(undefined);

/** Whether the last session ended without its user's asking for it here. */
export const hasEnded = signal(false);
let isLeaving = false;

/**
 * The Supabase client. It keeps the session in the browser's storage, so it outlives a reload, tells
 * other tabs, and refreshes it before it ends.
 */
export function openSupabase({ supabaseUrl, publishableKey }: Config): SupabaseClient {
  const supabase = createClient(supabaseUrl, publishableKey, {
    global: { fetch: fetchByOwnClock },
  });
  supabase.auth.onAuthStateChange((_event, now) => {
    if (now || session.value) hasEnded.value = !now && !isLeaving;
    // A refreshed token is the same person: nothing to draw anew.
    if (session.value?.user.id !== now?.user.id || session.value === undefined) session.value = now;
  });
  return supabase;
}

/** Signs out of this browser alone: other devices stay signed in. */
export async function signOut(supabase: SupabaseClient): Promise<void> {
  isLeaving = true;
  await supabase.auth.signOut({ scope: "local" }).finally(() => isLeaving = false);
}
