import { unwrap } from "@logokraft/client";
import { z } from "zod";
import { sampleBrief } from "../../support/brief.ts";
import type { DrillOptions } from "../options.ts";
import { eventually, sleep } from "../eventually.ts";
import { openStage, type Stage } from "../stage.ts";
import { PersistentApi } from "../storm/api.ts";
import { signUp } from "../storm/sign-up.ts";
import { arePicturesSettled } from "../until-quiet.ts";
import { DRAWING, type Order, type ThrottlingVendor } from "./vendors.ts";

interface Answers {
  calls: number;
  turnedAway: number;
}

export interface ThrottledFindings {
  vendor: ThrottlingVendor;
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
  /** What was drawn of what the vendor would have drawn in that time; absent: it has no limit. */
  share: number | undefined;
  /** Calls that began while it was known what is scarce, and of these, those turned away. */
  known: Answers;
  /** Those turned away, of the calls that began in each minute. */
  byMinute: Answers[];
  /** By how many pictures the user who got most was ahead of one who still waited, at most. */
  lead: number;
}

/** So many pictures may one user be ahead of another who waits, once starts are scarce. */
const LEAD = 3;

/** So many of a hundred calls may be turned away once a hard limit is known. */
const WASTED = 5;

/** So much of what a vendor would draw is drawn. */
const USED = 0.8;

/** Milliseconds, and calls: in less than that, nearly all is learning, or chance. */
const LONG = 300_000;
const MANY = 100;

/** Logos of one project, at most. */
const MAX_CONCEPTS = 20;

interface Start {
  job_id: string;
  owner_id: string;
  started_at: Date;
  ended_at: Date;
  outcome: string;
}

/**
 * Has many users ask for more pictures at once than the vendor draws in minutes, and looks at how
 * much of it was had, who had to wait for whom, and whether those who were turned away waited.
 *
 * @param options.users have the same number of pictures each
 */
export async function runThrottledDrill(
  { hurried, keep }: Pick<DrillOptions, "hurried" | "keep">,
  { users, vendor }: { users: number; vendor: ThrottlingVendor },
): Promise<ThrottledFindings> {
  const assets = vendor.pictures;
  await using stage = await openStage({ latency: DRAWING.range, hurried, keep });
  const over = new AbortController();
  await Promise.all(vendor.orders.filter(({ after }) => after === 0).map((it) => order(stage, it)));
  const api = new PersistentApi(stage.stack.url, new AbortController().signal);
  const tokens = await Promise.all(Array.from({ length: users }, () => signUp(api)));
  const each = assets / users;
  await Promise.all(tokens.flatMap((token, n) => {
    const projects = Math.ceil(each / MAX_CONCEPTS);
    return Array.from({ length: projects }, (_, m) => {
      const params = { header: { "idempotency-key": `throttled-${n}-${m}` } };
      const concept_count = Math.min(MAX_CONCEPTS, each - m * MAX_CONCEPTS);
      const wishes = { company_name: `User ${n}`, concept_count };
      const body = { brief_data: { ...sampleBrief, ...wishes } };
      return unwrap(api.ask(token, ({ POST }) => POST("/api/v1/projects", { params, body })));
    });
  }));
  const later = vendor.orders.filter(({ after }) => after > 0).map(async (it) => {
    await sleep(it.after * 1000, over.signal);
    await order(stage, it);
  });
  const asked = Date.now();
  const watched = watchGate(stage, {
    changes: [asked, ...vendor.orders.map(({ after }) => asked + after * 1000)],
    signal: over.signal,
  });
  const isDone = await eventually(
    () => arePicturesSettled(stage, assets),
    // As long as it takes where all is drawn at a quarter of a picture a second.
    60_000 + 4000 * assets,
    500,
  );
  over.abort();
  await Promise.allSettled(later);
  return await look(stage, { isDone, vendor, wasKnown: await watched });
}

/**
 * Watches when the gate has learned what is scarce: how many in a minute, or how many at once. After a
 * change it has to learn it anew.
 *
 * @param watch.changes when the vendor's limit was set; milliseconds since 1970, the first one first
 * @returns whether it was known at a time.
 */
async function watchGate(
  { sql }: Stage,
  { changes, signal }: { changes: number[]; signal: AbortSignal },
): Promise<(at: Date) => boolean> {
  const knownFrom = new Map<number, number>();
  const lastChange = (at: number) => changes.findLast((change) => change <= at) ?? Infinity;
  while (!signal.aborted) {
    const change = lastChange(Date.now());
    const rows = await sql`
      select from private.vendor_gates
      where vendor = 'seedream' and not is_probing
        and slowed_at >= ${new Date(change)}
        and (learned_per_minute is not null or learned_at_once is not null and tried_share is null)`;
    if (rows.length > 0 && !knownFrom.has(change)) knownFrom.set(change, Date.now());
    await sleep(500);
  }
  return (at) => at.getTime() > (knownFrom.get(lastChange(at.getTime())) ?? Infinity);
}

async function order({ studioUrl }: Stage, { method, path, body }: Order): Promise<void> {
  const response = await fetch(`${studioUrl}/_studio/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  await response.body?.cancel();
}

async function look(
  stage: Stage,
  { isDone, vendor, wasKnown }: {
    isDone: boolean;
    vendor: ThrottlingVendor;
    wasKnown: (at: Date) => boolean;
  },
): Promise<ThrottledFindings> {
  const starts = await stage.sql<Start[]>`
    select attempts.job_id, jobs.owner_id, attempts.started_at, attempts.ended_at, attempts.outcome
    from private.attempts join private.jobs on jobs.id = attempts.job_id
    where jobs.kind = 'picture' order by attempts.started_at`;
  // A fault that is no run of faults may cost an attempt; a call that is turned away may not.
  const failed = await stage.sql<{ id: string; status: string; attempts: number }[]>`
    select id, status, attempts from public.generated_assets as assets
    where status <> 'completed' or attempts > (
      select count(*) from private.jobs join private.attempts on attempts.job_id = jobs.id
      where jobs.asset_id = assets.id and jobs.kind = 'picture'
        and attempts.outcome <> 'throttled'
    )`;
  const calls = await countCalls(stage);
  const noes = findNoes(starts);
  const [atFirst = 0] = noes;
  const lead = findLead(starts);
  const took = Math.max(...starts.map(({ ended_at }) => ended_at.getTime())) -
    Math.min(...starts.map(({ started_at }) => started_at.getTime()));
  const share = vendor.capacity && calls.answered / vendor.capacity(took / 1000);
  const known = countAnswers(starts.filter(({ started_at }) => wasKnown(started_at)));
  const breaches = new Map([
    ["every picture is drawn in the end", isDone ? [] : ["some still wait"]],
    [
      "no attempt is spent on a 429",
      failed.map(({ id, status, attempts }) => `${id} is ${status} after ${attempts} attempts`),
    ],
    ["no call that was turned away is made again before its wait is over", findHurried(starts)],
    [
      `of a hard limit that is known, at most ${WASTED} % are turned away`,
      !vendor.capacity || known.calls < MANY || known.turnedAway * 100 <= known.calls * WASTED
        ? []
        : [`${known.turnedAway} of ${known.calls} were`],
    ],
    [
      `at least ${100 * USED} % of what the vendor draws is drawn, the learning included`,
      share === undefined || took < LONG || share >= USED
        ? []
        : [`${(100 * share).toFixed(0)} % were`],
    ],
    [
      `no user gets more than ${LEAD} pictures ahead of one who waits`,
      !vendor.capacity || lead <= LEAD ? [] : [`one was ${lead} ahead`],
    ],
  ]);
  const byMinute = countByMinute(starts);
  const refused = { ...calls, atFirst, noes: noes.length };
  return { vendor, breaches, ...refused, took, share, known, byMinute, lead };
}

function countAnswers(starts: Start[]): Answers {
  const turnedAway = starts.filter(({ outcome }) => outcome === "throttled").length;
  return { calls: starts.length, turnedAway };
}

function countByMinute(starts: Start[]): Answers[] {
  const first = starts[0]?.started_at.getTime() ?? 0;
  const minuteOf = ({ started_at }: Start) => Math.floor((started_at.getTime() - first) / 60_000);
  const byMinute = Map.groupBy(starts, minuteOf);
  const minutes = Math.max(-1, ...byMinute.keys()) + 1;
  return Array.from({ length: minutes }, (_, minute) => countAnswers(byMinute.get(minute) ?? []));
}

async function countCalls({ studioUrl }: Stage) {
  const response = await fetch(`${studioUrl}/_studio/calls`);
  const { counts } = z.object({ counts: z.record(z.string(), z.number()) })
    .parse(await response.json());
  return {
    answered: counts["ark/picture/answered"] ?? 0,
    turnedAway: (counts["ark/picture/turned_away"] ?? 0) +
      (counts["ark/picture/fault:throttle"] ?? 0),
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
