import { useState } from "preact/hooks";
import { Wording } from "../shell/wording.tsx";
import { countCharacters, words } from "./limits.ts";

interface WordPickerProps {
  name: "styles" | "personality";
  label: string;
  suggestions: readonly string[];
  chosen: string[];
  complaint: string | undefined;
  onChange(chosen: string[]): void;
}

/** Up to three words, of ours or one's own. */
export function WordPicker(
  { name, label, suggestions, chosen, complaint, onChange }: WordPickerProps,
) {
  const [own, setOwn] = useState("");
  // One's own words stay to choose from: a box that went with its tick would take the focus along.
  const [ownWords, setOwnWords] = useState(() =>
    chosen.filter((word) => !suggestions.includes(word))
  );
  const isFull = chosen.length >= words.most;
  const shown = [...suggestions, ...ownWords];
  const isTooLong = countCharacters(own) > words.longest;

  function add() {
    const word = own.trim();
    if (word === "" || isFull || isTooLong) return;
    if (!chosen.includes(word)) onChange([...chosen, word]);
    if (!shown.includes(word)) setOwnWords([...ownWords, word]);
    setOwn("");
  }

  return (
    <fieldset
      class="words"
      id={name}
      tabIndex={-1}
      data-complaint={complaint ? "" : undefined}
      aria-describedby={`${name}-note`}
    >
      <legend>
        {label}{" "}
        <span class="field-optional">
          <Wording>{`${chosen.length} of ${words.most}`}</Wording>
        </span>
      </legend>
      <div class="words-list">
        {shown.map((word) => (
          <label key={word} class="word">
            <input
              type="checkbox"
              checked={chosen.includes(word)}
              disabled={isFull && !chosen.includes(word)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...chosen, word]
                    : chosen.filter((other) => other !== word),
                )}
            />
            <span>{word}</span>
          </label>
        ))}
        <span class="words-own">
          <input
            aria-label={`${label}: a word of your own`}
            placeholder="your own"
            value={own}
            readOnly={isFull}
            aria-invalid={isTooLong ? "true" : undefined}
            onInput={(event) => setOwn(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              // Enter would go on to the next step.
              event.preventDefault();
              add();
            }}
          />
          <button
            type="button"
            class="link-button"
            aria-disabled={isFull || isTooLong}
            onClick={add}
          >
            Add
          </button>
        </span>
      </div>
      <p key={complaint ?? isTooLong} id={`${name}-note`} class="field-note field-complaint">
        {complaint ?? (isTooLong && `${words.longest} characters at most.`)}
      </p>
    </fieldset>
  );
}
