import assert from "node:assert/strict";
import { join } from "node:path";
import { loadDemoUser } from "./demo-user.ts";

Deno.test("a user is made once, with a password that nobody else reads", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const file = join(folder, "demo-user");
    const user = await loadDemoUser(file);
    assert.ok(user.password.length >= 20);
    assert.equal(((await Deno.stat(file)).mode ?? 0) & 0o777, 0o600);
    assert.deepEqual(await loadDemoUser(file), user);
    await Deno.remove(file);
    const other = await loadDemoUser(file);
    assert.notEqual(other.email, user.email);
    assert.notEqual(other.password, user.password);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
