import postgres from "postgres";
import { concepts, Database } from "../tests/database/database.ts";
import { lendDatabase } from "../tests/database/lend-database.ts";
import { makeProjects } from "./many-projects.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { median } from "./statistics.ts";

const ROUNDS = 30;
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
    await db.admin`vacuum analyze`;
    await runOnce(db, new Map()); // Its plans are made.
    await work({ db, adminUrl });
  });
}

/** One owner's work, each verb of it timed. */
async function runOnce(db: Database, times: Times): Promise<void> {
  const timed = async <Answer>(name: string, work: () => Promise<Answer>): Promise<Answer> => {
    const from = performance.now();
    const answer = await work();
    times.set(name, [...times.get(name) ?? [], performance.now() - from]);
    return answer;
  };
  const owner = await db.user();
  const brief = db.brief(owner, { p_concept_count: LOGOS });
  const project = brief.p_project_id;
  await timed("create_project", () => db.call("create_project", { ...brief }));
  const { round_id = project, lease_token } = await timed(
    "claim_prompts",
    () => db.call("claim_prompts", { p_round_id: project }),
  );
  const { asset_ids: [first = "", second = "", third = ""] } = await timed(
    "complete_prompts",
    () =>
      db.call<{ asset_ids: string[] }>("complete_prompts", {
        ...{ p_round_id: round_id, p_lease_token: lease_token, p_report: {} },
        p_concepts: concepts(LOGOS),
      }),
  );
  const token = await timed("claim_picture", () => db.claim(first));
  await timed(
    "extend_lease",
    () => db.call("extend_lease", { p_job_id: first, p_lease_token: token }),
  );
  await timed(
    "reserve_object and complete_picture",
    () => db.complete(owner, project, first, token),
  );
  const other = await db.claim(second);
  await timed("fail_job", () => db.fail(second, other));
  await timed("project_snapshot", () => db.call("project_snapshot", { p_project_id: project }));
  await timed(
    "read_project_events",
    () => db.call("read_project_events", { p_project_id: project, p_after: 5, p_limit: 50 }),
  );
  await timed(
    "favorite",
    () => db.admin`update public.generated_assets set favorite = true where id = ${first}`,
  );
  await timed("refine_asset", () =>
    db.call("refine_asset", {
      ...{ p_owner_id: owner, p_asset_id: first, p_action: "variation", p_count: 1 },
      ...{ p_max_generations_per_day: 300 },
    }));
  await timed("listing of projects", () =>
    db.admin.begin(async (sql) => {
      await sql`set local role authenticated`;
      await sql`select set_config('request.jwt.claims', ${JSON.stringify({ sub: owner })}, true)`;
      await sql.unsafe(LISTING);
    }));
  await timed("sweep", () => db.admin`select private.sweep()`);
  await timed(
    "cancel_project",
    () => db.call("cancel_project", { p_owner_id: owner, p_project_id: project }),
  );
  await timed(
    "delete_asset",
    () => db.call("delete_asset", { p_owner_id: owner, p_asset_id: third }),
  );
  await timed(
    "delete_project",
    () => db.call("delete_project", { p_owner_id: owner, p_project_id: project }),
  );
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
