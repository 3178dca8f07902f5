import assert from "node:assert/strict";
import { join } from "node:path";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { root } from "../../local/settings.ts";
import { openDatabase, project } from "../support/project.ts";

/** Runs the command with nothing but keys. */
async function check(url = project.SUPABASE_URL): Promise<{ code: number; lines: string[] }> {
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--lock=deno.lock", "tests/check-hosted/main.ts"],
    cwd: root,
    env: { SUPABASE_URL: url, SUPABASE_DB_URL: "", STUDIO_URL: "" },
    stderr: "inherit",
  }).output();
  return { code, lines: new TextDecoder().decode(stdout).trim().split("\n") };
}

const sql = openDatabase();
Deno.test.afterAll(() => sql.end());

Deno.test("nothing differs here, and nobody is left behind", async () => {
  const { code, lines } = await check();
  assert.deepEqual(lines.filter((line) => line.startsWith("differs")), []);
  assert.deepEqual([code, lines.at(-1)], [0, "Nothing differs"]);
  for (
    const what of [
      ...["a brief becomes logos", "a logo is refined", "a logo's brand kit is made"],
      "nothing is left behind",
    ]
  ) assert.ok(lines.includes(`ok       ${what}`), lines.join("\n"));
  const left = await sql`select email from auth.users where email like '%@check-%'`;
  assert.deepEqual([...left], []);
});

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
  "database: pg_cron does not run: a sweep ended well last 120 s ago": {
    // What a pg_cron leaves that does nothing any more.
    async plant() {
      await sql`select cron.alter_job(jobid, active => false) from cron.job`;
      await eventually("no run is under way", async () => {
        const runs = await sql`select from cron.job_run_details where end_time is null`;
        return runs.length === 0;
      });
      await sql`update private.sweeps set last_good_at = now() - interval '2 minutes'`;
    },
    async mend() {
      await sql`select cron.alter_job(jobid, active => true) from cron.job`;
      await sql`select private.sweep()`;
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

Deno.test("it names a function that is not deployed", async () => {
  const missing = { code: "NOT_FOUND", message: "Requested function was not found" };
  await using elsewhere = Deno.serve({ port: 0, onListen: () => {} }, (request) => {
    const { pathname, search } = new URL(request.url);
    if (pathname.endsWith("/remove-objects")) return Response.json(missing, { status: 404 });
    return fetch(`${project.SUPABASE_URL}${pathname}${search}`, request);
  });
  const { code, lines } = await check(`http://127.0.0.1:${elsewhere.addr.port}`);
  const sentence = "differs  functions: remove-objects is not deployed (404 NOT_FOUND Requested " +
    "function was not found)";
  assert.deepEqual(lines.filter((line) => line.startsWith("differs")), [sentence]);
  assert.equal(code, 1);
});

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
