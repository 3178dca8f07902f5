import { type Draft, emptyDraft } from "./draft.ts";

const KEY = "logokraft.draft";

/** What was typed before this tab was reloaded. A picture is not kept. */
export function recallDraft(): Draft {
  try {
    return {
      ...emptyDraft,
      ...JSON.parse(sessionStorage.getItem(KEY) ?? "{}"),
    };
  } catch {
    return emptyDraft;
  }
}

export function keepDraft(draft: Draft): void {
  sessionStorage.setItem(KEY, JSON.stringify(draft));
}

export function forgetDraft(): void {
  sessionStorage.removeItem(KEY);
}
