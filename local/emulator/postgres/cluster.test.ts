import assert from "node:assert/strict";
import { join } from "node:path";
import process from "node:process";
import postgres from "postgres";
import { LogFile } from "../platform/log-file.ts";
import { chooseAccount } from "./account.ts";
import { POSTGRES_VERSION } from "./binaries.ts";
import { type Cluster, startCluster } from "./cluster.ts";
import { recordedPid } from "./orphan.ts";
import { removeCluster } from "./remove-cluster.ts";
import { startServer } from "./server.ts";

async function withFolder(mode: number, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "logokraft-" });
  await Deno.chmod(folder, mode);
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function query(cluster: Cluster, statement: string): Promise<postgres.Row[]> {
  const sql = postgres(cluster.adminUrl, { max: 1, fetch_types: false });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

/** Resolves when the server answers again. */
async function answering(cluster: Cluster): Promise<void> {
  for (;;) {
    try {
      await query(cluster, "select 1");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Listens there as soon as nobody else does. */
async function takePort(port: number): Promise<Deno.Listener> {
  for (;;) {
    try {
      return Deno.listen({ hostname: "127.0.0.1", port });
    } catch (error) {
      if (!(error instanceof Deno.errors.AddrInUse)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

Deno.test("the cluster", async (t) => {
  await withFolder(0o755, async (folder) => {
    const directory = join(folder, "postgres");
    const dataDirectory = join(directory, "data");
    const start = (port = 0) => startCluster({ directory, port });

    await t.step("starts where an earlier start was interrupted", async () => {
      for (const left of ["data", `runtime-${POSTGRES_VERSION}`]) {
        await Deno.mkdir(join(directory, `${left}.unfinished`, "half"), { recursive: true });
      }
      const cluster = await start();
      await query(cluster, "create table kept (note text); insert into kept values ('committed')");
      await cluster.stop();
    });

    await t.step("keeps its data, and is nobody else's meanwhile", async () => {
      const cluster = await start();
      try {
        assert.deepEqual([...await query(cluster, "select note from kept")], [
          { note: "committed" },
        ]);
        await assert.rejects(start(), new RegExp(`Already running .* \\(process ${Deno.pid}\\)`));
      } finally {
        await cluster.stop();
      }
    });

    await t.step("names a port that is taken", async () => {
      using listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
      const { port } = listener.addr;
      await assert.rejects(start(port), new RegExp(`Port ${port} is taken`));
    });

    for (const signal of ["SIGKILL", "SIGQUIT"] as const) {
      await t.step(`is up again after a ${signal}, with all that was committed`, async () => {
        const cluster = await start();
        try {
          await query(cluster, `insert into kept values ('before ${signal}')`);
          const pid = await recordedPid(dataDirectory);
          assert.ok(pid);
          process.kill(pid, signal);
          await answering(cluster);
          const found = await query(cluster, `select from kept where note = 'before ${signal}'`);
          assert.equal(found.length, 1);
        } finally {
          await cluster.stop();
        }
      });
    }

    await t.step("is up again once the port that somebody took meanwhile is free", async () => {
      const cluster = await start();
      const { error } = console;
      const told: string[] = [];
      try {
        const failed = new Promise<void>((resolve) => {
          console.error = (message) => {
            told.push(message);
            resolve();
          };
        });
        const pid = await recordedPid(dataDirectory);
        assert.ok(pid);
        process.kill(pid, "SIGKILL");
        using _listener = await takePort(cluster.port);
        while (!/Address already in use/.test(told.join())) {
          await failed;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      } finally {
        console.error = error;
      }
      await answering(cluster);
      await cluster.stop();
    });

    await t.step("stops the Postgres that a killed starter left behind", async () => {
      const log = await LogFile.open(join(directory, "orphan.log"));
      const orphan = await startServer({
        runtime: join(directory, `runtime-${POSTGRES_VERSION}`),
        dataDirectory,
        port: unusedPort(),
        account: await chooseAccount(dataDirectory),
        log,
      });
      const cluster = await start();
      await orphan.ended;
      log.close();
      await query(cluster, "select note from kept");
      await cluster.stop();
    });

    await t.step("leaves a stranger alone that has a dead postmaster's number", async () => {
      const stranger = new Deno.Command("sleep", { args: ["60"] }).spawn();
      await Deno.writeTextFile(join(dataDirectory, "postmaster.pid"), `${stranger.pid}\n`);
      try {
        await (await start()).stop();
      } finally {
        stranger.kill("SIGTERM"); // Throws if it is gone.
        await stranger.status;
      }
    });

    await t.step("ends with its starter, even if that is killed", async () => {
      const starter = new Deno.Command(Deno.execPath(), {
        args: ["run", "-A", "--config", configFile, fixture, directory],
        stdout: "piped",
      }).spawn();
      const reader = starter.stdout.getReader();
      await reader.read(); // It says when it is up.
      const pid = await recordedPid(dataDirectory);
      assert.ok(pid);
      starter.kill("SIGKILL");
      await reader.cancel();
      await starter.status;
      while (await recordedPid(dataDirectory) !== undefined) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });

    await t.step("says what to do where its data is damaged, and harms it no further", async () => {
      const files = {
        version: join(dataDirectory, "PG_VERSION"),
        password: join(directory, "password"),
      };
      for (const file of Object.values(files)) {
        const content = await Deno.readTextFile(file);
        if (file === files.password) await Deno.writeTextFile(file, "");
        else await Deno.remove(file);
        await assert.rejects(start(), /npx deno task reset/);
        await Deno.writeTextFile(file, content);
      }
      const cluster = await start();
      await query(cluster, "select note from kept");
      await cluster.stop();
    });

    await t.step("is gone after removal, and removing nothing is fine", async () => {
      await removeCluster(directory);
      await removeCluster(directory);
      await assert.rejects(Deno.lstat(directory), Deno.errors.NotFound);
    });
  });
});

Deno.test({
  name: "root's cluster works in a folder that only root may enter",
  ignore: Deno.uid() !== 0,
  async fn() {
    await withFolder(0o700, async (folder) => {
      const directory = join(folder, "postgres");
      for (const note of ["first start", "second start"]) {
        const cluster = await startCluster({ directory, port: 0 });
        assert.match(await Deno.readLink(directory), /^\/var\/lib\/logokraft\//, note);
        await query(cluster, "select 1");
        await cluster.stop();
      }
      const home = await Deno.readLink(directory);
      await removeCluster(directory);
      await assert.rejects(Deno.lstat(home), Deno.errors.NotFound);
    });
  },
});

const fixture = join(import.meta.dirname ?? ".", "hold-cluster.fixture.ts");
const configFile = join(import.meta.dirname ?? ".", "..", "..", "..", "deno.json");

function unusedPort(): number {
  using listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  return listener.addr.port;
}
