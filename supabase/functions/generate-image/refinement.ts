import type { ServiceClient } from "../_shared/database.ts";
import { directorBrief } from "../_shared/director/brief.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import type { Attempt } from "../_shared/jobs/run-attempt.ts";
import type { PictureClaim } from "../_shared/jobs/verbs/claims.ts";
import { persistVerb } from "../_shared/jobs/verbs/retry-verb.ts";
import { StorageFailed } from "../_shared/storage/storage-failed.ts";
import type { ProviderJob } from "../_shared/vendors/provider-job.ts";
import type { Gemini } from "../_shared/vendors/gemini/gemini.ts";
import { seedOf } from "../_shared/vendors/gemini/seed.ts";
import { redrawPicture } from "../_shared/vendors/gemini/redraw-picture.ts";
import { redrawingTime } from "../_shared/vendors/models/attempt-time.ts";
import { geminiModel } from "../_shared/vendors/models/find-model.ts";
import { letteredBefore } from "./lettering/expected.ts";
import { refinedLettering } from "./lettering/refined.ts";
import { withoutStrayControls } from "../_shared/lettering/stray-controls.ts";
import { createKeeper, type KeeperDeps } from "./keep-paid.ts";
import type { PictureKind, Stored } from "./picture-kind.ts";
import { drawing, type RefinementTask } from "./prompts/rewriting.ts";
import { REWRITING_VERSION } from "./prompts/version.ts";
import { type PictureFile, readPicture } from "./read-picture.ts";
import { rewritePrompt } from "./rewrite-prompt.ts";

export interface RefinementDeps extends KeeperDeps {
  client: ServiceClient;
  gemini: Gemini;
}

type KeptPicture = Extract<ProviderJob, { kind: "stored_picture" }>;

/**
 * A refinement: its prompt is rewritten and kept under the lease, unless an earlier attempt did so,
 * then Nano Banana draws it from the parent's picture.
 *
 * @throws `StorageFailed` where the parent's picture can't be read.
 */
export async function createRefinement(
  deps: RefinementDeps,
  attempt: Pick<Attempt, "lease" | "outlive" | "signal">,
  { asset, parent, project, prompt_ready, has_own_prompt, provider_job: kept }: PictureClaim,
): Promise<PictureKind> {
  if (parent === null || parent.asset_url === null || parent.generation_prompt === null) {
    throw new Error("A refinement without a finished parent");
  }
  const { client, gemini, verbs, clock } = deps;
  const { lease, signal } = attempt;
  const keep = createKeeper(deps, attempt);
  const task: RefinementTask = {
    kind: asset.asset_type === "logo_edit" ? "edit" : "variation",
    wish: withoutStrayControls(asset.instructions ?? ""),
    brief: directorBrief.parse(project.brief_data),
    parentPrompt: withoutStrayControls(parent.generation_prompt),
    lettered: letteredBefore({ asset, project, parent }),
  };
  const picture: PictureFile = await readPicture(
    client,
    parent.asset_url,
    parent.mime_type,
    signal,
  );

  return {
    redrawingTime: redrawingTime(geminiModel(gemini.imageModel)),
    async preparePrompt(call) {
      if (prompt_ready && asset.generation_prompt !== null) {
        return { prompt: withoutStrayControls(asset.generation_prompt), lettered: asset.to_letter };
      }
      const { prompt, ...said } = await rewritePrompt(gemini, task, picture, call);
      const { wish, lettered: before, brief: { company_name: name } } = task;
      const lettered = refinedLettering(said, { before, wish, name, prompt });
      const kept = { prompt, ...(lettered && { lettered }), promptVersion: REWRITING_VERSION };
      if (!await persistVerb(() => verbs.saveRewrittenPrompt(lease, kept), clock, call.signal)) {
        throw new LeaseLost("the prompt could not be kept");
      }
      return { prompt, lettered: lettered ?? null };
    },
    async draw(prompt, { number, emphasis }, call) {
      const found = number === 1 && kept?.kind === "stored_picture" &&
        await readKept(client, kept, call.signal);
      if (found) return { kind: "stored", stored: found };
      const bytes = await redrawPicture(gemini, {
        // A prompt of the owner's own says what they want now: their first wish was not understood.
        prompt: drawing({ ...task, ...(has_own_prompt && { wish: prompt }), prompt, emphasis }),
        picture,
        side: Math.max(parent.width ?? 0, parent.height ?? 0),
        // With the same seed the model might make the same mistake.
        seed: seedOf(asset.id) ^ (number - 1),
      }, call);
      return { kind: "bytes", bytes };
    },
    async remember(picture, { number: drawing }, call) {
      // One that is lost was never kept: what came as bytes is nowhere else.
      if (picture === null) return;
      const { path, width, height, mimeType: mime_type } = picture;
      await keep({ kind: "stored_picture", path, width, height, mime_type, drawing }, call);
    },
  };
}

/** What an earlier attempt has stored; undefined where it is gone, so that it is drawn anew. */
async function readKept(
  client: ServiceClient,
  { path, width, height, mime_type: mimeType }: KeptPicture,
  signal: AbortSignal,
): Promise<Stored | undefined> {
  try {
    const { bytes } = await readPicture(client, path, mimeType, signal);
    return { picture: { path, width, height, mimeType }, size: bytes.length, bytes };
  } catch (error) {
    if (error instanceof StorageFailed && error.isMissing) return undefined;
    throw error;
  }
}
