import assert from "node:assert/strict";
import { createHash } from "node:crypto";

/**
 * Holds files of prompts against the digest that their version was given out with.
 *
 * @param digests of every version, the first twelve digits of the files' SHA-256, imports left out.
 */
export async function assertVersion(
  version: string,
  digests: Record<string, string>,
  files: string[],
  beside: string,
): Promise<void> {
  const texts = await Promise.all(files.map((file) => Deno.readTextFile(new URL(file, beside))));
  // Where a type comes from is nothing that the director is told.
  const told = texts.map((text) => text.replace(/^import .*\n/gm, ""));
  const digest = createHash("sha256").update(told.join("\0")).digest("hex");
  assert.equal(digest.slice(0, 12), digests[version], "raise the version, and note its digest");
}
