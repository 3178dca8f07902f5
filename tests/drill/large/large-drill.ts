import { unwrap } from "@logokraft/client";
import { sampleBrief } from "../../support/brief.ts";
import { eventually } from "../eventually.ts";
import type { DrillOptions } from "../options.ts";
import { openStage, type Stage } from "../stage.ts";
import { PersistentApi } from "../storm/api.ts";
import { signUp } from "../storm/sign-up.ts";
import { arePicturesSettled } from "../until-quiet.ts";
import { openLargeVendor } from "./large-vendor.ts";

export interface LargeFindings {
  breaches: Map<string, string[]>;
  pictures: number;
  /** Megabytes of each. */
  megabytes: number;
  downloads: number;
  /** Milliseconds from the first picture asked for to the last one stored. */
  took: number;
  /** How the attempts at those ended, with how often. */
  outcomes: Record<string, number>;
  /** Pictures that came compressed and were to grow to 200 MB. */
  compressed: { pictures: number; failed: number; refinements: number; completed: number };
}

/** Concepts of one project. */
const EACH = 20;
/** Milliseconds that the pictures may take. */
const PICTURES_TIMEOUT_MS = 420_000;

/**
 * Has as many large pictures drawn at once as the owners' caps allow, and then some that come
 * compressed and grow, while somebody else refines: each is to arrive, fetched hardly more than once,
 * and to bring down nobody's worker.
 */
export async function runLargeDrill(
  { pictures, megabytes, hurried, keep }:
    & { pictures: number; megabytes: number }
    & Pick<DrillOptions, "hurried" | "keep">,
): Promise<LargeFindings> {
  await using vendor = openLargeVendor(megabytes * 1024 * 1024);
  await using stage = await openStage({
    ...{ latency: "0", hurried, keep },
    environment: { ARK_BASE_URL: vendor.url, ARK_API_KEY: "large" },
  });
  const api = new PersistentApi(stage.stack.url, new AbortController().signal);
  const create = async (token: string, concept_count: number) => {
    const body = { brief_data: { ...sampleBrief, concept_count } };
    return await unwrap(api.ask(token, ({ POST }) => POST("/api/v1/projects", { body })));
  };
  const [refiner = "", ...tokens] = await Promise.all(
    Array.from({ length: 1 + Math.ceil(pictures / EACH) }, () => signUp(api)),
  );
  await create(refiner, 1);
  await eventually(() => arePicturesSettled(stage, 1), PICTURES_TIMEOUT_MS);
  const [parent] = await stage.sql<{ id: string }[]>`select id from public.generated_assets`;
  if (!parent) throw new Error("there is nothing to refine");

  vendor.draws = "large";
  const began = Date.now();
  await Promise.all(tokens.map((token, n) => create(token, Math.min(EACH, pictures - n * EACH))));
  await eventually(() => arePicturesSettled(stage, 1 + pictures), PICTURES_TIMEOUT_MS, 500);
  const took = Date.now() - began;
  const downloads = vendor.fetched;
  const outcomes = await countOutcomes(stage);
  const large = await countStatuses(stage, "logo_concept");

  vendor.draws = "compressed";
  const compressed = 5;
  await create(await signUp(api), compressed);
  const params = { path: { id: parent.id } };
  const body = { action: "edit" as const, instructions: "Make the green circle blue", count: 5 };
  await unwrap(
    api.ask(refiner, ({ POST }) => POST("/api/v1/assets/{id}/refine", { params, body })),
  );
  await eventually(
    () => arePicturesSettled(stage, 1 + pictures + compressed + 5),
    PICTURES_TIMEOUT_MS,
    500,
  );
  const refined = await countStatuses(stage, "logo_edit");
  const after = await countStatuses(stage, "logo_concept");
  const failed = (after.failed ?? 0) - (large.failed ?? 0);
  const lost = await stage.sql<{ outcome: string; job_id: string }[]>`
    select outcome, job_id from private.attempts where outcome in ('lost', 'transient')`;
  const unrefined = await stage.sql<{ id: string; status: string; why: string }[]>`
    select asset.id, status, coalesce(last_error ->> 'detail', last_error ->> 'code', '') as why
    from public.generated_assets as asset join private.jobs on jobs.id = asset.id
    where asset.parent_asset_id is not null and status <> 'completed'`;
  const all = (large.completed ?? 0) - 1;
  return {
    ...{ pictures, megabytes, downloads, took, outcomes },
    compressed: {
      ...{ pictures: compressed, failed },
      ...{ refinements: 5, completed: refined.completed ?? 0 },
    },
    breaches: new Map([
      ["every large picture arrives", all === pictures ? [] : [`${all} of ${pictures} did`]],
      [
        "hardly any is fetched twice",
        downloads <= pictures * 1.1 ? [] : [`${downloads} downloads of ${pictures}`],
      ],
      ["no worker is lost over one", lost.map(({ job_id, outcome }) => `${job_id}: ${outcome}`)],
      [
        "what grows is a bad picture",
        failed === compressed ? [] : [`${failed} of ${compressed} failed`],
      ],
      [
        "others' refinements arrive meanwhile",
        unrefined.map(({ id, status, why }) => `${id} is ${status}: ${why}`),
      ],
    ]),
  };
}

async function countOutcomes({ sql }: Stage): Promise<Record<string, number>> {
  const rows = await sql<{ outcome: string; count: number }[]>`
    select outcome, count(*)::int from private.attempts
    join private.jobs on jobs.id = attempts.job_id
    where kind = 'picture' and outcome is not null group by outcome`;
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
}

async function countStatuses({ sql }: Stage, type: string): Promise<Record<string, number>> {
  const rows = await sql<{ status: string; count: number }[]>`
    select status::text, count(*)::int from public.generated_assets
    where asset_type::text = ${type} group by status`;
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
