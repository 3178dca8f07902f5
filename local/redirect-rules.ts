import type { RedirectRules } from "./emulator/auth/redirect.ts";
import type { StackConfig } from "./emulator/platform/config.ts";

/**
 * Where links in mails may lead: as `config.toml` says, though `PORT` may have put the API, and the
 * page with it, elsewhere than the port that stands there.
 */
export function redirectRulesOf({ api, auth }: StackConfig, apiUrl: string): RedirectRules {
  const { port } = new URL(apiUrl);
  const local = new RegExp(`^(https?://(?:localhost|127\\.0\\.0\\.1)):${api.port}(?!\\d)`);
  const here = (url: string) => url.replace(local, `$1:${port}`);
  return { siteUrl: here(auth.site_url), additional: auth.additional_redirect_urls.map(here) };
}
