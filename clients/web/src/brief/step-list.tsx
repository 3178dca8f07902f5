import { type Step, steps } from "./draft.ts";

/** Where in the form one is. */
export function StepList({ step }: { step: Step }) {
  return (
    <ol class="steps" aria-label="Steps">
      {steps.map(({ title }, index) => (
        <li
          key={title}
          aria-current={index === step ? "step" : undefined}
          data-done={index < step ? "" : undefined}
        >
          <span class="steps-number" aria-hidden="true">{index + 1}</span>
          {title}
        </li>
      ))}
    </ol>
  );
}
