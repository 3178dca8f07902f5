import type { ComponentChildren } from "preact";
import { Wording } from "../shell/wording.tsx";
import { nameColor } from "./color-name.ts";
import { concepts } from "./limits.ts";
import type { StepProps } from "./step-props.ts";
import { TextField } from "./text-field.tsx";

/** All of it once more, and how many logos there are to be. */
export function ReviewStep({ draft, file, complaints, change }: StepProps) {
  const wrong = complaints.concept_count;
  return (
    <>
      <dl class="review">
        <Line name="Company">{draft.company_name}</Line>
        <Line name="Industry">{draft.industry}</Line>
        <Line name="Description">{draft.description}</Line>
        <Line name="Tagline">{draft.tagline}</Line>
        <Line name="Styles">{draft.styles.join(", ")}</Line>
        <Line name="Personality">{draft.personality.join(", ")}</Line>
        <Line name="Colors">
          {draft.colors.length > 0 &&
            draft.colors.map((color, index) => (
              <span key={index} class="named-color">
                <span class="swatch" style={{ background: color }} /> {nameColor(color)}{" "}
                <code>{color}</code>
              </span>
            ))}
        </Line>
        <Line name="Inspiration">{file?.name}</Line>
        <Line name="Avoid">{draft.avoid}</Line>
      </dl>
      <div class="field">
        <label for="concept_count">
          Logos{" "}
          <output class="field-value" for="concept_count">
            <Wording>{draft.concept_count}</Wording>
          </output>
        </label>
        <input
          id="concept_count"
          type="range"
          min={concepts.minimum}
          max={concepts.maximum}
          value={draft.concept_count}
          aria-invalid={wrong ? "true" : undefined}
          aria-describedby="concept_count-note"
          onInput={(event) => change({ concept_count: Number(event.currentTarget.value) })}
        />
        <p
          key={wrong}
          id="concept_count-note"
          class={wrong ? "field-note field-complaint" : "field-note"}
        >
          {wrong ??
            `${concepts.minimum} to ${concepts.maximum}; they arrive one by one`}
        </p>
      </div>
      <TextField
        name="project_name"
        label="Project's name"
        hint="The company's, if you leave this empty"
        value={draft.project_name}
        complaint={complaints.project_name}
        onChange={(project_name) => change({ project_name })}
      />
    </>
  );
}

function Line({ name, children }: { name: string; children: ComponentChildren }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
