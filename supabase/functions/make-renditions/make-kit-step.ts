import { z } from "zod";
import { runAttempt } from "../_shared/jobs/run-attempt.ts";
import type { KitStepClaim, StoredKitFile } from "../_shared/jobs/verbs/claims.ts";
import { buckets } from "../_shared/storage.ts";
import { downloadObject } from "../_shared/storage/download-object.ts";
import { createSlots } from "../_shared/timing/slots.ts";
import type { KitFile } from "./kit/kit-file.ts";
import type { KitStepResult } from "./kit/step.ts";
import { downloadPicture, folderOf, inTurn, leaseOf, type RenditionDeps } from "./rendition.ts";
import { storeFile } from "./store-file.ts";

/** Files of one step that are on their way to Storage at a time. */
const UPLOADS = 4;

/** What a kit shows of a brief. An optional part that is something else counts as absent. */
const brandSchema = z.object({
  company_name: z.string(),
  tagline: z.string().min(1).nullable().catch(null),
  colors: z.array(z.string()).catch([]),
});

/** Makes, stores and settles one step of a logo's brand kit. Never throws. */
export async function makeKitStep(deps: RenditionDeps, claim: KitStepClaim): Promise<void> {
  const lease = leaseOf(claim);
  await runAttempt(deps, {
    lease,
    leaseSeconds: claim.lease_seconds,
    deadlineAt: claim.deadline_at,
    async work({ signal }) {
      const { files, ...found } = await make(deps, claim, signal);
      return { files: await storeAll(deps, claim, files, signal), ...found };
    },
    complete: (made, report) => deps.verbs.saveKitStep(lease, made, report),
  });
}

async function make(
  deps: RenditionDeps,
  claim: KitStepClaim,
  signal: AbortSignal,
): Promise<KitStepResult> {
  const { name: step, traced, stored } = claim.step;
  const { company_name: company, tagline, colors } = brandSchema.parse(claim.project.brief_data);
  return await inTurn(deps, signal, async () => {
    // Loaded with the first kit: a worker that makes thumbnails alone does without.
    const { makeKitStep } = await import("./kit/make-step.ts");
    return await makeKitStep({
      step,
      brand: { company, tagline, colors },
      title: claim.asset.title,
      traced: traced ?? undefined,
      stored: stored.map(({ path: _, mime_type: mimeType, ...file }) => ({ ...file, mimeType })),
      async picture() {
        const bytes = await downloadPicture(deps, claim, signal);
        return { bytes, mimeType: claim.asset.mime_type };
      },
      load: (name) => loadStored(deps, stored, name, signal),
    });
  });
}

function loadStored(
  { client }: RenditionDeps,
  stored: StoredKitFile[],
  name: string,
  signal: AbortSignal,
) {
  const file = stored.find((file) => file.name === name);
  if (file === undefined) throw new Error(`No earlier step has stored ${name}`);
  return downloadObject(client, { bucket: buckets.kits, path: file.path }, name, signal);
}

async function storeAll(
  deps: RenditionDeps,
  claim: KitStepClaim,
  files: KitFile[],
  signal: AbortSignal,
): Promise<StoredKitFile[]> {
  const uploads = createSlots(UPLOADS, Infinity);
  return await Promise.all(files.map(async ({ mimeType, bytes, ...file }) => {
    const path = `${folderOf(claim)}/${file.name}`;
    const leave = await uploads.take(signal);
    try {
      const object = { bucket: buckets.kits, path };
      const stored = { lease: leaseOf(claim), object, bytes: new Uint8Array(bytes), mimeType };
      await storeFile(deps, stored, signal);
    } finally {
      leave();
    }
    return { ...file, mime_type: mimeType, bytes: bytes.length, path };
  }));
}
