import assert from "node:assert/strict";
import { project } from "../support/project.ts";
import { newUser, type User } from "../support/user.ts";

/** Sends a request's head, says that a lot will follow, and sends nothing. */
async function announce(path: string, headers: Record<string, string>): Promise<string> {
  const { hostname, port } = new URL(project.SUPABASE_URL);
  using connection = await Deno.connect({ hostname, port: Number(port) });
  const head = [
    `POST /functions/v1${path} HTTP/1.1`,
    `host: ${hostname}:${port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "",
    "",
  ].join("\r\n");
  await connection.write(new TextEncoder().encode(head));
  const answer = new Uint8Array(65_536);
  const size = await connection.read(answer) ?? 0;
  return new TextDecoder().decode(answer.subarray(0, size)).split("\r\n")[0] ?? "";
}

Deno.test("a body that is too large is refused before it is sent", async () => {
  const { token } = await newUser();
  const authorization = `Bearer ${token}`;
  const huge = { "content-length": "4000000000" };
  const form = { "content-type": "multipart/form-data; boundary=x" };
  const json = { "content-type": "application/json" };
  assert.match(await announce("/api/v1/projects", { ...huge, ...form, authorization }), / 413 /);
  assert.match(await announce("/api/v1/auth/signup", { ...huge, ...json }), / 413 /);
  // Who isn't signed in isn't even asked how much it is.
  assert.match(await announce("/api/v1/projects", { ...huge, ...form }), / 401 /);
  assert.match(await announce("/generate-image", { ...huge, ...json }), / 401 /);
});

/** A body of JSON that is sent whole. */
async function send({ token }: User, method: string, path: string, bytes: number) {
  const response = await fetch(`${project.SUPABASE_URL}${path}`, {
    method,
    headers: {
      apikey: project.SUPABASE_PUBLISHABLE_KEY,
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ data: "x".repeat(bytes - `{"data":""}`.length) }),
  });
  await response.body?.cancel();
  return response.status;
}

Deno.test("each part is sent as much as it needs, and no byte more", async () => {
  const user = await newUser();
  const kibibyte = 1024;
  for (
    const [method, path, most] of [
      ["POST", "/auth/v1/signup", 256 * kibibyte],
      ["PATCH", "/rest/v1/generated_assets?id=is.null", 4096 * kibibyte],
      ["POST", "/storage/v1/object/list/generated-assets", 1024 * kibibyte],
      ["POST", "/realtime/v1/api/broadcast", 3072 * kibibyte],
    ] as const
  ) {
    assert.notEqual(await send(user, method, path, most), 413, path);
    assert.equal(await send(user, method, path, most + 1), 413, path);
    assert.equal(await send(user, method, path, 50_000_000), 413, path);
  }
});
