import { type Project, unwrap } from "@logokraft/client";
import { useRef, useState } from "preact/hooks";
import { describeFailure } from "../api/failure.ts";
import { useApp } from "../app-context.ts";
import { concepts } from "../brief/limits.ts";
import { Allowance } from "../quote/allowance.tsx";
import { Price } from "../quote/price.tsx";
import { useQuote } from "../quote/use-quote.ts";
import { RetryIcon } from "../shell/icons.tsx";
import { Wording } from "../shell/wording.tsx";
import { usePassFocus } from "../shell/pass-focus.ts";

/** A project that found no ideas to draw. */
export function PromptingFailed({ project }: { project: Project }) {
  const { api } = useApp();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  // One for each request that can be made: another request under the same key is refused.
  const [keys] = useState(() => ({ same: crypto.randomUUID(), without: crypto.randomUUID() }));
  const quote = useQuote("concepts", project.brief_data.concept_count ?? concepts.default);
  const section = useRef<HTMLElement>(null);
  usePassFocus(section);

  // The same picture would be refused again.
  const isOfPicture = project.error?.code === "unsupported_image";

  async function retry() {
    if (isBusy) return;
    setBusy(true);
    try {
      await unwrap(api.POST("/api/v1/projects/{id}/retry", {
        params: {
          path: { id: project.id },
          header: { "idempotency-key": isOfPicture ? keys.without : keys.same },
        },
        ...(isOfPicture && { body: { without_inspiration: true } }),
      }));
    } catch (error) {
      setRefusal(describeFailure(error));
      setBusy(false);
    }
  }

  return (
    <section ref={section} class="board-failed" aria-labelledby="board-failed">
      <h2 id="board-failed">
        {isOfPicture ? "The picture can't be read" : "No ideas came of this brief"}
      </h2>
      <p dir="auto">
        <Wording>{refusal || (project.error?.message ?? "")}</Wording>
      </p>
      <button
        type="button"
        class="button"
        aria-disabled={isBusy}
        aria-describedby="retry-left"
        onClick={retry}
      >
        <RetryIcon /> {isOfPicture ? "Go on without the picture" : "Try again"}
        <Price quote={quote} />
      </button>
      <Allowance id="retry-left" quote={quote} />
    </section>
  );
}
