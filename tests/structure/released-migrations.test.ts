import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { root } from "../../local/settings.ts";

/**
 * Migrations that somebody's database has already had, with the SHA-256 of their text. What is
 * listed here never changes again: a database that has had it would not notice. Empty until version
 * 0.1.0 is cut; from then on each release adds its own.
 */
const released: Record<string, string> = {};

const folder = join(root, "supabase/migrations");

/** What is no longer as it was released: changed, or gone. */
async function changedSince(migrations: Record<string, string>): Promise<string[]> {
  const changed: string[] = [];
  for (const [file, hash] of Object.entries(migrations)) {
    const text = await Deno.readFile(join(folder, file)).catch(() => undefined);
    if (!text || createHash("sha256").update(text).digest("hex") !== hash) changed.push(file);
  }
  return changed;
}

Deno.test("a released migration is as it was released", async () => {
  assert.deepEqual(await changedSince(released), []);
});

Deno.test("a migration is added behind the released ones, not between them", () => {
  const files = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
  const last = files.findLastIndex((file) => file in released);
  assert.deepEqual(files.slice(0, last + 1).filter((file) => !(file in released)), []);
});

Deno.test("a changed migration and a missing one are noticed", async () => {
  const [{ name: file = "" } = {}] = [...Deno.readDirSync(folder)];
  assert.deepEqual(await changedSince({ [file]: "0".repeat(64), "0_gone.sql": "0".repeat(64) }), [
    file,
    "0_gone.sql",
  ]);
});
