import { createLogoKraft, type LogoKraft } from "@logokraft/client";
import type { SupabaseClient } from "@supabase/supabase-js";

/** The API's client, with the session's token. Where the API finds that void, it signs out. */
export function openApi(supabaseUrl: string, supabase: SupabaseClient): LogoKraft {
  let leaving: Promise<unknown> | undefined;
  /**
   * The session is void, e.g. after a reset: the sign-in is shown, once for all calls that find
   * this out.
   */
  function leave(): Promise<unknown> {
    leaving ??= supabase.auth.signOut({ scope: "local" }).finally(() => leaving = undefined);
    return leaving;
  }
  /** Refreshes a token that has expired, e.g. while the machine slept. */
  async function getToken(): Promise<string | undefined> {
    const { data: { session } } = await supabase.auth.getSession();
    return session?.access_token;
  }

  const api = createLogoKraft({ url: supabaseUrl, getToken });
  api.use({
    async onResponse({ request, response }) {
      if (response.status !== 401) return;
      // What was refused may be a token that another has replaced meanwhile, here or in another tab.
      const isCurrent = request.headers.get("authorization") === `Bearer ${await getToken()}`;
      if (isCurrent) await leave();
    },
  });
  return api;
}
