import assert from "node:assert/strict";
import { isFolderPlaceholder, isValidBucketName, isValidKey } from "./keys.ts";

Deno.test("a key may hold what S3 calls safe and what only URLs mind", () => {
  for (
    const key of [
      "a",
      "folder/sub/logo.png",
      "A-Z_0.9!*'()",
      "with space & $=@;:+,?.txt",
      "../up",
      "a//b",
    ]
  ) {
    assert.ok(isValidKey(key), key);
  }
});

Deno.test("a key may hold nothing else", () => {
  for (const character of [...'~#%[]{}|\\^"`<>\n\0éß漢']) {
    assert.ok(!isValidKey(`a${character}b`), JSON.stringify(character));
  }
  assert.ok(!isValidKey(""));
});

Deno.test("a bucket's name is a key without slashes, of at most 100 characters", () => {
  assert.ok(isValidBucketName("generated-assets"));
  assert.ok(isValidBucketName("x".repeat(100)));
  assert.ok(!isValidBucketName("x".repeat(101)));
  assert.ok(!isValidBucketName("a/b"));
  assert.ok(!isValidBucketName(""));
});

Deno.test("a folder's placeholder is known by its name", () => {
  assert.ok(isFolderPlaceholder("a/.emptyFolderPlaceholder"));
  assert.ok(!isFolderPlaceholder("a/emptyFolder"));
});
