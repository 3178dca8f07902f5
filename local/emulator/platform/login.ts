/** The address of the same database for another of its logins, which share one password. */
export function loginUrl(adminUrl: string, role: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  return url.href;
}
