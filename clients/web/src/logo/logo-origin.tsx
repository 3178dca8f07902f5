import type { Asset } from "@logokraft/client";

/** What a logo was drawn from: its owner's wish, where it is a change, and its prompt, once written. */
export function LogoOrigin({ asset }: { asset: Asset }) {
  const { instructions, generation_prompt: prompt } = asset;
  return (
    <div class="logo-origin">
      {instructions && (
        <div>
          <h3>Your wish</h3>
          <p key={instructions} dir="auto">{instructions}</p>
        </div>
      )}
      {prompt !== null && (
        <details class="logo-prompt">
          <summary>Its prompt</summary>
          <p key={prompt} dir="auto">{prompt}</p>
        </details>
      )}
    </div>
  );
}
