/** Raise it with every change of what the director is told: it is kept with each logo. */
export const DIRECTOR_VERSION = "director-7";
