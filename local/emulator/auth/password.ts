import type postgres from "postgres";
import type { StackConfig } from "../platform/config.ts";
import { AuthError } from "./error.ts";

/** bcrypt ignores what is longer; hosted refuses such a password. */
const MAX_BYTES = 72;
/** bcrypt's cost on hosted projects. */
const COST = 10;

const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();
const digits = "0123456789";
const symbols = "!@#$%^&*()_+-=[]{};'\\:\"|<>?,./`~";
const requirements: Record<StackConfig["auth"]["password_requirements"], string[]> = {
  "": [],
  letters_digits: [lower + upper, digits],
  lower_upper_letters_digits: [lower, upper, digits],
  lower_upper_letters_digits_symbols: [lower, upper, digits, symbols],
};

export interface Weakness {
  message: string;
  reasons: ("length" | "characters")[];
}

/** What the project's rules find wrong with a password. */
export function findWeakness(password: string, rules: StackConfig["auth"]): Weakness | undefined {
  const messages: string[] = [];
  const reasons: Weakness["reasons"] = [];
  if (new TextEncoder().encode(password).length < rules.minimum_password_length) {
    messages.push(`Password should be at least ${rules.minimum_password_length} characters.`);
    reasons.push("length");
  }
  const sets = requirements[rules.password_requirements];
  if (!sets.every((set) => [...set].some((character) => password.includes(character)))) {
    messages.push(`Password should contain at least one character of each: ${sets.join(", ")}.`);
    reasons.push("characters");
  }
  return reasons.length > 0 ? { message: messages.join(" "), reasons } : undefined;
}

/** @throws AuthError when bcrypt would ignore the end of it. */
export function requireShort(password: string): void {
  if (new TextEncoder().encode(password).length <= MAX_BYTES) return;
  const message = `Password cannot be longer than ${MAX_BYTES} characters`;
  throw new AuthError(400, "validation_failed", message);
}

/** @throws AuthError when the password is too long or, by the project's rules, too weak. */
export function requireStrong(password: string, rules: StackConfig["auth"]): void {
  requireShort(password);
  const weakness = findWeakness(password, rules);
  if (!weakness) return;
  throw new AuthError(422, "weak_password", weakness.message, {
    weak_password: { reasons: weakness.reasons },
  });
}

export async function hashPassword(sql: postgres.ISql, password: string): Promise<string> {
  const [row] = await sql<{ hash: string }[]>`
    select extensions.crypt(${password}, extensions.gen_salt('bf', ${COST})) as hash`;
  if (!row) throw new Error("pgcrypto returned no hash");
  return row.hash;
}

/**
 * A bcrypt hash that another system made, in the form that pgcrypto reads: it knows only one of the
 * prefixes that the same algorithm goes by.
 *
 * @throws AuthError as hosted words it, where it is no such hash.
 */
export function importHash(hash: string): string {
  if (/^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(hash)) return hash.replace(/^\$2[by]/, "$2a");
  throw new AuthError(500, "unexpected_failure", "Error creating user");
}

export async function isPassword(
  sql: postgres.ISql,
  password: string,
  hash: string | null,
): Promise<boolean> {
  if (!hash) return false;
  const [row] = await sql<{ matches: boolean }[]>`
    select extensions.crypt(${password}, ${hash}) = ${hash} as matches`;
  return row?.matches ?? false;
}
