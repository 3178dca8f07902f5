import { useRef } from "preact/hooks";
import { CloseIcon, PlusIcon } from "../shell/icons.tsx";
import { Wording } from "../shell/wording.tsx";
import { MAX_COLORS } from "./limits.ts";

interface ColorPickerProps {
  colors: string[];
  complaint: string | undefined;
  onChange(colors: string[]): void;
}

/** Where a picker begins: not with black five times. */
const beginnings = ["#1b4d3e", "#e8a33d", "#b23a17", "#27406b", "#f4efe6"];

/** Up to five colors. */
export function ColorPicker({ colors, complaint, onChange }: ColorPickerProps) {
  const field = useRef<HTMLFieldSetElement>(null);
  function remove(index: number) {
    onChange(colors.toSpliced(index, 1));
    field.current?.focus();
  }
  function add() {
    onChange([...colors, beginnings[colors.length] ?? "#000000"]);
    // With the last color the button goes.
    if (colors.length === MAX_COLORS - 1) field.current?.focus();
  }

  return (
    <fieldset
      ref={field}
      class="colors"
      id="colors"
      tabIndex={-1}
      data-complaint={complaint ? "" : undefined}
      aria-describedby="colors-note"
    >
      <legend>
        Colors{" "}
        <span class="field-optional">
          <Wording>{`${colors.length} of ${MAX_COLORS}`}</Wording>
        </span>
      </legend>
      <div class="colors-list">
        {colors.map((color, index) => (
          <span key={index} class="color">
            <input
              type="color"
              aria-label={`Color ${index + 1}`}
              value={color}
              onInput={(event) => onChange(colors.with(index, event.currentTarget.value))}
            />
            <code>{color}</code>
            <button
              type="button"
              class="icon-button"
              aria-label={`Remove color ${index + 1}`}
              onClick={() => remove(index)}
            >
              <CloseIcon />
            </button>
          </span>
        ))}
        {colors.length < MAX_COLORS && (
          <button type="button" class="button button-small button-quiet" onClick={add}>
            <PlusIcon /> Add a color
          </button>
        )}
      </div>
      <p key={complaint} id="colors-note" class="field-note field-complaint">{complaint}</p>
    </fieldset>
  );
}
