import type { Kit } from "@logokraft/client";
import { announce } from "../shell/announcer.tsx";
import { rgbText } from "./kit-look.ts";

/** The brand's colors, to look at and to copy. */
export function KitColors({ palette }: Pick<Kit, "palette">) {
  return (
    <section class="kit-section" aria-labelledby="kit-colors">
      <h3 id="kit-colors">Colors</h3>
      <ul class="kit-colors">
        {palette.map(({ hex, role, share }) => (
          <li key={hex}>
            <div class="kit-swatch" style={{ background: hex }} />
            <p>
              {role} <span>{Math.round(share * 100)} %</span>
            </p>
            <CopyButton text={hex} />
            <CopyButton text={`rgb(${rgbText(hex)})`} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CopyButton({ text }: { text: string }) {
  async function copy() {
    await navigator.clipboard.writeText(text);
    announce(`${text} copied.`);
  }
  return (
    <button type="button" class="link-button" aria-label={`Copy ${text}`} onClick={copy}>
      {text}
    </button>
  );
}
