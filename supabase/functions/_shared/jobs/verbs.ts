import { z } from "zod";
import type { Archetype } from "../contract/archetype.ts";
import type { ServiceClient } from "../database.ts";
import type { Database, Json } from "../database.types.ts";
import type { FailureClass, FailureCode } from "../vendors/vendor-error.ts";
import type { VendorReport } from "../vendors/meter.ts";
import {
  type PictureClaim,
  pictureClaim,
  type PromptsClaim,
  promptsClaim,
  type Skipped,
} from "./claims.ts";
import { bounded } from "./bounded.ts";
import { VerbError } from "./verb-error.ts";

/** The lease that a call shows. */
export interface Held {
  jobId: string;
  leaseToken: string;
}

export interface Concept {
  archetype: Archetype;
  title: string;
  prompt: string;
}

export interface StoredPicture {
  /** In bucket generated-assets. */
  path: string;
  width: number;
  height: number;
  mimeType: string;
  /** Absent where the picture has nothing to letter. */
  lettering?: Lettering;
  /** Whether it was drawn twice. */
  redrawn?: boolean;
}

/** What came of reading a picture's letters back. */
export type Lettering =
  | { verdict: "match" | "mismatch"; text: string }
  | { verdict: "unchecked" };

export interface Failure {
  class: FailureClass;
  code: FailureCode;
  /** What the user reads. */
  message: string;
  retryAfterSeconds?: number | undefined;
}

export interface StoredObject {
  bucket: string;
  path: string;
}

/**
 * What workers ask of the database: each method calls the SQL function of that name. Where one
 * says `false` or `accepted: false`, the lease is lost. All throw `VerbError`.
 */
export interface Verbs {
  /** Asked again with the same token, a claim gives the same answer. */
  claimPrompts(projectId: string, leaseToken: string): Promise<PromptsClaim | Skipped>;
  claimPicture(assetId: string, leaseToken: string): Promise<PictureClaim | Skipped>;
  extendLease(held: Held, signal: AbortSignal): Promise<boolean>;
  saveRewrittenPrompt(
    held: Held,
    written: { title: string; prompt: string; promptVersion: string },
  ): Promise<boolean>;
  /**
   * @param providerJobId null forgets it.
   * @param report what it took so far, lest nobody knows should the lease be lost
   */
  saveProviderJob(
    held: Held,
    provider: string,
    providerJobId: string | null,
    report: VendorReport,
  ): Promise<boolean>;
  /** @returns false too where the vendor is asked for enough as it is. */
  beginRedraw(held: Held): Promise<boolean>;
  /** @param retryAfterSeconds undefined where the vendor didn't say. */
  redrawTurnedAway(held: Held, retryAfterSeconds: number | undefined): Promise<boolean>;
  reserveObject(held: Held, object: StoredObject): Promise<boolean>;
  /** Lists for removal what nobody will name. False: it is listed already. */
  discardObject(object: StoredObject): Promise<boolean>;
  completePrompts(
    held: Held,
    written: { concepts: Concept[]; promptVersion: string },
    report: VendorReport,
  ): Promise<{ accepted: boolean }>;
  completePicture(
    held: Held,
    picture: StoredPicture,
    report: VendorReport,
  ): Promise<{ accepted: boolean }>;
  /** @returns `status`: what became of the asset or the project; null where it is gone. */
  failJob(
    held: Held,
    failure: Failure,
    report: VendorReport,
  ): Promise<{ accepted: boolean; status: string | null }>;
  releaseJob(held: Held): Promise<boolean>;
  claimObjectRemovals(limit: number): Promise<StoredObject[]>;
  confirmObjectRemovals(objects: StoredObject[]): Promise<number>;
}

type Functions = Database["public"]["Functions"];

/** A call takes milliseconds; one that hangs must not outlast its lease. */
const TIMEOUT_MS = 10_000;

const accepted = z.object({ accepted: z.boolean() });
const failed = accepted.extend({ status: z.string().nullable() });
const objects = z.array(z.object({ bucket: z.string(), path: z.string() }));

export function createVerbs(client: ServiceClient): Verbs {
  async function call<Name extends keyof Functions & string, T>(
    name: Name,
    args: Functions[Name]["Args"],
    shape: z.ZodType<T>,
    signals: AbortSignal[] = [],
  ): Promise<T> {
    const { data, error, status } = await bounded(
      (signal) => client.rpc(name, args).abortSignal(signal),
      signals,
      TIMEOUT_MS,
    ).catch((error) => {
      throw new VerbError(name, 0, String(error));
    });
    // The client's own details hold a stack and addresses.
    if (error) throw new VerbError(name, status, `${error.code} ${error.message}`);
    const parsed = shape.safeParse(data);
    if (!parsed.success) throw new VerbError(name, status, z.prettifyError(parsed.error));
    return parsed.data;
  }

  const token = (held: Held) => ({ p_lease_token: held.leaseToken });

  return {
    claimPrompts: (projectId, leaseToken) =>
      call("claim_prompts", { p_project_id: projectId, p_lease_token: leaseToken }, promptsClaim),
    claimPicture: (assetId, leaseToken) =>
      call("claim_picture", { p_asset_id: assetId, p_lease_token: leaseToken }, pictureClaim),
    extendLease: (held, signal) =>
      call("extend_lease", { p_job_id: held.jobId, ...token(held) }, z.boolean(), [signal]),
    saveRewrittenPrompt: (held, { title, prompt, promptVersion }) =>
      call("save_rewritten_prompt", {
        p_asset_id: held.jobId,
        ...token(held),
        p_title: title,
        p_prompt: prompt,
        p_prompt_version: promptVersion,
      }, z.boolean()),
    saveProviderJob: (held, provider, id, report) =>
      call("save_provider_job", {
        p_asset_id: held.jobId,
        ...token(held),
        p_provider: provider,
        ...(id !== null && { p_provider_job_id: id }),
        p_report: json(report),
      }, z.boolean()),
    beginRedraw: (held) =>
      call("begin_redraw", { p_asset_id: held.jobId, ...token(held) }, z.boolean()),
    redrawTurnedAway: (held, retryAfterSeconds) =>
      call("redraw_turned_away", {
        p_asset_id: held.jobId,
        ...token(held),
        ...inWholeSeconds(retryAfterSeconds),
      }, z.boolean()),
    reserveObject: (held, { bucket, path }) =>
      call("reserve_object", {
        p_bucket: bucket,
        p_path: path,
        p_job_id: held.jobId,
        ...token(held),
      }, z.boolean()),
    discardObject: ({ bucket, path }) =>
      call("reserve_object", { p_bucket: bucket, p_path: path }, z.boolean()),
    completePrompts: (held, { concepts, promptVersion }, report) =>
      call("complete_prompts", {
        p_project_id: held.jobId,
        ...token(held),
        p_concepts: concepts.map((concept) => ({ ...concept })),
        p_prompt_version: promptVersion,
        p_report: json(report),
      }, accepted),
    completePicture: (held, { path, width, height, mimeType, lettering }, report) =>
      call("complete_picture", {
        p_asset_id: held.jobId,
        ...token(held),
        p_path: path,
        p_width: width,
        p_height: height,
        p_mime_type: mimeType,
        p_report: json(report),
        ...(lettering !== undefined && { p_lettering: lettering.verdict }),
        ...(lettering !== undefined && lettering.verdict !== "unchecked" &&
          { p_lettering_text: lettering.text }),
      }, accepted),
    failJob: (held, failure, report) =>
      call("fail_job", {
        p_job_id: held.jobId,
        ...token(held),
        p_class: failure.class,
        p_code: failure.code,
        p_message: failure.message,
        ...inWholeSeconds(failure.retryAfterSeconds),
        p_report: json(report),
      }, failed),
    releaseJob: (held) =>
      call("release_job", { p_job_id: held.jobId, ...token(held) }, z.boolean()),
    claimObjectRemovals: (limit) => call("claim_object_removals", { p_limit: limit }, objects),
    confirmObjectRemovals: (gone) =>
      call(
        "confirm_object_removals",
        { p_objects: gone.map((object) => ({ ...object })) },
        z.int(),
      ),
  };
}

function inWholeSeconds(retryAfterSeconds: number | undefined) {
  return retryAfterSeconds !== undefined &&
    { p_retry_after_seconds: Math.ceil(retryAfterSeconds) };
}

function json(report: VendorReport): Record<string, Json> {
  return { ...report };
}
