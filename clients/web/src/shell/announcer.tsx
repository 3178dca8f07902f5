import { signal } from "@preact/signals";
import { Wording } from "./wording.tsx";

const text = signal("");

/** Has a screen reader say something when it is idle. */
export function announce(message: string): void {
  // The same text twice is no change, so a screen reader would not read it again.
  text.value = message === text.value ? `${message}\u00a0` : message;
}

/** Stands in the page from the beginning: a live region that comes with its text stays unread. */
export function Announcer() {
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      <Wording>{text.value}</Wording>
    </p>
  );
}
