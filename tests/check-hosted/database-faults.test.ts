import assert from "node:assert/strict";
import { join } from "node:path";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { root } from "../../local/settings.ts";
import { openDatabase } from "../support/project.ts";
import { check } from "./run-command.ts";

const sql = openDatabase();
Deno.test.afterAll(() => sql.end());

/** What may be wrong with a deployment, how the check names it, and how it is mended. */
const faults: Record<string, { plant(): PromiseLike<unknown>; mend(): Promise<unknown> }> = {
  "database: Vault has no secret internal_key: the database can't call the functions, and projects wait":
    {
      plant: () => renameSecret("internal_key", "away"),
      mend: () => renameSecret("away", "internal_key"),
    },
  'database: the policy "Owners read their logos" on storage.objects is missing': {
    plant: () => sql`drop policy "Owners read their logos" on storage.objects`,
    mend: async () => sql.unsafe(await statement('create policy "Owners read their logos"')),
  },
  "database: row level security is off on public.generated_assets": {
    plant: () => sql`alter table public.generated_assets disable row level security`,
    mend: async () => await sql`alter table public.generated_assets enable row level security`,
  },
  "storage: the bucket brand-kits is public: everybody reads what is in it": {
    plant: () => sql`update storage.buckets set public = true where id = 'brand-kits'`,
    mend: async () => await sql`update storage.buckets set public = false where id = 'brand-kits'`,
  },
  "database: pg_cron has no job sweep": {
    plant: () => sql`select cron.unschedule('sweep')`,
    mend: async () => sql.unsafe(await statement("select cron.schedule('sweep'")),
  },
  "database: pg_cron's job sweep is not active": {
    plant: () => activateJobs(false),
    mend: () => activateJobs(true),
  },
  "database: pg_net sends nothing: 0 calls wait, the first came 120 s ago": {
    // As sweeps would have seen it, which now make none.
    async plant() {
      await activateJobs(false);
      await plantRow(
        "private.call_queue_watch",
        "first_call_id = 1, seen_since = now() - interval '2 minutes'",
      );
    },
    async mend() {
      await releaseRow();
      await sql`update private.call_queue_watch set first_call_id = null, seen_since = null`;
      await activateJobs(true);
    },
  },
  "database: pg_cron does not run: a sweep ended well last 61 s ago": {
    // As a minute leaves it in which no job is run.
    async plant() {
      await activateJobs(false);
      await plantRow("private.sweeps", "last_good_at = now() - interval '61 seconds'");
    },
    async mend() {
      await releaseRow();
      await activateJobs(true);
      await eventually("a sweep is made", async () => {
        const [sweeps] = await sql`select from private.sweeps
          where last_good_at > now() - interval '10 seconds'`;
        return sweeps !== undefined;
      });
    },
  },
};

for (const [sentence, { plant, mend }] of Object.entries(faults)) {
  Deno.test(`it says: ${sentence}`, async () => {
    await plant();
    try {
      const { code, lines } = await check();
      assert.ok(lines.some((line) => agrees(line, `differs  ${sentence}`)), lines.join("\n"));
      assert.equal(code, 1);
    } finally {
      await mend();
    }
  });
}

/** Seconds go by while a line is made. */
function agrees(line: string, expected: string): boolean {
  const withoutSeconds = (text: string) => text.replace(/\b\d+ s ago/, "");
  return withoutSeconds(line) === withoutSeconds(expected);
}

/**
 * Sets a table's one row, and keeps it so until `releaseRow`: a sweep that is under way, or was about
 * to begin when its job was made inactive, would set it anew.
 */
async function plantRow(table: string, values: string): Promise<void> {
  await sql.unsafe(`
    begin;
    lock table ${table} in share row exclusive mode;
    update ${table} set ${values};
    create function private.stay_planted() returns trigger language plpgsql
      set search_path = '' as $$ begin return null; end $$;
    create trigger stay_planted before update on ${table}
      for each row execute function private.stay_planted();
    commit;`);
}

async function releaseRow(): Promise<void> {
  await sql`drop function if exists private.stay_planted() cascade`;
}

async function activateJobs(active: boolean): Promise<void> {
  await sql`select cron.alter_job(jobid, active => ${active}) from cron.job`;
}

async function renameSecret(from: string, to: string): Promise<void> {
  await sql`select vault.update_secret(id, new_name => ${to}) from vault.secrets
    where name = ${from}`;
}

/** The statement of a migration that begins so. */
async function statement(beginning: string): Promise<string> {
  const folder = join(root, "supabase/migrations");
  for (const { name } of Deno.readDirSync(folder)) {
    const text = await Deno.readTextFile(join(folder, name));
    const from = text.indexOf(beginning);
    if (from >= 0) return text.slice(from, text.indexOf(";", from) + 1);
  }
  return assert.fail(`no migration says ${beginning}`);
}
