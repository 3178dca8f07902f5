/** Seconds that an object may be kept by who loaded it: no path is ever written twice. */
export const IMMUTABLE = "31536000";
