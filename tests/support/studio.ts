import { z } from "zod";
import { openDatabase } from "./project.ts";

const calls = z.object({
  calls: z.array(
    z.object({
      vendor: z.string(),
      kind: z.enum(["text", "picture"]),
      prompt: z.string(),
      at: z.string().transform((text) => Date.parse(text)),
    }),
  ),
});

function studioUrl(): string {
  return z.url().parse(Deno.env.get("STUDIO_URL"));
}

/**
 * The calls that the studio got with `text` in their prompt: another test's don't disturb.
 *
 * @param since milliseconds since 1970: where another test's prompt may be the same
 */
export async function studioCalls(text: string, since = 0) {
  const response = await fetch(`${studioUrl()}/_studio/calls`);
  const { calls: all } = calls.parse(await response.json());
  return all.filter(({ prompt, at }) => prompt.includes(text) && at >= since);
}

/** Has the studio answer faultily, until `clearFaults`. */
export async function orderFaults(rules: object[]): Promise<void> {
  const response = await fetch(`${studioUrl()}/_studio/faults`, {
    method: "POST",
    body: JSON.stringify(rules),
  });
  if (!response.ok) throw new Error(await response.text());
  await response.body?.cancel();
}

/** Has no picture begun until `releaseWork`: what is shown before one is done can be seen. */
export const holdPictures = () => closeGate("seedream");

/** Has the director write no prompts until `releaseWork`: what holds meanwhile can be seen. */
export const holdPrompts = () => closeGate("gemini");

/** Has no logo redrawn until `releaseWork`: what holds of a refinement meanwhile can be seen. */
export const holdRefinements = () => closeGate("nano_banana");

/** Has nothing begun that is to be stored until `releaseWork`: no picture, thumbnail or kit. */
export const holdStorage = () => closeGate("storage");

async function closeGate(
  vendor: "gemini" | "nano_banana" | "seedream" | "storage",
): Promise<void> {
  const sql = openDatabase();
  // As one that is tried, and to everybody: what an earlier attempt comes to neither opens it nor
  // closes it to that attempt's owner alone.
  await sql`
    update private.vendor_gates set
      blocked_until = now() + interval '1 hour', learned_at = clock_timestamp(),
      is_probing = true, closed_to = null
    where vendor = ${vendor}`;
  await sql.end();
}

/** Ends whatever is held. */
export async function releaseWork(): Promise<void> {
  await clearFaults();
  const sql = openDatabase();
  await sql`update private.jobs set run_after = now(), dispatched_at = null
    where settled_at is null and lease_token is null`;
  await sql`select private.sweep()`;
  await sql.end();
}

/** Ends the faults, and has the database forget what it learned of its vendors from them. */
export async function clearFaults(): Promise<void> {
  const response = await fetch(`${studioUrl()}/_studio/faults`, { method: "DELETE" });
  await response.body?.cancel();
  const sql = openDatabase();
  await sql`
    update private.vendor_gates set
      blocked_until = '-infinity', next_start_at = '-infinity', learned_at = '-infinity',
      learned_per_minute = null, learned_at_once = null, tried_share = null, stray_share = 0,
      is_probing = false, refusals = 0, closed_for = null, closed_to = null,
      faults = 0, faults_since = null, fault_jobs = '{}'`;
  await sql.end();
}
