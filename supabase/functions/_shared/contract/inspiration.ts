/** The most that an inspiration picture may have, in bytes. The bucket has the same limit. */
export const MAX_INSPIRATION_BYTES = 5 * 1024 * 1024;
