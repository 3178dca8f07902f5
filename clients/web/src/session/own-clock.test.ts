import assert from "node:assert/strict";
import { fetchByOwnClock } from "./own-clock.ts";

Deno.test("a session ends by the clock of who holds it", async () => {
  const twoHours = 2 * 60 * 60;
  const serve = (request: Request) => {
    const isAuth = new URL(request.url).pathname.startsWith("/auth/");
    // A server whose clock runs behind.
    const expires_at = Math.floor(Date.now() / 1000) + 3600 - twoHours;
    return Response.json({ expires_in: 3600, expires_at, isAuth });
  };
  await using server = Deno.serve({ port: 0, onListen() {} }, serve);
  const ask = async (path: string) =>
    await (await fetchByOwnClock(`http://127.0.0.1:${server.addr.port}${path}`)).json();
  const now = Date.now() / 1000;
  const session = await ask("/auth/v1/token?grant_type=password");
  assert.ok(Math.abs(session.expires_at - now - 3600) < 60);
  const other = await ask("/rest/v1/things");
  assert.ok(other.expires_at < now, "what isn't Auth's stays as it is");
});
