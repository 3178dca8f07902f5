import assert from "node:assert/strict";
import { join } from "node:path";
import postgres from "postgres";
import { freePorts } from "../support/checkout.ts";
import { startTestStack } from "../support/stack.ts";
import { pageTest } from "./page-test.ts";

pageTest("the server restarts in the middle: it goes on where it was", async ({ visit }) => {
  await using parts = new AsyncDisposableStack();
  const scratch = await Deno.makeTempDir({ prefix: "logokraft-test-" });
  parts.defer(() => Deno.remove(scratch, { recursive: true }));
  await Deno.chmod(scratch, 0o755); // Or Postgres's account could not enter it.
  const directory = join(scratch, "stack");

  const [port] = freePorts(1);
  const first = await startTestStack(directory, { port });
  parts.defer(() => first.stop());
  // However late the page shows that they are drawn, none is done before the server goes.
  await hangPictures(first.studioUrl);
  const visitor = await visit(first.url);
  const { page } = visitor;
  await visitor.signUp();
  await visitor.sendBrief(2);
  await page.getByText("Drawing…").first().waitFor();
  await first.stop();
  await page.getByText("Connection lost. Trying again…").waitFor();

  const second = await startTestStack(directory, { port });
  parts.defer(() => second.stop());
  await sweepAtOnce(second.dbUrl);
  await visitor.seeProgress("2 of 2 logos are drawn");
  await page.locator(".connection[data-phase=live]").waitFor({ state: "attached" });
}, {
  expected: [
    /ERR_(CONNECTION|INCOMPLETE_CHUNKED|EMPTY)/,
    // 503 of what is stopping, and 500 (WORKER_ERROR) of the platform for a call whose worker died.
    /status of 50[03]/,
  ],
});

async function hangPictures(studioUrl = ""): Promise<void> {
  const body = JSON.stringify([{ vendor: "ark", fault: "hang" }]);
  const { status } = await fetch(`${studioUrl}/_studio/faults`, { method: "POST", body });
  assert.equal(status, 204);
}

/** Takes the work back from the workers that died, and calls for it: else both take their time. */
async function sweepAtOnce(dbUrl: string): Promise<void> {
  const sql = postgres(dbUrl, { max: 1 });
  await sql`update private.jobs set lease_expires_at = now() where lease_token is not null`;
  await sql`select private.sweep()`;
  await sql`update private.jobs set run_after = now(), dispatched_at = null
    where settled_at is null and lease_token is null`;
  await sql`select private.sweep()`;
  await sql.end();
}
