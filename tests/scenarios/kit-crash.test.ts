import assert from "node:assert/strict";
import { join } from "node:path";
import { createLogoKraft, unwrap } from "@logokraft/client";
import postgres from "postgres";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { startStudio } from "../../vendor-studio/start.ts";
import { sampleBrief } from "../support/brief.ts";
import { EventClient } from "../support/events.ts";
import { startTestStack } from "../support/stack.ts";

Deno.test("a kit whose worker dies at each of its steps is made all the same, once", async () => {
  const scratch = await Deno.makeTempDir({ prefix: "logokraft-test-" });
  await Deno.chmod(scratch, 0o755); // Or Postgres's account could not enter it.
  try {
    await using parts = new AsyncDisposableStack();
    const studio = await startStudio({ latency: "0" });
    parts.defer(() => studio.stop());
    const vendors = { GEMINI_BASE_URL: studio.url, ARK_BASE_URL: studio.url };
    const stack = await startTestStack(join(scratch, "stack"), { functionsEnvironment: vendors });
    parts.defer(() => stack.stop());
    const sql = postgres(stack.dbUrl, { max: 1, onnotice: () => {} });
    parts.defer(() => sql.end());

    let token = "";
    const api = createLogoKraft({ url: stack.url, getToken: () => token });
    const credentials = { email: "ada@example.org", password: "correct horse 1" };
    const { session } = await unwrap(api.POST("/api/v1/auth/signup", { body: credentials }));
    token = session?.access_token ?? assert.fail("signed in at once");
    const { project_id, stream_url } = await unwrap(api.POST("/api/v1/projects", {
      body: { brief_data: { ...sampleBrief, concept_count: 1 } },
    }));
    // From its first event on: the thumbnail may be there before the stream is.
    using stream = new EventClient(stream_url, 0);
    await stream.until(() => stream.types.includes("asset_updated"));
    const [logo = assert.fail()] = await sql<{ id: string }[]>`
      select id from public.generated_assets where project_id = ${project_id}`;
    const params = { path: { id: logo.id } };
    const { kit } = await unwrap(api.POST("/api/v1/assets/{id}/kit", { params }));
    assert.equal(kit.status, "pending");

    const steps = ["trace", "logo", "icons", "social", "colors", "pack"];
    const killed = new Set<string>();
    while (killed.size < steps.length) {
      const [held = assert.fail()] = await eventually("a step at work", async () => {
        const rows = await sql<{ name: string }[]>`
          select step.name from private.kit_steps as step join private.jobs using (id)
          where jobs.lease_token is not null`;
        const fresh = rows.filter(({ name }) => !killed.has(name));
        // Side by side, one may be settled between two looks: it was not killed, and needs not be.
        const over = await sql`
          select from public.brand_kits where asset_id = ${logo.id} and status = 'completed'`;
        return fresh.length > 0 || over.length > 0 ? [fresh] : undefined;
      });
      if (held.length === 0) break;
      stack.crash.edgeFunction("make-renditions");
      for (const { name } of held) killed.add(name);
      // As if their leases were over, and the waits after them.
      await sql`update private.jobs set lease_expires_at = now() where lease_token is not null`;
      await sql`select private.sweep()`;
      await sql`
        update private.jobs set run_after = now(), lost_leases = 0, dispatched_at = null
        where settled_at is null`;
      await sql`select private.sweep()`;
    }
    await stream.until(() => stream.events.at(-1)?.kit?.status === "completed");
    assert.ok(killed.has("trace") && killed.size >= 2, [...killed].join());

    const [settled] = await sql`
      select count(*)::int as attempts, count(distinct job_id)::int as jobs
      from private.attempts join private.jobs on jobs.id = job_id
      where jobs.kind = 'kit_step' and outcome = 'completed'`;
    assert.deepEqual({ ...settled }, { attempts: 6, jobs: 6 });
    // What the dead ones had stored is removed in its time, and nothing else.
    await sql`update private.object_removals set due_at = now()`;
    await eventually("all removals", async () => {
      await sql`select private.dispatch_removals()`;
      return (await sql`select from private.object_removals`).length === 0;
    });
    const named = await sql<{ path: string }[]>`
      select file ->> 'path' as path from public.brand_kits cross join jsonb_array_elements(files) as file
      union select zip_path from public.brand_kits`;
    const stored = await sql<{ path: string }[]>`
      select name as path from storage.objects where bucket_id = 'brand-kits'`;
    const sorted = (rows: { path: string }[]) => rows.map(({ path }) => path).toSorted();
    assert.deepEqual(sorted([...stored]), sorted([...named]));
  } finally {
    await Deno.remove(scratch, { recursive: true });
  }
});
