import { withoutStrayControls } from "../../_shared/lettering/stray-controls.ts";
import type { EarlierLogo } from "../../_shared/jobs/verbs/claims.ts";
import { cut } from "../../_shared/lettering/cut.ts";

/** A logo that is there already, as the director is told of it. */
export interface ShownLogo {
  title: string;
  archetype: string;
  idea: string;
  /** Left out where it isn't so. */
  favorite?: true;
  failed?: true;
}

/** Characters of an idea. Two hundred logos of these are some ten thousand tokens. */
const MAX_IDEA = 200;

/** Failures that the idea itself may have caused; the others say nothing about it. */
const ownFailures = ["content_policy", "vendor_rejected", "bad_picture"];

export function showLogo({ title, archetype, prompt, favorite, failed }: EarlierLogo): ShownLogo {
  return {
    title,
    archetype,
    idea: ideaOf(prompt),
    ...(favorite && { favorite }),
    ...(failed !== null && ownFailures.includes(failed) && { failed: true }),
  };
}

/**
 * The part of a prompt that tells its idea: prompts are written with a sentence before it that says
 * what kind of logo it is.
 */
function ideaOf(prompt: string): string {
  const line = withoutStrayControls(prompt).replace(/\s+/g, " ").trim();
  const [kind = "", ...rest] = line.split(/(?<=[.!?])\s|(?<=[。！？])/u);
  return cut(rest.length > 0 ? rest.join(" ") : kind, MAX_IDEA);
}
