/**
 * `fetch` that tells by this machine's clock when a session ends. Auth tells it by its own, and
 * where the visitor's runs some hours fast, supabase-js would take each session for over and refresh
 * it on every call, until Auth refuses.
 */
export const fetchByOwnClock: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (!response.ok || !new URL(response.url).pathname.startsWith("/auth/v1/")) return response;
  const body = await response.clone().json().catch(() => null);
  if (typeof body?.expires_in !== "number") return response;
  const expires_at = Math.floor(Date.now() / 1000) + body.expires_in;
  return Response.json({ ...body, expires_at }, { status: response.status });
};
