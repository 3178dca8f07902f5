import type { Asset } from "@logokraft/client";
import { useState } from "preact/hooks";
import { apiLimits } from "../api/limits.ts";
import { CharacterCount } from "../brief/character-count.tsx";
import { countCharacters } from "../brief/limits.ts";
import { Allowance } from "../quote/allowance.tsx";
import { Price } from "../quote/price.tsx";
import { useRetryQuote } from "../quote/retry-quote.ts";
import { RetryIcon } from "../shell/icons.tsx";
import { useRetry } from "./use-retry.ts";

/** Of a retry's prompt, in code points. */
const LONGEST = apiLimits.retry.prompt.maxLength;

interface FailedLogoProps {
  asset: Asset;
  put(asset: Asset): void;
}

/** A logo that was declined: why, and its prompt, to be changed and tried again. */
export function FailedLogo({ asset, put }: FailedLogoProps) {
  const { isBusy, refusal, retry } = useRetry(asset, put);
  const quote = useRetryQuote(asset);
  const [prompt, setPrompt] = useState(asset.generation_prompt ?? "");
  const length = countCharacters(prompt);
  const complaint = length === 0 ? "Say what is to be drawn." : "That is too long.";
  // A change whose prompt was never written is tried again as it was wished.
  const hasPrompt = asset.generation_prompt !== null;
  const isWrong = hasPrompt && (length === 0 || length > LONGEST);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (isWrong) return;
    const isSame = prompt === (asset.generation_prompt ?? "");
    void retry(isSame ? undefined : prompt.trim());
  }

  return (
    <form class="logo-failed" noValidate onSubmit={submit}>
      <p dir="auto">{asset.error?.message}</p>
      {hasPrompt && (
        <div class="field">
          <label for="prompt">Its prompt, to be changed</label>
          <textarea
            id="prompt"
            rows={8}
            dir="auto"
            value={prompt}
            aria-invalid={isWrong ? "true" : undefined}
            aria-describedby="prompt-note"
            onInput={(event) => setPrompt(event.currentTarget.value)}
          />
          <div class="field-foot">
            <p key={String(isWrong)} id="prompt-note" class="field-note field-complaint">
              {isWrong && complaint}
            </p>
            <CharacterCount count={length} most={LONGEST} />
          </div>
        </div>
      )}
      {refusal && <p key={refusal} class="failure" role="alert">{refusal}</p>}
      <button
        type="submit"
        class="button"
        aria-disabled={isBusy || isWrong}
        aria-describedby="retry-left"
      >
        <RetryIcon /> Try again
        <Price quote={quote} />
      </button>
      <Allowance id="retry-left" quote={quote} />
    </form>
  );
}
