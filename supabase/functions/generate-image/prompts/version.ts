/** Raise it with every change of what the director is told about refinements. */
export const REWRITING_VERSION = "rewriting-6";
