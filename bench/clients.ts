import { join } from "node:path";
import { familyOf } from "../local/soak/processes.ts";
import { createTickets, streamAddress } from "../supabase/functions/_shared/tickets.ts";
import { makeProjects, type WatchedProject } from "./many-projects.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { type Bench, withBenchStack } from "./stack.ts";
import { quantile } from "./statistics.ts";

/** So many messages come to clients in all. Of fewer, a handful would decide the 99th percentile. */
const MESSAGES = 3_000;
/** So many changes at most, at each of which a project's clients are sent one: 40 s. */
const MOST_CHANGES = 1_000;
/** Milliseconds. */
const BETWEEN_CHANGES = 40;

/** Memory and lag of so many clients, spread over so many projects of ten owners. */
export function measureClients(
  keep: Keep,
  { clients, projects }: { clients: number; projects: number },
): Promise<Measurement[]> {
  return withBenchStack(async (bench) => {
    // Nobody is to work on what is only there to be watched.
    await bench.sql`delete from vault.secrets`;
    const watched = await makeProjects(bench.sql, { owners: 10, projects });
    const urls = await addressesOf(bench, watched, clients);
    await warmUp(urls.slice(0, 50));
    const before = await memoryOf(Deno.pid, /functions\/stream\//);
    await using open = await openClients(urls);
    const after = await memoryOf(Deno.pid, /functions\/stream\//);
    await change(bench, watched, clients / projects);
    const lags = await open.end();
    const bare = await measureBare(clients, open.bytes);
    const each = (after - before) / clients / 1024;
    keep("lags", lags);
    keep("memory", { before, after, each, bare, bytes: open.bytes });
    const name = `${clients} clients on ${projects} projects`;
    return [
      measured(`${name}: memory of one beyond Deno's own`, each - bare, {
        ...{ unit: " KiB", digits: 0, atMost: 40 },
        from: `${each.toFixed(0)} − ${bare.toFixed(0)} KiB, of a bare Deno.serve`,
      }),
      measured(`${name}: lag p99`, quantile(lags, 0.99), {
        ...{ unit: " ms", digits: 0, atMost: 60 },
        from: `p50 ${quantile(lags, 0.5)} ms, p95 ${quantile(lags, 0.95)}, of ${lags.length}`,
      }),
    ];
  });
}

async function addressesOf(
  { stack }: Bench,
  watched: WatchedProject[],
  clients: number,
): Promise<string[]> {
  const tickets = createTickets(stack.secretKey);
  return await Promise.all(Array.from({ length: clients }, async (_, n) => {
    const project = watched[n % watched.length];
    if (!project) throw new Error("nothing to watch");
    const url = streamAddress(stack.url, project.id);
    url.searchParams.set("ticket", (await tickets.mint(project.id, project.owner_id)).ticket);
    return url.href;
  }));
}

async function warmUp(urls: string[]): Promise<void> {
  await using open = await openClients(urls);
  await open.end();
}

/** Changes logos of one project after the other, each of which so many clients hear of. */
async function change({ sql }: Bench, watched: WatchedProject[], clients: number): Promise<void> {
  for (let n = 0; n < Math.min(MOST_CHANGES, MESSAGES / clients); n++) {
    const { asset_id = "" } = watched[(n * 7) % watched.length] ?? {};
    await sql`update public.generated_assets set favorite = not favorite where id = ${asset_id}`;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_CHANGES));
  }
  // The last one's way.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
}

/** The clients in a process of their own. */
async function openClients(urls: string[]) {
  const child = run("clients-process.ts", [], "piped");
  const output = readLines(child.stdout);
  const input = child.stdin.getWriter();
  const encoder = new TextEncoder();
  let hasEnded = false;
  await input.write(encoder.encode(`${JSON.stringify(urls)}\n`));
  const { bytes } = JSON.parse(await output());
  return {
    /** What each was sent when it came. */
    bytes: Number(bytes),
    /** Closes them. @returns how late events came, in milliseconds. */
    async end(): Promise<number[]> {
      hasEnded = true;
      await input.write(encoder.encode("end\n"));
      return JSON.parse(await output());
    },
    async [Symbol.asyncDispose]() {
      if (!hasEnded) child.kill("SIGKILL");
      await child.status;
    },
  };
}

/** KiB that a client costs a `Deno.serve` which sends it as much and does nothing else. */
async function measureBare(clients: number, bytes: number): Promise<number> {
  const server = run("bare-stream.ts", [String(Math.round(bytes))], "null");
  try {
    const url = `http://127.0.0.1:${await readLines(server.stdout)()}`;
    await warmUp(Array(50).fill(url));
    const before = await memoryOf(server.pid, /bare-stream/);
    await using _open = await openClients(Array(clients).fill(url));
    return (await memoryOf(server.pid, /bare-stream/) - before) / clients / 1024;
  } finally {
    server.kill("SIGKILL");
    await server.status;
  }
}

function run(script: string, args: string[], stdin: "piped" | "null"): Deno.ChildProcess {
  const path = join(import.meta.dirname ?? ".", script);
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--no-lock", path, ...args],
    ...{ stdin, stdout: "piped", stderr: "inherit" },
  }).spawn();
}

/** Gives one line at each call. */
function readLines(stream: ReadableStream<Uint8Array>): () => Promise<string> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  return async () => {
    while (!rest.includes("\n")) {
      const { value, done } = await reader.read();
      if (done) throw new Error("the process ended");
      rest += value;
    }
    const [line = ""] = rest.split("\n", 1);
    rest = rest.slice(line.length + 1);
    return line;
  };
}

/** Bytes in use by the one process of this family that runs `command`. */
async function memoryOf(pid: number, command: RegExp): Promise<number> {
  const found = (await familyOf(pid)).filter((process) => command.test(process.command));
  const [process] = found;
  if (!process || found.length > 1) throw new Error(`${found.length} processes of ${command}`);
  return process.memory;
}
