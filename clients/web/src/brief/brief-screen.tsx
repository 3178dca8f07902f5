import { useEffect, useRef, useState } from "preact/hooks";
import { ApiProblem, describeFailure } from "../api/problem.ts";
import { RequestKey } from "../api/request-key.ts";
import { useApp } from "../app-context.ts";
import { leaveFor, navigate } from "../routing/navigation.ts";
import { boardPath, briefPath } from "../routing/routes.ts";
import { focusHeading, Screen } from "../shell/screen.tsx";
import { CompanyStep } from "./company-step.tsx";
import {
  checkTexts,
  type Complaints,
  type Draft,
  findStep,
  placeComplaints,
  type Step,
  steps,
} from "./draft.ts";
import { forgetDraft, keepDraft, recallDraft } from "./kept-draft.ts";
import { ReviewStep } from "./review-step.tsx";
import { sendBrief } from "./send-brief.ts";
import { StepList } from "./step-list.tsx";
import { StyleStep } from "./style-step.tsx";

const pages = [CompanyStep, StyleStep, ReviewStep] as const;

interface BriefScreenProps {
  userId: string;
  /** The one that the address names: Back and Forward lead through them. */
  step: Step;
}

/** The brief, in three steps. */
export function BriefScreen({ userId, step: asked }: BriefScreenProps) {
  const { api } = useApp();
  const [draft, setDraft] = useState(() => recallDraft(userId));
  // A step that builds on what isn't filled in yet, e.g. after the brief was sent, is not shown.
  const step = Math.min(asked, findStep(checkTexts(draft)) ?? asked) as Step;
  const latest = useRef(draft);
  const [file, setFile] = useState<File | null>(null);
  const [complaints, setComplaints] = useState<Complaints>({});
  /** Grows with each time that somebody has to be led to a complaint. */
  const [led, setLed] = useState(0);
  const [failure, setFailure] = useState("");
  const [isBusy, setBusy] = useState(false);
  const shownStep = useRef(step);
  const isHere = useRef(true);
  const form = useRef<HTMLFormElement>(null);
  const { current: key } = useRef(new RequestKey());
  const Page = pages[step];

  useEffect(() => {
    if (shownStep.current !== step) focusHeading();
    shownStep.current = step;
    if (step !== asked) navigate(briefPath(step), { replace: true });
  }, [step, asked]);

  // After the other: a complaint leads to its field, on whatever page. Not each time that one of
  // them changes: who corrects one field is not to be thrown into the next.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid], [data-complaint]")?.focus();
  }, [led, step]);

  useEffect(() => () => void (isHere.current = false), []);

  function change(changed: Partial<Draft>) {
    latest.current = { ...latest.current, ...changed };
    // At once, not after the next drawing: a reload may come before it.
    keepDraft(userId, latest.current);
    setDraft(latest.current);
    clear(Object.keys(changed) as (keyof Complaints)[]);
  }

  function clear(names: (keyof Complaints)[]) {
    if (!names.some((name) => complaints[name])) return;
    setComplaints((before) => {
      const left = { ...before };
      for (const name of names) delete left[name];
      return left;
    });
  }

  function goTo(next: Step) {
    setFailure("");
    if (next > step) navigate(briefPath(next));
    if (next < step) leaveFor(briefPath(next));
    scrollTo(0, 0);
  }

  /** Shows the complaints, on the page of the first. */
  function complain(found: Complaints): boolean {
    const at = findStep(found);
    if (at === null) return false;
    setComplaints(found);
    setLed(led + 1);
    goTo(at);
    return true;
  }

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (isBusy) return;
    const wrong = checkTexts(draft);
    const at = findStep(wrong);
    if (at !== null && at <= step) return complain(wrong);
    if (step < 2) return goTo((step + 1) as Step);
    await send();
  }

  async function send() {
    setBusy(true);
    setFailure("");
    try {
      const request = JSON.stringify([draft, file?.name, file?.size, file?.lastModified]);
      const projectId = await sendBrief(api, draft, file, key.of(request));
      key.settle();
      forgetDraft(userId);
      // Who has gone elsewhere meanwhile stays there; Back doesn't lead into a brief that was sent.
      if (isHere.current) navigate(boardPath(projectId), { replace: true });
    } catch (error) {
      setBusy(false);
      if (error instanceof ApiProblem) {
        const found = error.code === "unsupported_image" || error.code === "body_too_large"
          ? { inspiration_file: error.message }
          : placeComplaints(error.fields);
        if (complain(found)) return;
      }
      setFailure(describeFailure(error));
    }
  }

  return (
    <Screen title="New brief" layout="brief">
      <div class="brief-head">
        <h1 tabIndex={-1}>
          {["Who is it for?", "How should it feel?", "Ready to draw?"][step]}
        </h1>
        <StepList step={step} />
      </div>
      <form ref={form} class="form brief-form" noValidate onSubmit={submit}>
        <Page
          draft={draft}
          file={file}
          complaints={complaints}
          change={change}
          changeFile={(file) => {
            setFile(file);
            clear(["inspiration_file"]);
          }}
        />
        {failure && <p class="failure" role="alert">{failure}</p>}
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
            {isBusy ? "Sending…" : nameNext(step, draft.concept_count)}
          </button>
        </div>
      </form>
    </Screen>
  );
}

function nameNext(step: Step, count: number): string {
  if (step < 2) return `Next: ${steps[step + 1]?.title}`;
  return count === 1 ? "Draw 1 logo" : `Draw ${count} logos`;
}
