import { join } from "node:path";
import { z } from "zod";
import { root } from "../../local/settings.ts";
import { openAdminClient, openClient } from "../support/project.ts";
import type { Checked } from "./report.ts";

/** Milliseconds that a sweep, which comes every ten seconds, may be late. */
const SWEEP_LATE = 60_000;

const instant = z.string().transform((text) => Date.parse(text));
const operations = z.object({
  at: instant,
  last_good_sweep_at: instant.nullable(),
  last_sweep_error: z.unknown(),
  calls: z.object({ queued: z.number(), oldest_queued_at: instant.nullable() }),
  cron_jobs: z.array(z.object({
    job: z.string().nullable(),
    is_active: z.boolean(),
    last_run: z.object({ status: z.string(), message: z.string().nullable() }).nullable(),
  })),
  vault_secrets: z.array(z.string()),
  access_rules: z.array(z.object({
    table: z.string(),
    row_security: z.boolean(),
    policies: z.array(z.string()),
  })),
});
type Operations = z.infer<typeof operations>;

/**
 * Compares what the database tells operators with what this checkout's migrations set up: tables,
 * policies, jobs, and Vault's secrets.
 */
export async function checkDatabase(): Promise<Checked<never>> {
  const forbidden = await openClient().from("operations").select();
  if (forbidden.error === null) {
    return { differences: ["anybody may read public.operations, with the publishable key"] };
  }
  const { data, error } = await openAdminClient().from("operations").select().single();
  if (error) {
    const sentence = `public.operations can't be read with the secret key: ${error.message}. Are ` +
      "all migrations there (supabase db push), and is the key right?";
    return { differences: [sentence] };
  }
  const seen = operations.parse(data);
  const migrations = await readMigrations();
  return {
    differences: [
      ...vaultDifferences(seen, migrations),
      ...cronDifferences(seen, migrations),
      ...callDifferences(seen),
      ...accessDifferences(seen, migrations),
    ],
  };
}

function vaultDifferences({ vault_secrets }: Operations, migrations: string): string[] {
  const [, list = ""] = /vault\.decrypted_secrets where name in \(([^)]+)\)/.exec(migrations) ?? [];
  return [...list.matchAll(/'(\w+)'/g)].flatMap(([, name = ""]) =>
    vault_secrets.includes(name)
      ? []
      : [`Vault has no secret ${name}: the database can't call the functions, and projects wait`]
  );
}

function cronDifferences(seen: Operations, migrations: string): string[] {
  const differences: string[] = [];
  for (const [, name = ""] of migrations.matchAll(/cron\.schedule\(\s*'([^']+)'/g)) {
    const job = seen.cron_jobs.find(({ job }) => job === name);
    if (job === undefined) differences.push(`pg_cron has no job ${name}`);
    else if (!job.is_active) differences.push(`pg_cron's job ${name} is not active`);
    else if (job.last_run?.status === "failed") {
      differences.push(`pg_cron's job ${name} failed at its last run: ${job.last_run.message}`);
    }
  }
  const { at, last_good_sweep_at: swept } = seen;
  if (swept === null || at - swept > SWEEP_LATE) {
    const since = swept === null ? "never" : `last ${Math.round((at - swept) / 1000)} s ago`;
    differences.push(`pg_cron does not run: a sweep ended well ${since}`);
  }
  if (seen.last_sweep_error) {
    differences.push(`the last sweep failed: ${JSON.stringify(seen.last_sweep_error)}`);
  }
  return differences;
}

function callDifferences({ at, calls }: Operations): string[] {
  const since = calls.oldest_queued_at;
  if (since === null || at - since < SWEEP_LATE) return [];
  const seconds = Math.round((at - since) / 1000);
  return [`pg_net sends nothing: ${calls.queued} calls wait, the first came ${seconds} s ago`];
}

function accessDifferences({ access_rules }: Operations, migrations: string): string[] {
  const open = access_rules.filter(({ table, row_security }) =>
    !row_security && table.startsWith("public.")
  ).map(({ table }) => `row level security is off on ${table}`);
  const policies = migrations.matchAll(/create policy "([^"]+)"\s+on (\w+\.\w+)/g);
  const missing = [...policies].flatMap(([, name = "", table]) => {
    const isThere = access_rules.some((rules) =>
      rules.table === table && rules.policies.includes(name)
    );
    return isThere ? [] : [`the policy "${name}" on ${table} is missing`];
  });
  return [...open, ...missing];
}

/** All migrations of this checkout as one text. */
async function readMigrations(): Promise<string> {
  const folder = join(root, "supabase/migrations");
  const names = Array.from(Deno.readDirSync(folder), ({ name }) => name).sort();
  const texts = names.map((name) => Deno.readTextFile(join(folder, name)));
  return (await Promise.all(texts)).join("\n");
}
