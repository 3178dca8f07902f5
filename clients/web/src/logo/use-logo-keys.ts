import { useLayoutEffect } from "preact/hooks";

interface LogoKeys {
  turn(by: 1 | -1): void;
  /** Shows before and after in turn; absent where there is no before. */
  toggleBefore: (() => void) | undefined;
}

/**
 * Keys while a logo is looked at, wherever the focus is but in a field: arrows lead to the previous
 * and the next one; B shows what it was before its change.
 */
export function useLogoKeys({ turn, toggleBefore }: LogoKeys): void {
  // Before the next key is heard: a fast one would still turn from the logo that was shown before.
  useLayoutEffect(() => {
    function hear(event: KeyboardEvent) {
      const { target, key } = event;
      const isOther = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
      // There, the keys write or choose.
      if (isOther || !(target instanceof Element) || target.closest("input, textarea, select")) {
        return;
      }
      // A question in front of it hears its own keys.
      if (document.querySelector("[role=alertdialog]")) return;
      if (key === "ArrowLeft") turn(-1);
      else if (key === "ArrowRight") turn(1);
      else if (key.toLowerCase() === "b") toggleBefore?.();
      else return;
      event.preventDefault();
    }
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  });
}
