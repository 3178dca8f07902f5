import { type Draft, emptyDraft } from "./draft.ts";

/**
 * Names a brief. By user, so that the next user at this tab, e.g. after a sign-out, doesn't see it.
 */
export interface DraftPlace {
  userId: string;
  /** The project whose brief it began with; null for a new one. */
  basis: string | null;
}

interface Kept {
  draft: Draft;
  /** The brief was sent, and is kept only for the browser's Back. */
  isSent: boolean;
}

const prefixOf = (userId: string) => `logokraft.draft.${userId}.`;
const keyOf = ({ userId, basis }: DraftPlace) => `${prefixOf(userId)}${basis ?? "new"}`;

/** Pictures can't be stored, and so don't outlive a reload. */
const files = new Map<string, File>();

/**
 * What was typed before this tab was reloaded, had to sign in again, or went elsewhere.
 *
 * @param cameBack whether Back or Forward led here: one that was sent is only opened again by them
 */
export function recallDraft(place: DraftPlace, cameBack: boolean): Draft | null {
  const kept = read(place);
  if (!kept || (kept.isSent && !cameBack)) {
    forgetDraft(place);
    return null;
  }
  return kept.draft;
}

export function recallFile(place: DraftPlace): File | null {
  return files.get(keyOf(place)) ?? null;
}

export function keepDraft(place: DraftPlace, draft: Draft): void {
  write(place, { draft, isSent: false });
}

export function keepFile(place: DraftPlace, file: File | null): void {
  if (file) files.set(keyOf(place), file);
  else files.delete(keyOf(place));
}

/** It was sent: the next brief begins empty, and Back opens this one. */
export function setDraftAside(place: DraftPlace, draft: Draft): void {
  write(place, { draft, isSent: true });
}

/** All of a user's. */
export function forgetDrafts(userId: string): void {
  files.clear();
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefixOf(userId))) sessionStorage.removeItem(key);
  }
}

function forgetDraft(place: DraftPlace): void {
  files.delete(keyOf(place));
  sessionStorage.removeItem(keyOf(place));
}

function read(place: DraftPlace): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(place)) ?? "null");
    return kept && { isSent: kept.isSent, draft: { ...emptyDraft, ...kept.draft } };
  } catch {
    return null;
  }
}

function write(place: DraftPlace, kept: Kept): void {
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify(kept));
  } catch {
    // The browser keeps nothing, which only a reload would have needed.
  }
}
