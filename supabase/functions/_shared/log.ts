/**
 * What identifies an event: `request_id`, `project_id`, `asset_id`, and anything else that helps.
 */
export type LogFields = Record<string, unknown>;

/** Writes one JSON line an event. Callers never hand it keys, tokens or whole requests. */
export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** The same logger with these fields on every line. */
  with(fields: LogFields): Logger;
}

// Hosted Supabase cuts a line at 10,000 characters. The first frames of a stack are our own code,
// the later ones are the framework's and help less.
const MAX_FRAMES = 5;

type Level = "info" | "warn" | "error";

/** @param write takes the finished line; by default the console's method of that level. */
export function createLogger(
  fields: LogFields = {},
  write: (level: Level, line: string) => void = (level, line) => console[level](line),
): Logger {
  const log = (level: Level) => (event: string, more: LogFields = {}) => {
    const entry = {
      at: new Date().toISOString(),
      level,
      event,
      ...fields,
      ...more,
    };
    write(level, JSON.stringify(entry, (_key, value) => plain(value)));
  };
  return {
    info: log("info"),
    warn: log("warn"),
    error: log("error"),
    with: (more) => createLogger({ ...fields, ...more }, write),
  };
}

/** JSON knows neither errors nor bigints. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  const frames = stack?.split("\n").slice(1, 1 + MAX_FRAMES).map((frame) => frame.trim());
  return {
    name,
    message,
    stack: frames,
    ...(cause !== undefined && { cause }),
  };
}
