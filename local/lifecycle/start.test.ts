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
    const reset = await checkout.run("reset", "--yes");
    assert.equal(reset.code, 1);
    assert.match(reset.output, /Already running/);

    await stack.signal("INT");
    await leavesNothing(checkout);
  });

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
    assert.equal((await checkout.run("reset", "--yes")).code, 0);
    await assert.rejects(Deno.stat(join(checkout.folder, ".local")), Deno.errors.NotFound);
    assert.equal((await checkout.run("reset", "--", "--yes")).code, 0);
  });
});
