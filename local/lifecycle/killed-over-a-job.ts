import assert from "node:assert/strict";
import { createLogoKraft, unwrap } from "@logokraft/client";
import postgres from "postgres";
import { z } from "zod";
import { eventually } from "../../tests/drill/eventually.ts";
import type { Checkout } from "../../tests/support/checkout.ts";
import { EventClient } from "../../tests/support/events.ts";

/** Milliseconds; long, as it only ends a test that would fail anyway. */
const TIMEOUT = 180_000;

const counted = z.object({ counts: z.record(z.string(), z.number()) });

/**
 * Has one logo drawn at fal.ai, for which the studio stands in, and kills the worker that has
 * submitted it: the next one asks for the same job, which is drawn and paid for once.
 */
export async function drawsOnceThoughKilled(checkout: Checkout, token: string): Promise<void> {
  const { SUPABASE_URL, SUPABASE_DB_URL = "" } = await checkout.env();
  const [worker] = await checkout.functionProcesses("generate-image");
  const studio = worker?.environment.FAL_BASE_URL ?? assert.fail("fal.ai is not led to the studio");
  const sql = postgres(SUPABASE_DB_URL, { max: 1, onnotice: () => {} });
  try {
    // The first worker gets no further than to ask whether its job is done.
    await control(studio, "POST", "faults", {
      vendor: "fal",
      fault: "hang",
      match: { step: "status" },
    });
    const { project_id, stream_url } = await createProject(SUPABASE_URL ?? "", token);
    using stream = new EventClient(stream_url);
    const isKept = async () => {
      const jobs = await sql`select from private.jobs where provider_job is not null`;
      return jobs.length === 1;
    };
    assert.equal(await eventually(isKept, TIMEOUT, 50), true, "no job of fal's was kept");
    for (const { pid } of await checkout.functionProcesses("generate-image")) {
      Deno.kill(pid, "SIGKILL");
    }
    await control(studio, "DELETE", "faults");

    // As if its lease were over, and the pause after it.
    await sql`update private.jobs set lease_expires_at = now() where lease_token is not null`;
    await sql`select private.sweep()`;
    await sql`update private.jobs set run_after = now() where settled_at is null`;
    await sql`select private.sweep()`;
    await stream.untilComplete(TIMEOUT);

    const assets = await sql`
      select status, attempts from public.generated_assets where project_id = ${project_id}`;
    assert.deepEqual([...assets], [{ status: "completed", attempts: 2 }]);
    const response = await fetch(`${studio}/_studio/calls`);
    const { counts } = counted.parse(await response.json());
    assert.equal(counts["fal/picture/answered"], 1);
    assert.equal(Object.keys(counts).filter((key) => key.startsWith("fal/")).length, 1);
  } finally {
    await sql.end();
  }
}

async function createProject(url: string, token: string) {
  const logokraft = createLogoKraft({ url, getToken: () => token });
  const brief = { company_name: "Lumen", industry: "Lighting", description: "Lamps" };
  const body = { brief_data: { ...brief, concept_count: 1 } };
  return await unwrap(logokraft.POST("/api/v1/projects", { body }));
}

async function control(studio: string, method: string, what: string, body?: object) {
  const response = await fetch(`${studio}/_studio/${what}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  assert.equal(response.status, 204, await response.text());
}
