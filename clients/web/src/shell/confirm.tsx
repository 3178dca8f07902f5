import { describeFailure } from "../api/failure.ts";
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Dialog } from "./dialog.tsx";

interface ConfirmProps {
  title: ComponentChildren;
  text: string;
  /** On the button that does it, e.g. "Delete project". */
  action: string;
  /** On the button that does not, e.g. "Keep it". */
  dismiss: string;
  onConfirm(): Promise<void>;
  onClose(): void;
}

/** Asks before something that can't be undone. */
export function Confirm({ title, text, action, dismiss, onConfirm, onClose }: ConfirmProps) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const isDone = useRef(false);
  async function confirm() {
    if (isBusy) return;
    setBusy(true);
    try {
      isDone.current = true;
      await onConfirm();
    } catch (error) {
      isDone.current = false;
      setFailure(describeFailure(error));
      setBusy(false);
    }
  }
  return (
    <Dialog
      class="confirm"
      role="alertdialog"
      labelledBy="confirm-title"
      describedBy="confirm-text"
      isFinal={() => isDone.current}
      onClose={onClose}
    >
      <h2 id="confirm-title">{title}</h2>
      <p id="confirm-text">{text}</p>
      {failure && <p key={failure} class="failure" role="alert">{failure}</p>}
      <div class="confirm-actions">
        <button type="button" class="button button-quiet" autofocus onClick={onClose}>
          {dismiss}
        </button>
        <button type="button" class="button button-danger" aria-disabled={isBusy} onClick={confirm}>
          {action}
        </button>
      </div>
    </Dialog>
  );
}
