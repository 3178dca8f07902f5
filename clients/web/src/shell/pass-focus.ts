import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { focusHeading } from "./screen.tsx";

/**
 * Hands the focus on when the element that has it goes, e.g. because the stream told of a change:
 * from nowhere, the next Tab would begin at the top.
 *
 * @param findHeir who gets it, once all is drawn; without one, the screen's heading
 */
export function usePassFocus(
  going: RefObject<HTMLElement | null>,
  findHeir?: () => HTMLElement | null | undefined,
): void {
  useLayoutEffect(() => {
    const element = going.current;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      queueMicrotask(() => {
        const heir = findHeir?.();
        if (heir?.isConnected) heir.focus();
        else focusHeading();
      });
    };
  }, []);
}
