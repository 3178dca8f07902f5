import assert from "node:assert/strict";
import { join } from "node:path";
import process from "node:process";
import { connect } from "./connect.ts";
import { recordedPid } from "./orphan.ts";
import { withScratchCluster } from "./scratch-cluster.ts";

Deno.test("a pool outlives the loss of a connection that was in a transaction", async (t) => {
  await withScratchCluster(async ({ admin, adminUrl, home }) => {
    // One slot only: a slot that was broken could not hide behind another.
    const sql = connect(adminUrl, { max: 1, backoff: () => 0.05, onnotice: () => {} });

    const losses = {
      "its backend is terminated": (pid: number) => admin`select pg_terminate_backend(${pid})`,
      "the server is killed": () => killServer("SIGKILL"),
      "the server aborts": () => killServer("SIGQUIT"),
      "the server shuts down": () => killServer("SIGINT"),
    };
    async function killServer(signal: Deno.Signal): Promise<void> {
      const pid = await recordedPid(join(home, "data"));
      assert.ok(pid);
      process.kill(pid, signal);
    }

    /** The pool's next queries, which may meet the outage, until one works. */
    async function recovered(): Promise<void> {
      for (;;) {
        try {
          assert.equal(await sql.begin(async (tx) => (await tx`select 1 as one`)[0]?.one), 1);
          return;
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    }

    for (const [loss, lose] of Object.entries(losses)) {
      await t.step(`idle while ${loss}`, async () => {
        const late = Promise.withResolvers<void>();
        const resume = Promise.withResolvers<void>();
        const outcome = sql.begin(async (tx) => {
          const [backend] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
          await lose(backend.pid);
          await resume.promise;
          const rows = tx([{ one: 1 }]);
          await tx`create table public.stray as select * from ${rows}`.catch(late.resolve);
          late.reject(new Error("a statement ran outside of its transaction"));
        });
        await assert.rejects(outcome);
        await recovered();
        resume.resolve();
        await late.promise;
      });

      await t.step(`busy while ${loss}`, async () => {
        const outcome = sql.begin(async (tx) => {
          const [backend] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
          const sleeping = tx`select pg_sleep(60)`;
          await Promise.all([sleeping, lose(backend.pid)]);
        });
        await assert.rejects(outcome);
        await recovered();
      });
    }

    await t.step("an ordinary error is rolled back as ever", async () => {
      await assert.rejects(sql.begin((tx) => tx`select 1/0`), { code: "22012" });
      await recovered();
    });

    await sql.end({ timeout: 1 });
  });
});
