import { useEffect, useRef, useState } from "preact/hooks";
import { describeAllowance } from "../quote/describe-quote.ts";
import { Price } from "../quote/price.tsx";
import { useQuote } from "../quote/use-quote.ts";
import { leaveFor, navigate } from "../routing/navigation.ts";
import { briefPath } from "../routing/routes.ts";
import { focusHeading, Screen } from "../shell/screen.tsx";
import { Wording } from "../shell/wording.tsx";
import { CompanyStep } from "./company-step.tsx";
import { checkTexts, type Complaints, findStep, type Step, steps } from "./draft.ts";
import type { DraftPlace } from "./kept-draft.ts";
import { ReviewStep } from "./review-step.tsx";
import { StepList } from "./step-list.tsx";
import { StyleStep } from "./style-step.tsx";
import { type Beginning, useDraft } from "./use-draft.ts";
import { useSendBrief } from "./use-send-brief.ts";

const pages = [CompanyStep, StyleStep, ReviewStep] as const;
const headings = ["Who is it for?", "How should it feel?", "Ready to draw?"] as const;

interface BriefFormProps {
  place: DraftPlace;
  beginning: Beginning;
  /** The step that the address names: Back and Forward lead through them. */
  step: Step;
}

/** A brief while it is written, a step at a time. */
export function BriefForm({ place, beginning, step: asked }: BriefFormProps) {
  const open = useDraft(place, beginning);
  const { draft, file, complaints } = open;
  // A step that builds on what isn't filled in yet is not shown.
  const step = Math.min(asked, findStep(checkTexts(draft)) ?? asked) as Step;
  const shownStep = useRef(step);
  /** Grows with each time that somebody has to be led to a complaint. */
  const [led, setLed] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const sending = useSendBrief(place, open, complain);
  const { isBusy, failure } = sending;
  const quote = useQuote("create", draft.concept_count);
  const Page = pages[step];
  const pathOf = (step: Step) => briefPath(step, place.basis);

  useEffect(() => {
    if (shownStep.current !== step) focusHeading();
    shownStep.current = step;
    if (step !== asked) navigate(pathOf(step), { replace: true });
  }, [step, asked]);

  // After the other: a complaint leads to its field, on whatever page. Not each time that one of
  // them changes: who corrects one field is not to be thrown into the next.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid], [data-complaint]")?.focus();
  }, [led, step]);

  function goTo(next: Step) {
    sending.clearFailure();
    if (next > step) navigate(pathOf(next));
    if (next < step) leaveFor(pathOf(next));
    scrollTo(0, 0);
  }

  /** Shows the complaints, on the page of the first. */
  function complain(found: Complaints): boolean {
    const at = findStep(found);
    if (at === null) return false;
    open.complain(found);
    setLed((before) => before + 1);
    goTo(at);
    return true;
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (isBusy) return;
    const wrong = checkTexts(draft);
    const at = findStep(wrong);
    if (at !== null && at <= step) complain(wrong);
    else if (step < 2) goTo((step + 1) as Step);
    else void sending.send();
  }

  return (
    <Screen title="New brief" layout="brief">
      <div class="brief-head">
        <h1 tabIndex={-1}>
          <Wording>{headings[step]}</Wording>
        </h1>
        <StepList step={step} />
      </div>
      <form ref={form} class="form brief-form" noValidate onSubmit={submit}>
        <Page
          draft={draft}
          file={file}
          complaints={complaints}
          change={open.change}
          changeFile={open.changeFile}
        />
        {failure && <p key={failure} class="failure" role="alert">{failure}</p>}
        <div class="brief-actions">
          {step > 0 && (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => goTo((step - 1) as Step)}
            >
              Back
            </button>
          )}
          <button type="submit" class="button" aria-disabled={isBusy}>
            <Wording>{isBusy ? "Sending…" : nameNext(step, draft.concept_count)}</Wording>
            {step === 2 && !isBusy && <Price quote={quote} />}
          </button>
        </div>
        {step === 2 && (
          <p class="field-note brief-allowance">
            <Wording>{quote ? describeAllowance(quote) : ""}</Wording>
          </p>
        )}
      </form>
    </Screen>
  );
}

function nameNext(step: Step, count: number): string {
  if (step < 2) return `Next: ${steps[step + 1]?.title}`;
  return count === 1 ? "Draw 1 logo" : `Draw ${count} logos`;
}
