import type { components } from "../api/schema.ts";

/** A message of a project's stream. */
export type StreamMessage = components["schemas"]["StreamMessage"];
