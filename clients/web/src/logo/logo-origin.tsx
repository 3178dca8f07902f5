import type { Asset } from "@logokraft/client";

/** What a logo was drawn from: its owner's wish, where it is a change, and its prompt. */
export function LogoOrigin({ asset }: { asset: Asset }) {
  const { instructions } = asset;
  return (
    <div class="logo-origin">
      {instructions && (
        <div>
          <h3>Your wish</h3>
          <p key={instructions} dir="auto">{instructions}</p>
        </div>
      )}
      <details class="logo-prompt">
        <summary>Its prompt</summary>
        <p key={asset.generation_prompt} dir="auto">{asset.generation_prompt}</p>
      </details>
    </div>
  );
}
