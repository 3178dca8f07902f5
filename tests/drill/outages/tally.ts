import { USUAL_ATTEMPT } from "../../../supabase/functions/_shared/vendors/models/attempt-time.ts";
import { vendorCalls } from "../invariants/money.ts";
import type { Stage } from "../stage.ts";
import type { Outage, Part } from "./outage.ts";

/** Counts since the stage was opened; the difference of two is what an outage has led to. */
export interface Tally {
  projects: number;
  /** Asked for: concepts of briefs, and refinements. */
  needed: number;
  completed: number;
  /** Drawn by a vendor, whether or not anybody got them. */
  paid: number;
  /** Calls for a picture that were answered without one. */
  vain: number;
  /**
   * Leases that ended during a drawing that nobody could keep: each costs a picture, as a killed
   * worker does.
   */
  lost: number;
  /**
   * Drawings that took longer than an attempt may: who hears no answer can't tell whether there will
   * be one, and asks again.
   */
  late: number;
  /** Answers that broke off: what they held was drawn, and nobody got it. */
  cut: number;
}

/** What the vendors that can be down are called in an attempt's report. */
const reported: Partial<Record<Part, string>> = {
  ark: "seedream",
  fal: "seedream",
  gemini: "gemini",
};

/** @param outage what a vendor that never answered during one abandons was not drawn. */
export async function count(stage: Stage, { part, how }: Outage): Promise<Tally> {
  const silent = how === "hang" ? reported[part] ?? null : null;
  const [made] = await stage.query((sql) =>
    sql<Pick<Tally, "projects" | "needed" | "completed" | "lost" | "late">[]>`
      select
        (select count(*)::int from public.brand_projects) as projects,
        (select coalesce(sum(concept_count), 0)::int from public.brand_projects)
          + (select count(*)::int from public.generated_assets where parent_asset_id is not null)
          as needed,
        (select count(*)::int from public.generated_assets where status = 'completed') as completed,
        (select count(*)::int from drill.attempts join drill.assets on assets.id = job_id
          where outcome = 'lost' and not kept) as lost,
        (select count(*)::int from drill.attempts join drill.assets on assets.id = job_id
          where outcome = 'outage' and not kept
            -- To a second, as the attempt's clock began a little before the call.
            and (report ->> 'vendor_ms')::int >= ${USUAL_ATTEMPT - 1_000}
            and report ->> 'vendor' is distinct from ${silent}) as late`
  );
  if (!made) throw new Error("the database says nothing");
  const isDrawn = (vendor: string, outcome: string) =>
    outcome === "answered" ||
    outcome === "abandoned" && !(how === "hang" && part === vendor) ||
    // These pictures were drawn; the answer was only late, or broke off.
    ["fault:latency", "fault:cut_body"].includes(outcome);
  let [paid, vain, cut] = [0, 0, 0];
  for (const [name, calls] of await vendorCalls(stage.studioUrl)) {
    const [vendor = "", kind, outcome = ""] = name.split("/");
    if (kind !== "picture") continue;
    if (isDrawn(vendor, outcome)) paid += calls;
    else vain += calls;
    if (outcome === "fault:cut_body") cut += calls;
  }
  return { ...made, paid, vain, cut };
}

export function difference(after: Tally, before: Tally): Tally {
  return {
    projects: after.projects - before.projects,
    needed: after.needed - before.needed,
    completed: after.completed - before.completed,
    paid: after.paid - before.paid,
    vain: after.vain - before.vain,
    lost: after.lost - before.lost,
    late: after.late - before.late,
    cut: after.cut - before.cut,
  };
}
