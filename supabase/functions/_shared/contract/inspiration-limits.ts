/** The most that an inspiration picture may have, in bytes. The bucket has the same limit. */
export const MAX_INSPIRATION_BYTES = 5 * 1024 * 1024;

/** The most that it may have a side. */
export const MAX_INSPIRATION_PIXELS = 20_000;
