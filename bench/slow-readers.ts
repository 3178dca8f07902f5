import { familyOf } from "../local/soak/processes.ts";
import { createTickets, streamAddress } from "../supabase/functions/_shared/tickets.ts";
import { SlowReader } from "../tests/support/slow-reader.ts";
import { makeProjects } from "./many-projects.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { type Bench, withBenchStack } from "./stack.ts";

/** As many as one user may have open on a worker, and `/stream-test` for everybody. */
const OF_PROJECTS = 500;
const OF_THE_TIME = 200;
/** Times that they all come and go: what is not given back adds up. */
const ROUNDS = 3;
/** Milliseconds in which a worker notices who has gone, and V8 collects. */
const SETTLING = 10_000;
const MEBIBYTE = 1024 * 1024;

/** What readers who take nothing cost a worker, and what of it stays once they are gone. */
export function measureSlowReaders(keep: Keep): Promise<Measurement[]> {
  return withBenchStack(async (bench) => {
    const time = new URL("/functions/v1/api/v1/stream-test", bench.stack.url);
    return [
      ...await measure(keep, "/stream-test", /functions\/api\//, Array(OF_THE_TIME).fill(time)),
      ...await measure(keep, "projects", /functions\/stream\//, await streamsOf(bench)),
    ];
  });
}

/** Addresses with everything from the first event on, so that each reader has something to leave. */
async function streamsOf({ sql, stack }: Bench): Promise<URL[]> {
  // Nobody is to work on what is only there to be watched.
  await sql`delete from vault.secrets`;
  const watched = await makeProjects(sql, { owners: 1, projects: 3 });
  const tickets = createTickets(stack.secretKey);
  return await Promise.all(Array.from({ length: OF_PROJECTS }, async (_, nth) => {
    const { id = "", owner_id = "" } = watched[nth % watched.length] ?? {};
    const url = streamAddress(stack.url, id);
    url.searchParams.set("ticket", (await tickets.mint(id, owner_id)).ticket);
    url.searchParams.set("last_event_id", "0");
    return url;
  }));
}

async function measure(
  keep: Keep,
  name: string,
  worker: RegExp,
  urls: URL[],
): Promise<Measurement[]> {
  await comeAndGo(urls.slice(0, 20), worker);
  const before = await memoryOf(worker);
  const rounds: Awaited<ReturnType<typeof comeAndGo>>[] = [];
  for (let nth = 0; nth < ROUNDS; nth++) rounds.push(await comeAndGo(urls, worker));
  const left = rounds.map(({ after }) => after);
  const [first = 0, last = 0] = [left[0], left.at(-1)];
  const most = Math.max(...rounds.map(({ meanwhile }) => meanwhile));
  keep(name, { before, rounds });
  const megabytes = [before, ...rounds.flatMap(({ meanwhile, after }) => [meanwhile, after])]
    .map((bytes) => (bytes / MEBIBYTE).toFixed(0)).join(", ");
  return [
    measured(`${name}: a worker with ${urls.length} slow readers`, most / MEBIBYTE, {
      ...{ unit: " MiB", digits: 0, atMost: 256 },
      from: `before, then with them and without, ${ROUNDS} times: ${megabytes} MiB`,
    }),
    measured(`${name}: what the last ${ROUNDS - 1} times left`, (last - first) / MEBIBYTE, {
      ...{ unit: " MiB", digits: 0, atMost: 10 },
      from: `${(last / MEBIBYTE).toFixed(0)} − ${(first / MEBIBYTE).toFixed(0)} MiB`,
    }),
  ];
}

/** Bytes of the worker with these readers, and once they have gone. */
async function comeAndGo(urls: URL[], worker: RegExp) {
  let meanwhile: number;
  {
    using readers = new DisposableStack();
    for (const url of urls) {
      const reader = readers.use(await SlowReader.open(url));
      if (reader.status !== 200) throw new Error(`a reader was answered ${reader.status}`);
    }
    meanwhile = await memoryOf(worker);
  }
  await new Promise((resolve) => setTimeout(resolve, SETTLING));
  return { meanwhile, after: await memoryOf(worker) };
}

async function memoryOf(worker: RegExp): Promise<number> {
  const found = (await familyOf(Deno.pid)).filter(({ command }) => worker.test(command));
  const [process] = found;
  if (!process || found.length > 1) throw new Error(`${found.length} processes of ${worker}`);
  return process.memory;
}
