import { unwrap } from "@logokraft/client";
import { z } from "zod";
import { sampleBrief } from "../support/brief.ts";
import type { DrillOptions } from "./options.ts";
import { eventually } from "./eventually.ts";
import { openStage, type Stage } from "./stage.ts";
import { PersistentApi } from "./storm/api.ts";
import { signUp } from "./storm/sign-up.ts";
import { arePicturesSettled } from "./until-quiet.ts";

export interface Quota {
  pictures: number;
  seconds: number;
  /** Whether the vendor says when to come back. */
  hint: boolean;
}

export interface ThrottledFindings {
  breaches: Map<string, string[]>;
  /** Calls for pictures: drawn, and turned away. */
  answered: number;
  turnedAway: number;
  /** Of these, by the first "no", when nobody knew how much the vendor takes. */
  atFirst: number;
  /** How often the vendor began to turn calls away. */
  noes: number;
  /** Milliseconds from the first picture asked for to the last one drawn. */
  took: number;
  /** By how many pictures the user who got most was ahead of one who still waited, at most. */
  lead: number;
}

/** So many pictures may one user be ahead of another who waits, once starts are scarce. */
const LEAD = 3;

/** So many of a hundred calls may be turned away once it is known that starts are scarce. */
const WASTED = 10;

interface Start {
  job_id: string;
  owner_id: string;
  started_at: Date;
  ended_at: Date;
  outcome: string;
}

/**
 * Has many users ask for more pictures at once than the vendor draws in minutes, and looks at who
 * had to wait for whom, and whether those who were turned away waited.
 */
export async function runThrottledDrill(
  { assets, hurried, keep }: Pick<DrillOptions, "assets" | "hurried" | "keep">,
  { users, quota }: { users: number; quota: Quota },
): Promise<ThrottledFindings> {
  await using stage = await openStage({ latency: "400-1500", hurried, keep });
  await order(stage, quota);
  const api = new PersistentApi(stage.stack.url, new AbortController().signal);
  const tokens = await Promise.all(Array.from({ length: users }, () => signUp(api)));
  await Promise.all(tokens.map((token, n) => {
    const params = { header: { "idempotency-key": `throttled-${n}` } };
    const wishes = { company_name: `User ${n}`, concept_count: assets / users };
    const body = { brief_data: { ...sampleBrief, ...wishes } };
    return unwrap(api.ask(token, ({ POST }) => POST("/api/v1/projects", { params, body })));
  }));
  const expected = assets / quota.pictures * quota.seconds * 1000;
  const isDone = await eventually(
    () => arePicturesSettled(stage, assets),
    60_000 + 4 * expected,
    500,
  );
  return await look(stage, isDone);
}

async function order({ studioUrl }: Stage, quota: Quota): Promise<void> {
  const response = await fetch(`${studioUrl}/_studio/quota`, {
    method: "PUT",
    body: JSON.stringify({ vendor: "ark", ...quota }),
  });
  if (!response.ok) throw new Error(await response.text());
  await response.body?.cancel();
}

async function look(stage: Stage, isDone: boolean): Promise<ThrottledFindings> {
  const starts = await stage.sql<Start[]>`
    select attempts.job_id, jobs.owner_id, attempts.started_at, attempts.ended_at, attempts.outcome
    from private.attempts join private.jobs on jobs.id = attempts.job_id
    where jobs.kind = 'picture' order by attempts.started_at`;
  const failed = await stage.sql<{ id: string; status: string; attempts: number }[]>`
    select id, status, attempts from public.generated_assets
    where status <> 'completed' or attempts <> 1`;
  const calls = await countCalls(stage);
  const noes = findNoes(starts);
  const [atFirst = 0] = noes;
  const lead = findLead(starts);
  const wasted = calls.turnedAway - atFirst;
  const breaches = new Map([
    ["every picture is drawn in the end", isDone ? [] : ["some still wait"]],
    [
      "no attempt is spent on a 429",
      failed.map(({ id, status, attempts }) => `${id} is ${status} after ${attempts} attempts`),
    ],
    ["no call that was turned away is made again before its wait is over", findHurried(starts)],
    [
      `after the first no, fewer than ${WASTED} % are turned away`,
      wasted * 100 < calls.answered * WASTED ? [] : [`${wasted} were`],
    ],
    [
      `no user gets more than ${LEAD} pictures ahead of one who waits`,
      lead <= LEAD ? [] : [`one was ${lead} ahead`],
    ],
  ]);
  const took = Math.max(...starts.map(({ ended_at }) => ended_at.getTime())) -
    Math.min(...starts.map(({ started_at }) => started_at.getTime()));
  return { breaches, ...calls, atFirst, noes: noes.length, took, lead };
}

async function countCalls({ studioUrl }: Stage) {
  const response = await fetch(`${studioUrl}/_studio/calls`);
  const { counts } = z.object({ counts: z.record(z.string(), z.number()) })
    .parse(await response.json());
  return {
    answered: counts["ark/picture/answered"] ?? 0,
    turnedAway: counts["ark/picture/turned_away"] ?? 0,
  };
}

/** Milliseconds: the shortest backoff, and the shortest wait that the studio asks for. */
const SHORTEST_WAIT = 1000;

/** Milliseconds by which the end of an attempt is written down after its wait has begun. */
const WRITING = 100;

/** Attempts that began before the wait after the last one of their job was over. */
function findHurried(starts: Start[]): string[] {
  const refusedAt = new Map<string, number>();
  return starts.flatMap(({ job_id, started_at, ended_at, outcome }) => {
    const waited = started_at.getTime() - (refusedAt.get(job_id) ?? -Infinity);
    if (outcome === "throttled") refusedAt.set(job_id, ended_at.getTime());
    return waited >= SHORTEST_WAIT - WRITING
      ? []
      : [`${job_id} was asked for again ${waited} ms after a 429`];
  });
}

/** How many calls each "no" turned away: the first to hear it, and those that were under way. */
function findNoes(starts: Start[]): number[] {
  const noes: number[] = [];
  let heardAt = -Infinity;
  const turnedAway = starts.filter(({ outcome }) => outcome === "throttled");
  for (const { started_at, ended_at } of turnedAway) {
    if (started_at.getTime() > heardAt) {
      noes.push(0);
      heardAt = ended_at.getTime();
    }
    heardAt = Math.min(heardAt, ended_at.getTime());
    noes.push((noes.pop() ?? 0) + 1);
  }
  return noes;
}

/**
 * From the first "no" on, which is when anybody knows that starts are scarce: how far the users who
 * were served most got ahead of those who still had something to wait for.
 */
function findLead(starts: Start[]): number {
  const firstNo = Math.min(
    ...starts.filter(({ outcome }) => outcome === "throttled")
      .map(({ ended_at }) => ended_at.getTime()),
  );
  const later = starts.filter(({ started_at, outcome }) =>
    outcome === "completed" && started_at.getTime() > firstNo
  );
  const left = new Map<string, number>();
  for (const { owner_id } of later) left.set(owner_id, (left.get(owner_id) ?? 0) + 1);
  const served = new Map([...left.keys()].map((owner) => [owner, 0]));
  let lead = 0;
  for (const { owner_id } of later) {
    served.set(owner_id, (served.get(owner_id) ?? 0) + 1);
    left.set(owner_id, (left.get(owner_id) ?? 0) - 1);
    const waiting = [...left].filter(([, count]) => count > 0).map(([owner]) => owner);
    const least = Math.min(...waiting.map((owner) => served.get(owner) ?? 0));
    if (waiting.length > 0) lead = Math.max(lead, (served.get(owner_id) ?? 0) - least);
  }
  return lead;
}
