/**
 * Whether an address has a user or a password, as in `https://user:secret@example.com`. Looks at it
 * as it is written: a `URL` forgets an empty one.
 */
export function hasUserInfo(address: string): boolean {
  return /^\s*[a-z][a-z\d+.-]*:[\\/]*[^\\/?#]*@/i.test(address);
}
