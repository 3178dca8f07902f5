import { isIP } from "node:net";

/** Where links in mails may lead. */
export interface RedirectRules {
  /** Where they lead otherwise. */
  siteUrl: string;
  /** More places, in which `*` stands for any text without `.` and `/`, and `**` for any. */
  additional: string[];
}

/** The wished place where it is the site's, on this machine, or allowed besides; else the site. */
export function safeRedirect(wished: string | undefined, rules: RedirectRules): string {
  if (!wished || !URL.canParse(wished)) return rules.siteUrl;
  return isSafe(new URL(wished), wished, rules) ? wished : rules.siteUrl;
}

/** GoTrue's rule, `IsRedirectURLValid`. */
function isSafe(url: URL, wished: string, { siteUrl, additional }: RedirectRules): boolean {
  const site = new URL(siteUrl);
  const isHere = isLoopback(url.hostname);
  const isSite = url.hostname === site.hostname && url.protocol === site.protocol &&
    (url.port === site.port || isHere || url.hostname === "localhost");
  if (isSite) return true;
  if (isAddress(url.hostname)) return isHere;
  const [place = ""] = wished.split("#");
  return additional.some((glob) => matches(glob, place));
}

function isAddress(hostname: string): boolean {
  return isIP(hostname.replace(/^\[(.*)\]$/, "$1")) !== 0;
}

function isLoopback(hostname: string): boolean {
  return hostname === "[::1]" || isAddress(hostname) && hostname.startsWith("127.");
}

function matches(glob: string, url: string): boolean {
  const pattern = glob.replaceAll(/\*\*|\*|[^*]+/g, (part) => {
    if (part === "**") return ".*";
    if (part === "*") return "[^./]*";
    return part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${pattern}$`).test(url);
}
