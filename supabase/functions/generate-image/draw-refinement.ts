import { brief as briefShape } from "../_shared/jobs/brief.ts";
import type { PictureClaim } from "../_shared/jobs/claims.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import type { AttemptCall } from "../_shared/jobs/run-attempt.ts";
import { settle } from "../_shared/jobs/settle.ts";
import type { Held, StoredPicture } from "../_shared/jobs/verbs.ts";
import type { Gemini } from "../_shared/vendors/gemini/client.ts";
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
import { drawing, type Refinement } from "./prompts/rewriting.ts";
import { REWRITING_VERSION } from "./prompts/version.ts";
import { type Picture, readPicture } from "./read-picture.ts";
import { rewritePrompt } from "./rewrite-prompt.ts";
import { seedOf } from "./seed.ts";
import { type Store, storePicture } from "./store-picture.ts";

/**
 * Draws a refinement: its prompt is rewritten and kept under the lease, unless an earlier attempt
 * did so, then the image model draws it from the parent's picture, and its letters are read back.
 */
export async function drawRefinement(
  { gemini, ...workshop }: Store & LetteringCheck & { gemini: Gemini },
  held: Held,
  claim: PictureClaim,
  call: AttemptCall,
): Promise<StoredPicture> {
  const { asset, parent, project } = claim;
  if (parent === null || parent.asset_url === null || parent.generation_prompt === null) {
    throw new Error("A refinement without a finished parent");
  }
  const refinement: Refinement = {
    kind: asset.asset_type === "logo_edit" ? "edit" : "variation",
    wish: asset.instructions ?? "",
    brief: briefShape.parse(project.brief_data),
    parentPrompt: parent.generation_prompt,
  };
  const before = await readPicture(
    workshop.client,
    parent.asset_url,
    parent.mime_type,
    call.signal,
  );
  const prompt = claim.prompt_ready && asset.generation_prompt !== null
    ? asset.generation_prompt
    : await rewriteAndKeep(refinement, before);
  return await drawLettered(
    workshop,
    expectedLettering(claim, prompt),
    draw,
    call,
    redrawByGate(workshop.verbs, held),
  );

  async function draw({ number, emphasis }: Take, call: AttemptCall): Promise<Drawn> {
    const bytes = await redrawPicture(gemini, {
      prompt: drawing({ ...refinement, prompt, emphasis }),
      picture: before,
      // The same seed might misspell the same.
      seed: seedOf(asset.id) ^ (number - 1),
    }, call);
    const stored = await storePicture(
      workshop,
      held,
      claim,
      number,
      () => pictureOf(bytes),
      call.signal,
    );
    const { mimeType } = stored.picture;
    return { ...stored, load: () => Promise.resolve({ bytes, mimeType }) };
  }

  async function rewriteAndKeep(refinement: Refinement, picture: Picture): Promise<string> {
    const written = await rewritePrompt(gemini, refinement, picture, call);
    const save = () =>
      workshop.verbs.saveRewrittenPrompt(held, { ...written, promptVersion: REWRITING_VERSION });
    if (!await settle(save, workshop.clock, call.signal)) {
      throw new LeaseLost("the prompt could not be kept");
    }
    return written.prompt;
  }
}
