import { computed, signal } from "@preact/signals";
import { isSameScreen, parseRoute } from "./routes.ts";

const path = signal(location.pathname);
let isGoingBack = false;
/** A reload counts as coming back. */
let cameBack = performance.getEntriesByType("navigation").some((entry) =>
  "type" in entry && entry.type !== "navigate"
);

/** Whether Back, Forward or Reload led to the screen that is shown, and no link. */
export function hasComeBack(): boolean {
  return cameBack;
}

/** The screen that the address bar names. */
export const route = computed(() => parseRoute(path.value));

/** Goes to another screen; `replace`: the browser's Back skips the one that is left. */
export function navigate(to: string, { replace = false } = {}): void {
  if (to === path.value) return;
  const before = route.value;
  // A screen that replaces another one was reached from the same place.
  if (replace) history.replaceState(history.state, "", to);
  else history.pushState({ from: path.value }, "", to);
  cameBack = false;
  path.value = to;
  if (!isSameScreen(before, route.value)) scrollTo(0, 0);
}

/** Leaves a screen for the one that it stands upon: back, where one came from there. */
export function leaveFor(to: string): void {
  // Back takes a moment. Asked for twice meanwhile, e.g. by a double click, it would lead too far.
  if (isGoingBack) return;
  if (history.state?.from !== to) return navigate(to, { replace: true });
  isGoingBack = true;
  history.back();
}

/** Lets plain links change the screen without a new page, and Back and Forward too. */
export function followLinks(): void {
  addEventListener("popstate", () => {
    isGoingBack = false;
    cameBack = true;
    path.value = location.pathname;
  });
  document.addEventListener("click", (event) => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey &&
      !event.shiftKey &&
      !event.altKey;
    if (event.defaultPrevented || !isPlain || !(event.target instanceof Element)) return;
    const link = event.target.closest("a");
    if (!link || link.target !== "" || link.hasAttribute("download")) return;
    if (link.origin !== location.origin || link.hash !== "") return;
    event.preventDefault();
    navigate(link.pathname);
  });
}
