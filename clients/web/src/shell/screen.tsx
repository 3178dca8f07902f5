import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { tabTitle } from "./tab-title.ts";

interface ScreenProps {
  /** Names the screen in the browser's tab and history. */
  title: string;
  /** A class for its layout. */
  layout: string;
  children: ComponentChildren;
}

/** Where the focus goes when what had it is gone: from nowhere, the next Tab would begin at the top. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>("main h1")?.focus();
}

/** Since it was loaded. The browser's own account of it goes on over pages of one site. */
let isTouched = false;
for (const touch of ["pointerdown", "keydown"]) {
  addEventListener(touch, () => isTouched = true, { capture: true, once: true });
}

/** A screen's frame. Moves the focus to its heading, or a screen reader would not notice the change. */
export function Screen({ title, layout, children }: ScreenProps) {
  useEffect(() => {
    document.title = tabTitle(title);
  }, [title]);
  useEffect(() => {
    // The browser itself begins at the top of a page that it has just loaded; so does who has not
    // touched it yet, e.g. when what its address names turns out to be missing.
    if (isTouched) focusHeading();
  }, []);
  return <main id="main" class={`screen ${layout}`}>{children}</main>;
}
