import { type Draft, emptyDraft } from "./draft.ts";

/** By user: who is next at this tab, e.g. after a session that ended, doesn't see it. */
const keyOf = (userId: string) => `logokraft.draft.${userId}`;

/** What was typed before this tab was reloaded, or had to sign in again. A picture is not kept. */
export function recallDraft(userId: string): Draft {
  try {
    return { ...emptyDraft, ...JSON.parse(sessionStorage.getItem(keyOf(userId)) ?? "{}") };
  } catch {
    return emptyDraft;
  }
}

export function keepDraft(userId: string, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(userId), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing: only a reload would have needed it.
  }
}

export function forgetDraft(userId: string): void {
  sessionStorage.removeItem(keyOf(userId));
}
