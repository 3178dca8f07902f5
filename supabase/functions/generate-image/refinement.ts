import type { ServiceClient } from "../_shared/database.ts";
import { directorBrief } from "../_shared/director/brief.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import type { LeaseRef } from "../_shared/jobs/verbs/call-verb.ts";
import type { PictureClaim } from "../_shared/jobs/verbs/claims.ts";
import { retryVerb } from "../_shared/jobs/verbs/retry-verb.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import type { Clock } from "../_shared/timing/clock.ts";
import type { Gemini } from "../_shared/vendors/gemini/gemini.ts";
import { seedOf } from "../_shared/vendors/gemini/seed.ts";
import { redrawPicture } from "../_shared/vendors/gemini/redraw-picture.ts";
import { letteredBefore } from "./lettering/expected.ts";
import { refinedLettering } from "./lettering/refined.ts";
import { withoutStrayControls } from "../_shared/lettering/stray-controls.ts";
import type { PictureKind } from "./picture-kind.ts";
import { drawing, type RefinementTask } from "./prompts/rewriting.ts";
import { REWRITING_VERSION } from "./prompts/version.ts";
import { type Picture, readPicture } from "./read-picture.ts";
import { rewritePrompt } from "./rewrite-prompt.ts";

export interface RefinementDeps {
  client: ServiceClient;
  gemini: Gemini;
  verbs: Verbs;
  clock: Clock;
}

/**
 * A refinement: its prompt is rewritten and kept under the lease, unless an earlier attempt did so,
 * then Nano Banana draws it from the parent's picture.
 *
 * @throws `StorageFailed` where the parent's picture can't be read.
 */
export async function createRefinement(
  { client, gemini, verbs, clock }: RefinementDeps,
  lease: LeaseRef,
  { asset, parent, project, prompt_ready }: PictureClaim,
  signal: AbortSignal,
): Promise<PictureKind> {
  if (parent === null || parent.asset_url === null || parent.generation_prompt === null) {
    throw new Error("A refinement without a finished parent");
  }
  const task: RefinementTask = {
    kind: asset.asset_type === "logo_edit" ? "edit" : "variation",
    wish: withoutStrayControls(asset.instructions ?? ""),
    brief: directorBrief.parse(project.brief_data),
    parentPrompt: parent.generation_prompt,
    lettered: letteredBefore({ asset, project, parent }),
  };
  const picture: Picture = await readPicture(client, parent.asset_url, parent.mime_type, signal);

  return {
    mayDrawAgain: true,
    async preparePrompt(call) {
      if (prompt_ready && asset.generation_prompt !== null) {
        return { prompt: asset.generation_prompt, lettered: asset.to_letter };
      }
      const { prompt, ...said } = await rewritePrompt(gemini, task, picture, call);
      const { wish, lettered: before, brief: { company_name: name } } = task;
      const lettered = refinedLettering(said, { before, wish, name });
      const kept = { prompt, ...(lettered && { lettered }), promptVersion: REWRITING_VERSION };
      if (!await retryVerb(() => verbs.saveRewrittenPrompt(lease, kept), clock, call.signal)) {
        throw new LeaseLost("the prompt could not be kept");
      }
      return { prompt, lettered: lettered ?? null };
    },
    async draw(prompt, { number, emphasis }, call) {
      const bytes = await redrawPicture(gemini, {
        prompt: drawing({ ...task, prompt, emphasis }),
        picture,
        // With the same seed the model might make the same mistake.
        seed: seedOf(asset.id) ^ (number - 1),
      }, call);
      return { kind: "bytes", bytes };
    },
    forget: () => Promise.resolve(),
  };
}
