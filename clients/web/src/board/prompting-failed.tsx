import { type Project, unwrap } from "@logokraft/client";
import { useRef, useState } from "preact/hooks";
import { describeFailure } from "../api/failure.ts";
import { useApp } from "../app-context.ts";
import { RetryIcon } from "../shell/icons.tsx";
import { Wording } from "../shell/wording.tsx";
import { usePassFocus } from "../shell/pass-focus.ts";

/** A project that found no ideas to draw. */
export function PromptingFailed({ project }: { project: Project }) {
  const { api } = useApp();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const section = useRef<HTMLElement>(null);
  usePassFocus(section);

  async function retry() {
    if (isBusy) return;
    setBusy(true);
    try {
      await unwrap(api.POST("/api/v1/projects/{id}/retry", {
        params: { path: { id: project.id }, header: { "idempotency-key": key } },
      }));
    } catch (error) {
      setRefusal(describeFailure(error));
      setBusy(false);
    }
  }

  return (
    <section ref={section} class="board-failed" aria-labelledby="board-failed">
      <h2 id="board-failed">No ideas came of this brief</h2>
      <p dir="auto">
        <Wording>{refusal || (project.error?.message ?? "")}</Wording>
      </p>
      <button type="button" class="button" aria-disabled={isBusy} onClick={retry}>
        <RetryIcon /> Try again
      </button>
    </section>
  );
}
