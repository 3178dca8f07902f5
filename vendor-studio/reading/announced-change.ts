/** Leads up to what a rewritten prompt changes. */
export const CHANGE = "Change this and keep everything else:";

/** The change that a rewritten prompt asks for, or undefined where it announces none. */
export function announcedChange(prompt: string): string | undefined {
  const at = prompt.lastIndexOf(CHANGE);
  return at < 0 ? undefined : prompt.slice(at + CHANGE.length).split("\n")[0]?.trim();
}
