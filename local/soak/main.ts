/**
 * A day of use in an hour, in ten equal rounds: what the stack holds after the first must be enough
 * for the last.
 */
import { join } from "node:path";
import postgres from "postgres";
import { bold, padColumns } from "../../bench/table.ts";
import { discoverFunctions } from "../emulator/edge/discover.ts";
import { loadConfig } from "../emulator/platform/config.ts";
import { Checkout } from "../../tests/support/checkout.ts";
import { readValues } from "../read-values.ts";
import { configFile } from "../settings.ts";
import { measureUsage, type Usage } from "./usage.ts";
import { restartFunctions } from "./use/function-restarts.ts";
import { prepareRest, useRest } from "./use/rest-calls.ts";
import { useSockets } from "./use/sockets.ts";
import { useUploads } from "./use/uploads.ts";
import { openUser } from "./use/user.ts";
import { findExcess } from "./excess.ts";

const ROUNDS = 10;
/** In all rounds; restarts of each function. */
const day = { uploads: 5_000, sockets: 2_000, calls: 20_000, restarts: 50 };

const usage = `npx deno task soak [--share S]

A day of use in an hour, on a stack of its own, and what it leaves behind: memory, handles,
connections, processes. Exit status 1 where more is left than may be.

  --share S  part of the day, up to 1 (1)
  --help     this text`;

const share = readShare();
await using checkout = await Checkout.make();
await using stack = checkout.start();
await stack.ready();
const { SUPABASE_URL = "", SUPABASE_PUBLISHABLE_KEY = "", SUPABASE_SECRET_KEY = "", ...env } =
  await checkout.env();
const address = {
  url: SUPABASE_URL,
  publishableKey: SUPABASE_PUBLISHABLE_KEY,
  secretKey: SUPABASE_SECRET_KEY,
};
const host = await checkout.starterPid();
const supabase = await Deno.realPath(join(checkout.folder, "supabase"));
const functions = {
  names: (await discoverFunctions(await loadConfig(configFile), supabase)).map(({ name }) => name),
  folder: join(supabase, "functions"),
  host,
};
const sql = postgres(env.SUPABASE_DB_URL ?? "", { max: 1, onnotice: () => {} });
await prepareRest(sql);

const titles = ["after", "memory", "services", "Postgres", "functions", "processes", "handles"];
const rows = [[...titles, "connections", "slots", "seconds"]];
const measured: Usage[] = [];
const from = performance.now();
for (let round = 1; round <= ROUNDS; round++) {
  const part = (whole: number) => Math.max(1, Math.round(whole * share / ROUNDS));
  {
    using user = await openUser(address, "soak");
    await useUploads(user, part(day.uploads));
    await useSockets(user, part(day.sockets));
    await useRest(user, part(day.calls));
    await restartFunctions(functions, user, part(day.restarts));
  }
  const usage = await measureUsage(host, sql);
  measured.push(usage);
  rows.push(describe(`${round} of ${ROUNDS}`, usage));
  console.log(rows.at(-1)?.join("  "));
}
await sql.end();

console.log(bold(`\n${Math.round(share * 100)} % of a day, in ten rounds`));
console.log(padColumns(rows));
const [first, last] = [measured[0], measured.at(-1)];
if (!first || !last) throw new Error("no round was made");
const excess = findExcess(first, last);
const ratio = (last.memory.all / first.memory.all).toFixed(2);
console.log(
  `\nmemory ${ratio} × of after the first round; ${excess.join(", ") || "nothing left over"}`,
);
await stack[Symbol.asyncDispose]();
const remains = await checkout.processes();
for (const command of remains) console.log(`still runs: ${command}`);
Deno.exitCode = excess.length + remains.length === 0 ? 0 : 1;

function describe(name: string, usage: Usage): string[] {
  const { all, host, postgres, functions } = usage.memory;
  return [
    name,
    ...[all, host, postgres, functions].map((bytes) => `${Math.round(bytes / 1024 ** 2)} MiB`),
    ...[usage.processes, usage.handles, usage.connections, usage.slots].map(String),
    ((performance.now() - from) / 1000).toFixed(0),
  ];
}

function readShare(): number {
  const { values: { share: given = "1" } } = readValues(usage, ["share"]);
  const share = Number(given);
  if (share > 0 && share <= 1) return share;
  throw new Error(`--share is ${JSON.stringify(given)}: give it a number up to 1`);
}
