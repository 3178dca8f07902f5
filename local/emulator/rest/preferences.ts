import { RestError } from "./error.ts";

/** RFC 7240's `Prefer`, as far as PostgREST has preferences. */
export interface Preferences {
  return: "minimal" | "representation" | "headers-only";
  count?: "exact" | "planned" | "estimated";
  resolution?: "merge-duplicates" | "ignore-duplicates";
  /** What a row of several gets in a column that only others have. */
  missing?: "default" | "null";
  maxAffected?: number;
  timezone?: string;
  /** What to say was heeded. */
  applied: string[];
}

/** In which PostgREST says what it heeded. */
const order = ["resolution", "missing", "return", "count", "handling", "timezone", "max-affected"];

/** @throws RestError 400 `PGRST122`, where strictness is asked for and something is unknown. */
export function parsePreferences(header: string | null): Preferences {
  const preferences: Preferences = { return: "minimal", applied: [] };
  const unknown: string[] = [];
  let isStrict = false;
  for (const text of (header ?? "").split(",").map((part) => part.trim()).filter(Boolean)) {
    const [name, value = ""] = text.split("=");
    if (name === "return" && isOne(value, ["minimal", "representation", "headers-only"])) {
      preferences.return = value;
    } else if (name === "count" && isOne(value, ["exact", "planned", "estimated"])) {
      preferences.count = value;
    } else if (name === "resolution" && isOne(value, ["merge-duplicates", "ignore-duplicates"])) {
      preferences.resolution = value;
    } else if (name === "missing" && isOne(value, ["default", "null"])) {
      preferences.missing = value;
    } else if (name === "timezone" && isTimezone(value)) {
      preferences.timezone = value;
    } else if (name === "max-affected" && /^\d+$/.test(value)) {
      preferences.maxAffected = Number(value);
    } else if (name === "handling" && isOne(value, ["strict", "lenient"])) {
      isStrict = value === "strict";
    } else {
      unknown.push(text);
      continue;
    }
    preferences.applied.push(text);
  }
  if (isStrict && unknown.length > 0) {
    const message = "Invalid preferences given with handling=strict";
    throw new RestError(400, "PGRST122", message, `Invalid preferences: ${unknown.join(", ")}`);
  }
  // Without strictness the limit is not enforced, and so not claimed to be.
  if (!isStrict && preferences.maxAffected !== undefined) {
    delete preferences.maxAffected;
    preferences.applied = preferences.applied.filter((text) => !text.startsWith("max-affected="));
  }
  const place = (text: string) => order.indexOf(text.split("=")[0] ?? "");
  preferences.applied.sort((a, b) => place(a) - place(b));
  return preferences;
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function isOne<T extends string>(value: string, known: readonly T[]): value is T {
  return known.some((each) => each === value);
}
