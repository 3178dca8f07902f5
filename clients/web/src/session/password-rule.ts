import { apiLimits } from "../api/limits.ts";

const LEAST = apiLimits.newAccount.password.minLength;

export const passwordHint = `At least ${LEAST} characters`;

/** @param refusal what Auth said of a password: its project may want more than this one does. */
export function askForLonger(refusal: string): string {
  const [, least = LEAST] = /at least (\d+) characters/.exec(refusal) ?? [];
  return `Use at least ${least} characters.`;
}
