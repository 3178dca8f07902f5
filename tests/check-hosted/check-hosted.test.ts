import assert from "node:assert/strict";
import { join } from "node:path";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { root } from "../../local/settings.ts";
import { openDatabase, project } from "../support/project.ts";

/** The command, with nothing but keys. */
function command(url = project.SUPABASE_URL): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--lock=deno.lock", "tests/check-hosted/main.ts"],
    cwd: root,
    env: { SUPABASE_URL: url, SUPABASE_DB_URL: "", STUDIO_URL: "" },
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  });
}

async function check(url?: string): Promise<{ code: number; lines: string[] }> {
  const { code, stdout } = await command(url).output();
  return { code, lines: new TextDecoder().decode(stdout).trim().split("\n") };
}

const usersLeft = () => sql`select id from auth.users where email like '%@check-%'`;

const sql = openDatabase();
Deno.test.afterAll(() => sql.end());

Deno.test("nothing differs here, and nobody is left behind", async () => {
  const { code, lines } = await check();
  assert.deepEqual(lines.filter((line) => line.startsWith("differs")), []);
  assert.deepEqual([code, lines.at(-1)], [0, "Nothing differs"]);
  for (
    const what of [
      ...["a quote is told", "an event is delivered to a webhook", "a brief becomes logos"],
      ...["a logo's brand kit is made", "who may see what", "a language model has its tools"],
      ...["a logo is refined", "more concepts are drawn", "the stream goes on where it was"],
      ...["what is deleted is gone", "nothing is left behind"],
    ]
  ) assert.ok(lines.includes(`ok       ${what}`), lines.join("\n"));
  assert.equal((await usersLeft()).length, 0);
});

Deno.test("it removes what it made when it is interrupted, and what one that was killed left", async () => {
  const killed = command().spawn();
  await eventually("its users are there", async () => (await usersLeft()).length >= 2);
  killed.kill("SIGKILL");
  await killed.output();
  await sql`update auth.users set created_at = now() - interval '3 hours'
    where email like '%@check-%'`;
  const interrupted = command().spawn();
  await eventually("its users are there, too", async () => (await usersLeft()).length >= 4);
  interrupted.kill("SIGTERM");
  const { code, stdout } = await interrupted.output();
  const text = new TextDecoder().decode(stdout);
  assert.match(text, /^differs {2}the check itself: it was interrupted$/m);
  assert.match(text, /^ok {7}nothing is left behind$/m);
  assert.equal(code, 1);
  assert.equal((await usersLeft()).length, 0);
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
  "database: pg_cron has no job sweep": {
    plant: () => sql`select cron.unschedule('sweep')`,
    mend: async () => sql.unsafe(await statement("select cron.schedule('sweep'")),
  },
  "database: pg_cron's job sweep is not active": {
    plant: () => activateJobs(false),
    mend: () => activateJobs(true),
  },
  "database: pg_cron does not run: a sweep ended well last 61 s ago": {
    // A minute in which no job is run.
    async plant() {
      await activateJobs(false);
      await eventually("the last sweep is a minute ago", async () => {
        const [sweeps] = await sql`select from private.sweeps
          where last_good_at < now() - interval '61 seconds'`;
        return sweeps !== undefined;
      });
    },
    async mend() {
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
