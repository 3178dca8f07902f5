import { CharacterCount } from "./character-count.tsx";
import { countCharacters, type TextName, texts } from "./limits.ts";

interface TextFieldProps {
  name: TextName;
  label: string;
  hint?: string;
  /** More than one line. */
  rows?: number;
  value: string;
  complaint: string | undefined;
  onChange(value: string): void;
}

/** A text of the brief, with what the API allows. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, rows, value, complaint } = props;
  const { minLength, maxLength } = texts[name];
  const count = countCharacters(value);
  const wrong = complaint ??
    (count > maxLength ? `${maxLength} characters at most.` : undefined);
  const shared = {
    id: name,
    name,
    value,
    required: minLength > 0,
    dir: "auto" as const,
    "aria-invalid": wrong ? ("true" as const) : undefined,
    "aria-describedby": `${name}-note`,
  };
  return (
    <div class="field">
      <label for={name}>
        {label} {minLength === 0 && <span class="field-optional">optional</span>}
      </label>
      {rows
        ? (
          <textarea
            {...shared}
            rows={rows}
            onInput={(event) => props.onChange(event.currentTarget.value)}
          />
        )
        : <input {...shared} onInput={(event) => props.onChange(event.currentTarget.value)} />}
      <div class="field-foot">
        <p
          key={wrong}
          id={`${name}-note`}
          class={wrong ? "field-note field-complaint" : "field-note"}
        >
          {wrong ?? hint}
        </p>
        <CharacterCount count={count} most={maxLength} />
      </div>
    </div>
  );
}
