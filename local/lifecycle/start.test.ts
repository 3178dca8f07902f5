import { join } from "node:path";
import postgres from "postgres";
import assert from "node:assert/strict";
import { Checkout, isFree } from "../../tests/support/checkout.ts";
import { drawsOnceThoughKilled } from "./killed-over-a-job.ts";

const account = { email: "ada@example.org", password: "correct horse 1" };

async function send(checkout: Checkout, path: string): Promise<Response> {
  const { SUPABASE_URL } = await checkout.env();
  return await fetch(`${SUPABASE_URL}/functions/v1/api/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(account),
  });
}

async function post(checkout: Checkout, path: string): Promise<number> {
  const response = await send(checkout, path);
  await response.body?.cancel();
  return response.status;
}

async function logIn(checkout: Checkout): Promise<string> {
  const { session } = await (await send(checkout, "/auth/login")).json();
  return session.access_token;
}

/** By the address that `start` wrote down, which is a superuser's. */
async function slots(checkout: Checkout): Promise<number> {
  const { SUPABASE_DB_URL = "" } = await checkout.env();
  const sql = postgres(SUPABASE_DB_URL, { max: 1 });
  const [row] = await sql`
    select current_setting('is_superuser') as superuser,
      (select count(*)::int from pg_replication_slots) as slots`;
  await sql.end();
  assert.equal(row?.superuser, "on");
  return row?.slots;
}

/** What another account could read or enter; Postgres's folder, which is its account's, apart. */
async function readableByOthers(path: string): Promise<string[]> {
  const { mode, isDirectory } = await Deno.lstat(path);
  const allowed = path.endsWith("/.local") && Deno.uid() === 0 ? 0o011 : 0;
  const found = ((mode ?? 0) & 0o077 & ~allowed) === 0 ? [] : [path];
  if (!isDirectory || path.endsWith(".local/postgres")) return found;
  for await (const { name } of Deno.readDir(path)) {
    found.push(...await readableByOthers(join(path, name)));
  }
  return found;
}

async function leavesNothing(checkout: Checkout): Promise<void> {
  assert.deepEqual(await checkout.processes(), []);
  assert.deepEqual([isFree(checkout.port), isFree(checkout.dbPort)], [true, true]);
}

Deno.test("the stack starts, stops, and recovers", async (t) => {
  await using checkout = await Checkout.make();

  await t.step("the first start becomes ready", async () => {
    const stack = checkout.start();
    await stack.ready();
    assert.match(stack.output, /local studio stands in/);
    assert.equal(await post(checkout, "/auth/signup"), 201);

    const second = checkout.start();
    assert.equal(await second.ended(), 1);
    assert.match(second.output, /Already running from .* \(process \d+\): stop it first/);
    const elsewhere = checkout.start({ PORT: "0" });
    assert.equal(await elsewhere.ended(), 1);
    assert.match(elsewhere.output, /PORT is "0"/);
    const onePort = checkout.start({ DB_PORT: String(checkout.port) });
    assert.equal(await onePort.ended(), 1);
    assert.match(onePort.output, /PORT and DB_PORT are both \d+/);
    const reset = await checkout.run("reset", "--yes");
    assert.equal(reset.code, 1);
    assert.match(reset.output, /Already running/);

    await stack.signal("INT");
    await leavesNothing(checkout);
  });

  await t.step("the data is closed to other accounts, that of an earlier version too", async () => {
    const data = join(checkout.folder, ".local");
    assert.deepEqual(await readableByOthers(data), []);
    await Deno.chmod(data, 0o755);
    await Deno.chmod(join(data, "keys.json"), 0o644);
    await Deno.chmod(join(data, "storage"), 0o755);
  });

  await t.step("edited migrations are told, and their data kept where that is wished", async () => {
    const folder = join(checkout.folder, "supabase/migrations");
    const [file = ""] = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
    const text = await Deno.readTextFile(join(folder, file));
    await Deno.writeTextFile(join(folder, file), `${text}-- edited\n`);
    const refused = checkout.start();
    assert.equal(await refused.ended(), 1);
    assert.match(refused.output, new RegExp(`${file}[^]*task reset[^]*--keep-data`));
    const kept = checkout.start({}, ["--keep-data"]);
    await kept.ready();
    await kept.signal("INT");
    assert.deepEqual(await readableByOthers(join(checkout.folder, ".local")), []);
  });

  await t.step(
    "a model that a worker's life is too short for is refused in a sentence",
    async () => {
      const model = "seedream-5-0-pro-260628";
      const stack = checkout.start({ SEEDREAM_MODEL: model, WORKER_SECONDS: "150" });
      assert.equal(await stack.ended(), 1);
      const said = stack.output.trimEnd().split("\n").at(-1) ?? "";
      assert.match(
        said,
        new RegExp(`^${model} takes up to 130 s .* Set WORKER_SECONDS to .*model\\.$`),
      );
      assert.doesNotMatch(stack.output, /UnusableModel|^ +at /m);
      await leavesNothing(checkout);
    },
  );

  await t.step("Ctrl-C ends a start that is under way", async () => {
    const stack = checkout.start();
    await stack.prints("Task start");
    await stack.signal("INT");
    await leavesNothing(checkout);
  });

  await t.step("a start on kept data knows its users, and may be killed by -9", async () => {
    const stack = checkout.start();
    await stack.ready();
    assert.equal(await post(checkout, "/auth/login"), 200);
    assert.equal(await slots(checkout), 1);
    Deno.kill(await checkout.starterPid(), "SIGKILL");
    await stack.ended();
  });

  await t.step("the start after it recovers; SIGTERM ends it too", async (t) => {
    const stack = checkout.start({ IMAGE_PROVIDER: "fal", STUDIO_LATENCY_MS: "0" });
    await stack.ready();
    assert.equal(await post(checkout, "/auth/login"), 200);
    assert.equal(await slots(checkout), 1);
    await t.step(
      "fal.ai is stood in for, and what a killed worker ordered is paid once",
      async () => {
        assert.match(stack.output, /^no key for Gemini and Seedream at fal.ai: the local studio/m);
        await drawsOnceThoughKilled(checkout, await logIn(checkout));
      },
    );
    await stack.terminate();
    await leavesNothing(checkout);
  });

  await t.step("a reset throws the data away, one with a misspelt flag nothing", async () => {
    const misspelt = await checkout.run("reset", "--dry-run");
    assert.equal(misspelt.code, 1);
    assert.match(misspelt.output, /Unknown option '--dry-run'/);
    assert.ok((await checkout.env()).SUPABASE_URL);
    const unasked = await checkout.run("reset");
    assert.equal(unasked.code, 1);
    assert.match(unasked.output, /say --yes/);
    for (const command of ["reset", "start"]) {
      const help = await checkout.run(command, "--help");
      assert.equal(help.code, 0);
      assert.match(help.output, new RegExp(`npx deno task ${command} \\[--`));
    }
    assert.ok((await checkout.env()).SUPABASE_URL);
    assert.equal((await checkout.run("reset", "--yes")).code, 0);
    await assert.rejects(Deno.stat(join(checkout.folder, ".local")), Deno.errors.NotFound);
    assert.equal((await checkout.run("reset", "--", "--yes")).code, 0);
  });
});
