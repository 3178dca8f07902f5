import { directorBrief } from "../_shared/director/brief.ts";
import type { PictureClaim } from "../_shared/jobs/verbs/claims.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import type { AttemptCall } from "../_shared/jobs/run-attempt.ts";
import { retryVerb } from "../_shared/jobs/verbs/retry-verb.ts";
import type { LeaseRef } from "../_shared/jobs/verbs/call-verb.ts";
import type { FinishedPicture } from "../_shared/jobs/verbs/picture-verbs.ts";
import type { Gemini } from "../_shared/vendors/gemini/gemini.ts";
import { redrawPicture } from "../_shared/vendors/gemini/redraw-picture.ts";
import {
  drawLettered,
  type Drawn,
  type LetteringCheck,
  type Take,
} from "./lettering/draw-lettered.ts";
import { expectedLettering } from "./lettering/expected.ts";
import { redrawByGate } from "./lettering/redraw.ts";
import { pictureOf } from "./picture-of.ts";
import { drawing, type RefinementTask } from "./prompts/rewriting.ts";
import { REWRITING_VERSION } from "./prompts/version.ts";
import { type Picture, readPicture } from "./read-picture.ts";
import { rewritePrompt } from "./rewrite-prompt.ts";
import { seedOf } from "../_shared/vendors/gemini/seed.ts";
import { type Store, storePicture } from "./store-picture.ts";

/**
 * Draws a refinement: its prompt is rewritten and kept under the lease, unless an earlier attempt
 * did so, then the image model draws it from the parent's picture, and its letters are read back.
 */
export async function drawRefinement(
  { gemini, ...deps }: Store & LetteringCheck & { gemini: Gemini },
  lease: LeaseRef,
  claim: PictureClaim,
  call: AttemptCall,
): Promise<FinishedPicture> {
  const { asset, parent, project } = claim;
  if (parent === null || parent.asset_url === null || parent.generation_prompt === null) {
    throw new Error("A refinement without a finished parent");
  }
  const refinement: RefinementTask = {
    kind: asset.asset_type === "logo_edit" ? "edit" : "variation",
    wish: asset.instructions ?? "",
    brief: directorBrief.parse(project.brief_data),
    parentPrompt: parent.generation_prompt,
  };
  const before = await readPicture(
    deps.client,
    parent.asset_url,
    parent.mime_type,
    call.signal,
  );
  const prompt = claim.prompt_ready && asset.generation_prompt !== null
    ? asset.generation_prompt
    : await rewriteAndKeep(refinement, before);
  return await drawLettered(
    deps,
    expectedLettering(claim, prompt),
    draw,
    call,
    redrawByGate(deps.verbs, lease),
  );

  async function draw({ number, emphasis }: Take, call: AttemptCall): Promise<Drawn> {
    const bytes = await redrawPicture(gemini, {
      prompt: drawing({ ...refinement, prompt, emphasis }),
      picture: before,
      // The same seed might misspell the same.
      seed: seedOf(asset.id) ^ (number - 1),
    }, call);
    const stored = await storePicture(
      deps,
      lease,
      claim,
      number,
      () => pictureOf(bytes),
      call.signal,
    );
    const { mimeType } = stored.picture;
    return { ...stored, load: () => Promise.resolve({ bytes, mimeType }) };
  }

  async function rewriteAndKeep(refinement: RefinementTask, picture: Picture): Promise<string> {
    const written = await rewritePrompt(gemini, refinement, picture, call);
    const save = () =>
      deps.verbs.saveRewrittenPrompt(lease, { ...written, promptVersion: REWRITING_VERSION });
    if (!await retryVerb(save, deps.clock, call.signal)) {
      throw new LeaseLost("the prompt could not be kept");
    }
    return written.prompt;
  }
}
