import { topicOf } from "../supabase/functions/stream/doorbell.ts";
import { createClient } from "@supabase/supabase-js";
import { EventClient } from "../tests/support/events.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { type Bench, createProject, withBenchStack } from "./stack.ts";

const LOGOS = 15;

/** Something that happened, in milliseconds since 1970. */
interface Moment {
  what: string;
  at: number;
}

/** Where one project's milliseconds go, from the request to the client's last event. */
export function measureTrace(keep: Keep): Promise<Measurement[]> {
  return withBenchStack(async (bench) => {
    await traceOne(bench); // Connections, plans and modules are warm for the next.
    const moments = await traceOne(bench);
    keep("moments", moments);
    const [first] = moments;
    let before = first?.at ?? 0;
    return moments.slice(1).map(({ what, at }) => {
      const step = measured(`trace: ${what}`, at - before, {
        ...{
          unit: " ms",
          digits: 1,
          from: `${(at - (first?.at ?? 0)).toFixed(1)} ms after the request`,
        },
      });
      before = at;
      return step;
    });
  });
}

async function traceOne(bench: Bench): Promise<Moment[]> {
  const { vendors, stack } = bench;
  vendors.calls.length = 0;
  const worker = createClient(stack.url, stack.secretKey, { auth: { persistSession: false } });
  const requested = Date.now();
  const { project_id, stream_url } = await createProject(bench, LOGOS);
  const answered = Date.now();
  let lastRing = 0;
  worker.channel(topicOf(project_id), { config: { private: true } })
    .on("broadcast", { event: "log_grew" }, () => lastRing = Date.now()).subscribe();
  using stream = new EventClient(stream_url);
  await stream.untilComplete();
  const told = performance.timeOrigin + (stream.arrivals.at(-1) ?? NaN);
  await worker.realtime.disconnect();
  const known = await readMoments(bench, project_id);
  const asked = vendors.calls.filter(({ path }) => path.endsWith("/images/generations"));
  const files = vendors.calls.filter(({ path }) => path.startsWith("/files/"));
  const prompts = vendors.calls.find(({ path }) => path.endsWith(":generateContent"));
  const last = (times: number[]) => Math.max(...times);
  return [
    { what: "request", at: requested },
    { what: "API, to its event", at: known.created },
    { what: "commit, to the answer", at: answered },
    { what: "pg_net, to the claim of the prompts", at: known.promptsClaimed },
    { what: "to the call of Gemini", at: prompts?.from ?? NaN },
    { what: "Gemini", at: prompts?.to ?? NaN },
    { what: "concepts, to their rows", at: known.prompted },
    { what: "dispatch, to the last claim of a picture", at: known.lastClaimed },
    { what: "to the last call of the artist", at: last(asked.map(({ from }) => from)) },
    { what: "the artist", at: last(asked.map(({ to }) => to)) },
    { what: "to the last picture fetched", at: last(files.map(({ to }) => to)) },
    { what: "upload, to the last settlement", at: known.settled },
    { what: "its events", at: known.completed },
    { what: "commit, to the ring", at: lastRing },
    { what: "read and sent, to the client", at: told },
  ].toSorted((a, b) => a.at - b.at);
}

interface Known {
  created: number;
  promptsClaimed: number;
  prompted: number;
  lastClaimed: number;
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
      (select at from claims where kind = 'picture') as "lastClaimed",
      (select max(at) from events where type = 'asset_completed') as settled,
      (select min(at) from events where type = 'generation_complete') as completed`;
  if (!known) throw new Error("the project is gone");
  return known;
}
