import { refusals } from "../error.ts";

// S3's safe characters and those that need care in a URL; letters beyond ASCII, `~`, `#`, `%`,
// brackets, braces, quotes, `|`, `\` and `^` are refused.
const keyCharacters = /^[A-Za-z0-9_/!.*'() &$=@;:+,?-]+$/;
const bucketNameCharacters = /^[A-Za-z0-9_!.*'() &$=@;:+,?-]+$/;

/** The longest that a bucket's name may be. */
const BUCKET_NAME_LENGTH = 100;

/** Whether hosted Storage takes an object's key (its path in the bucket). */
export function isValidKey(key: string): boolean {
  return keyCharacters.test(key);
}

/** Whether hosted Storage takes a bucket's name. */
export function isValidBucketName(name: string): boolean {
  return name.length <= BUCKET_NAME_LENGTH && bucketNameCharacters.test(name);
}

/** @throws `InvalidKey` */
export function requireKey(key: string): string {
  if (!isValidKey(key)) throw refusals.invalidKey(key);
  return key;
}

/** @throws `InvalidBucketName` */
export function requireBucketName(name: string): string {
  if (!isValidBucketName(name)) throw refusals.invalidBucketName();
  return name;
}

/**
 * Whether the object only keeps a folder from vanishing, as the dashboard's "new folder" makes
 * them: it must be empty, and a bucket's MIME types don't concern it.
 */
export function isFolderPlaceholder(key: string): boolean {
  return key.endsWith(".emptyFolderPlaceholder");
}
