/** What each part's bodies need, in bytes. The functions limit their own. */
const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;

/** An e-mail address, a password, a user's own data. */
export const AUTH_BYTES = 256 * KIBIBYTE;
/** Some thousand rows, or a verb's arguments. */
export const REST_BYTES = 4 * MEBIBYTE;
/** Hosted's limit of a broadcast. */
export const REALTIME_BYTES = 3 * MEBIBYTE;
/** It serves files, and reads nothing. */
export const PAGE_BYTES = 64 * KIBIBYTE;

/** Names of objects in bulk; hosted's server takes no more JSON. */
const STORAGE_JSON_BYTES = MEBIBYTE;
/** Of a form around a file. */
const FORM_BYTES = MEBIBYTE;

/** Paths of Storage to which a `POST` sends JSON, below the objects'. */
const storageJson = /^\/(list|list-v2|sign|copy|move|info|upload\/sign)(\/|$)/;

/** A file with what is around it, or JSON. @param fileBytes the largest that a bucket may hold */
export function storageBytes({ method, url }: Request, fileBytes: number): number {
  const [, object] = /^\/storage\/v1\/object(\/.*)$/.exec(new URL(url).pathname) ?? [];
  const isUpload = object !== undefined &&
    (method === "PUT" || (method === "POST" && !storageJson.test(object)));
  return isUpload ? fileBytes + FORM_BYTES : STORAGE_JSON_BYTES;
}
