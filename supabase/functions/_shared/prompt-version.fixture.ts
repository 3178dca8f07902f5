import assert from "node:assert/strict";
import { createHash } from "node:crypto";

/**
 * Fails where prompts were changed and their version was not: compares the files with the digest
 * that is written down for the version.
 *
 * @param digests of every version, the first twelve digits of the files' SHA-256, without
 * imports and doc comments.
 */
export async function assertVersion(
  version: string,
  digests: Record<string, string>,
  files: string[],
  beside: string,
): Promise<void> {
  const texts = await Promise.all(files.map((file) => Deno.readTextFile(new URL(file, beside))));
  // Neither changes what the director is told.
  const told = texts.map((text) => text.replace(/^import .*\n|\/\*\*[^]*?\*\//gm, ""));
  const digest = createHash("sha256").update(told.join("\0")).digest("hex");
  assert.equal(digest.slice(0, 12), digests[version], "raise the version, and note its digest");
}
