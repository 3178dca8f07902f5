import postgres from "postgres";
import { Database } from "../tests/database/database.ts";
import { deleteAll, useVerbs } from "../tests/database/every_verb/one-owner.ts";
import { verbsOf, WatchedDatabase } from "../tests/database/every_verb/watched-database.ts";
import { lendDatabase } from "../tests/database/lend-database.ts";
import { makeProjects } from "./many-projects.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { makeOtherRows } from "./other-rows.ts";
import { median } from "./statistics.ts";

const ROUNDS = 50;
const LOGOS = 15;
const FEW = 1_000;
/** What an owner asks of the database by REST, under row level security. */
const LISTING = "select * from public.project_overviews order by created_at desc, id desc limit 20";

type Times = Map<string, number[]>;

/**
 * Each verb's time where so many logos are stored, to its time at a thousand; with its plans. The two
 * databases take turns, so that what else the machine does is the same for both.
 */
export async function measureVerbs(keep: Keep, many: number): Promise<Measurement[]> {
  const small: Times = new Map();
  const large: Times = new Map();
  await withLogos(FEW, (few) =>
    withLogos(many, async (filled) => {
      for (let n = 0; n < ROUNDS; n++) {
        await runOnce(few.db, small);
        await runOnce(filled.db, large);
      }
      keep(`plans at ${FEW}`, await planVerbs(few));
      keep(`plans at ${many}`, await planVerbs(filled));
    }));
  keep("small", Object.fromEntries(small));
  keep("large", Object.fromEntries(large));
  return [...large].map(([name, times]) => {
    const [most, least] = [median(times), median(small.get(name) ?? [])];
    return measured(`${name} at ${many} logos ÷ at ${FEW}`, most / least, {
      ...{ atMost: 1.2, from: `${most.toFixed(2)} ÷ ${least.toFixed(2)} ms` },
    });
  });
}

interface Filled {
  db: Database;
  adminUrl: string;
}

async function withLogos(logos: number, work: (filled: Filled) => Promise<void>): Promise<void> {
  await lendDatabase(async ({ admin, adminUrl, owner, ownerUrl }) => {
    const db = new Database(admin, owner, ownerUrl);
    await db.allowCalls();
    const owners = Math.max(10, logos / 100);
    await makeProjects(db.admin, { owners, projects: Math.ceil(logos / LOGOS), phrases: 1 });
    await makeOtherRows(db.admin);
    await db.admin`vacuum analyze`;
    const made: Times = new Map();
    await runOnce(db, made); // Its plans are made.
    const untimed = (await verbsOf(db)).filter((verb) => !made.has(verb));
    if (untimed.length > 0) throw new Error(`not timed: ${untimed.join(", ")}`);
    await work({ db, adminUrl });
  });
}

/**
 * One owner's work, and what functions do for all owners: each call of a verb is timed. All that is
 * in schema public is called by a function for somebody's request or work, so nothing of it is left
 * out. Left out are `private.purge` and `private.drop_inspirations`, for which nobody waits: by their
 * age they take every owner's rows.
 */
async function runOnce(db: Database, times: Times): Promise<void> {
  const note = (name: string, milliseconds: number) =>
    times.set(name, [...times.get(name) ?? [], milliseconds]);
  const timed = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const from = performance.now();
    await work();
    note(name, performance.now() - from);
  };
  const watched = new WatchedDatabase(db, ({ verb, milliseconds }) => note(verb, milliseconds));
  // What earlier rounds were refused on purpose is not to hold this one up.
  await db.openGates();
  const owner = await db.user();
  const place = await useVerbs(watched, owner, LOGOS);
  await timed("favorite, by REST", () =>
    asOwner(
      db,
      owner,
      (sql) => sql`update public.generated_assets set favorite = true where id = ${place.asset}`,
    ));
  await timed(
    "listing of projects, by REST",
    () => asOwner(db, owner, (sql) => sql.unsafe(LISTING)),
  );
  await timed("sweep", () => db.admin`select private.sweep()`);
  await deleteAll(watched, place);
  await workOffLists(watched);
}

/** What functions do for all owners together; the lists are short again for the next round. */
async function workOffLists(db: Database): Promise<void> {
  await db.call("service_health", {});
  const objects = await db.call<unknown[]>("claim_object_removals", {});
  await db.call("confirm_object_removals", { p_objects: objects });
  for (const { job_id } of await db.call<{ job_id: string }[]>("claim_withdrawals", {})) {
    await db.call("settle_withdrawal", { p_job_id: job_id, p_is_withdrawn: false });
  }
}

async function asOwner(
  { admin }: Database,
  owner: string,
  work: (sql: postgres.TransactionSql) => Promise<unknown>,
): Promise<void> {
  await admin.begin(async (sql) => {
    await sql`set local role authenticated`;
    await sql`select set_config('request.jwt.claims', ${JSON.stringify({ sub: owner })}, true)`;
    await work(sql);
  });
}

/** How Postgres goes about each statement of one more run, as `auto_explain` tells it. */
async function planVerbs({ db, adminUrl }: Filled): Promise<string[]> {
  const plans: string[] = [];
  const admin = postgres(adminUrl, {
    max: 1,
    onnotice: ({ message }) => {
      if (message?.startsWith("duration:")) plans.push(message);
    },
  });
  try {
    await admin.unsafe(`
      load 'auto_explain';
      set auto_explain.log_min_duration = 0;
      set auto_explain.log_nested_statements = on;
      set auto_explain.log_analyze = on;
      set auto_explain.log_level = notice`);
    await runOnce(new Database(admin, db.owner, db.ownerUrl), new Map());
  } finally {
    await admin.end();
  }
  return plans;
}
