/** Where links in mails may lead. */
export interface RedirectRules {
  /** Where they lead otherwise. */
  siteUrl: string;
  /** More places, in which `*` stands for any text without `.` and `/`, and `**` for any. */
  additional: string[];
}

/** The wished place where it is on the site's host or allowed besides, else the site's. */
export function safeRedirect(wished: string | undefined, rules: RedirectRules): string {
  if (!wished || !URL.canParse(wished)) return rules.siteUrl;
  const { hostname, protocol } = new URL(wished);
  const isSite = hostname === new URL(rules.siteUrl).hostname && /^https?:$/.test(protocol);
  return isSite || rules.additional.some((glob) => matches(glob, wished)) ? wished : rules.siteUrl;
}

function matches(glob: string, url: string): boolean {
  const pattern = glob.replaceAll(/\*\*|\*|[^*]+/g, (part) => {
    if (part === "**") return ".*";
    if (part === "*") return "[^./]*";
    return part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${pattern}$`).test(url);
}
