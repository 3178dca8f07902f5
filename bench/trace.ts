import { createClient } from "@supabase/supabase-js";
import { topicOf } from "../supabase/functions/stream/doorbell.ts";
import { EventClient } from "../tests/support/events.ts";
import { type PassedRequest, readGatewayLog } from "./gateway-log.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { type Bench, createProject, withBenchStack } from "./stack.ts";
import { median } from "./statistics.ts";

const LOGOS = 15;
const RUNS = 3;

/** When what happened, in milliseconds after the request; each after what is before it. */
type Moments = Map<string, number>;

/**
 * Where one project's milliseconds go, from the request to the client's last event. Of what fifteen
 * logos do side by side, the last one's moment counts. Each moment is the median of some runs.
 */
export function measureTrace(keep: Keep): Promise<Measurement[]> {
  return withBenchStack(async (bench) => {
    await traceOne(bench); // Connections, plans and modules are warm for the others.
    const runs: Moments[] = [];
    while (runs.length < RUNS) runs.push(await traceOne(bench));
    keep("moments", runs.map((moments) => [...moments]));
    let before = 0;
    return [...runs[0]?.keys() ?? []].map((what) => {
      const at = median(runs.map((moments) => moments.get(what) ?? NaN));
      const step = measured(`trace: ${what}`, at - before, {
        ...{ unit: " ms", digits: 1, from: `${at.toFixed(1)} ms after the request, of ${RUNS}` },
      });
      before = at;
      return step;
    });
  });
}

async function traceOne(bench: Bench): Promise<Moments> {
  const { vendors, stack } = bench;
  vendors.calls.length = 0;
  const worker = createClient(stack.url, stack.secretKey, { auth: { persistSession: false } });
  const requested = Date.now();
  const { project_id, stream_url } = await createProject(bench, LOGOS);
  const answered = Date.now();
  let rung = NaN;
  worker.channel(topicOf(project_id), { config: { private: true } })
    .on("broadcast", { event: "log_grew" }, () => rung = Date.now()).subscribe();
  using stream = new EventClient(stream_url);
  await stream.untilComplete();
  const told = performance.timeOrigin + (stream.arrivals.at(-1) ?? NaN);
  const lastRing = rung;
  await worker.realtime.disconnect();
  const known = await readMoments(bench, project_id);
  const passed = await readGatewayLog(bench.gatewayLog, requested);
  const lastTo = (what: RegExp, until: number) => lastOf(passed, what, until);
  const asked = vendors.calls.filter(({ path }) => path.endsWith("/images/generations"));
  const files = vendors.calls.filter(({ path }) => path.startsWith("/files/"));
  const prompts = vendors.calls.find(({ path }) => path.endsWith(":generateContent"));
  const last = (times: number[]) => Math.max(...times);
  // Answered by then: later ones brought what follows. The log is looked at without a ring, too.
  const read = lastOf(
    passed.filter(({ to }) => to <= told + 1),
    /\/read_(project_events|news)$/,
    told,
  );
  const upload = lastTo(/^POST .*\/object\/generated-assets\/.*\.png$/, known.settled);
  const moments: Record<string, number> = {
    "API, to the project's event": known.created,
    // When a transaction was committed is not to be had from outside. So each commit is one with what
    // comes of it: the answer, the call of a function, the ring.
    "commit, to the answer": answered,
    "commit and pg_net, to the call for the prompts":
      lastTo(/\/write-prompts$/, known.promptsClaimed).from,
    "claim of the prompts": known.promptsClaimed,
    "brief, to the call of Gemini": prompts?.from ?? NaN,
    "Gemini": prompts?.to ?? NaN,
    "concepts, until they are handed in": lastTo(/\/complete_prompts$/, known.prompted).from,
    "rows of the logos": known.prompted,
    "dispatch: commit and pg_net, to the last call for a picture":
      lastTo(/\/generate-image$/, known.claimed).from,
    "claim of the last picture": known.claimed,
    "to the last call of the artist": last(asked.map(({ from }) => from)),
    "the artist": last(asked.map(({ to }) => to)),
    "to the last picture fetched": last(files.map(({ to }) => to)),
    "reserved and checked, to the last upload": upload.from,
    "upload": upload.to,
    "to the last settlement": lastTo(/\/complete_picture$/, known.settled).from,
    "settlement, to its logo's event": known.settled,
    "the project's last event": known.completed,
    // The worker has a ring of its own, which may come before ours: then its read tells.
    "commit, to the ring": Math.min(lastRing, read.from),
    "to the read of the log": read.from,
    "read": read.to,
    "signed and sent, to the client": told,
  };
  return new Map(Object.entries(moments).map(([what, at]) => [what, at - requested]));
}

/** The request that began last of those that are this, until then. */
function lastOf(passed: PassedRequest[], what: RegExp, until: number): PassedRequest {
  const found = passed.filter((request) => what.test(request.what) && request.from <= until)
    .toSorted((one, other) => one.from - other.from).at(-1);
  if (!found) throw new Error(`there was no ${what}`);
  return found;
}

interface Known {
  created: number;
  promptsClaimed: number;
  prompted: number;
  claimed: number;
  settled: number;
  completed: number;
}

async function readMoments({ sql }: Bench, projectId: string): Promise<Known> {
  const [known] = await sql<Known[]>`
    with events as (
      select seq, type, extract(epoch from at)::float8 * 1000 as at
      from private.project_events where project_id = ${projectId}
    ), claims as (
      select kind, extract(epoch from max(started_at))::float8 * 1000 as at
      from private.jobs join private.attempts on job_id = jobs.id
      where project_id = ${projectId} group by kind
    )
    select
      (select at from events where seq = 1) as created,
      (select at from claims where kind = 'prompts') as "promptsClaimed",
      (select max(at) from events where type = 'asset_pending') as prompted,
      (select at from claims where kind = 'picture') as claimed,
      (select max(at) from events where type = 'asset_completed') as settled,
      (select min(at) from events where type = 'generation_complete') as completed`;
  if (!known) throw new Error("the project is gone");
  return known;
}
