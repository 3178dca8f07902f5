import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { focusHeading } from "./screen.tsx";

interface DialogProps {
  /** The id of the element that names it. */
  labelledBy: string;
  describedBy?: string;
  role?: "dialog" | "alertdialog";
  class: string;
  /** What gets the focus afterwards, if it is there; else what had it before. */
  findHeir?(): HTMLElement | null;
  /** Whether the button that opened it is about to go: then the heading gets the focus, not that. */
  isFinal?(): boolean;
  /** Escape, or a click beside it. */
  onClose(): void;
  children: ComponentChildren;
}

/** A modal dialog: the browser keeps the focus in it, and afterwards it goes back to where it was. */
export function Dialog(props: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () =>
      // What was behind it may go along with it: that is only known when all is drawn.
      queueMicrotask(() => {
        const { findHeir, isFinal } = latest.current;
        const heir = findHeir?.() ?? before;
        const isThere = heir instanceof HTMLElement && heir.isConnected;
        if (isThere && heir !== document.body && !isFinal?.()) heir.focus();
        else focusHeading();
      });
  }, []);
  return (
    <dialog
      ref={dialog}
      class={props.class}
      role={props.role}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => event.target === dialog.current && props.onClose()}
    >
      {props.children}
    </dialog>
  );
}
