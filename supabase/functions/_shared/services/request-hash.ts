import type { Bytes } from "../bytes.ts";

/**
 * What tells two requests with one idempotency key apart: SHA-256, in hex, of the values' JSON with
 * sorted members.
 */
export async function hashRequest(...values: unknown[]): Promise<string> {
  return await sha256(new TextEncoder().encode(canonicalJson(values)));
}

/** SHA-256 in hex. */
export async function sha256(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member) => sortMembers(member));
}

function sortMembers(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return value;
  }
  const members = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return Object.fromEntries(members);
}
