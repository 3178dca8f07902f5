import { z } from "zod";

/** RFC 3339, UTC, milliseconds: `2026-11-25T08:00:00.000Z`. */
export const instantSchema = z.string().meta({ format: "date-time" });

/** Of a timestamp as Postgres writes it, with microseconds and an offset. */
export function toInstant(timestamp: string): string {
  return new Date(timestamp).toISOString();
}
