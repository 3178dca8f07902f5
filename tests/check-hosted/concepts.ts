import { ok, openApi } from "../support/api.ts";
import { assetsOf } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import type { User } from "../support/user.ts";
import type { DrawnLogos } from "./draw-logos.ts";
import type { Checked } from "./report.ts";

/** Has one more concept of the same brief drawn, of one kind. */
export async function checkConcepts(
  owner: User,
  { projectId, assets }: DrawnLogos,
): Promise<Checked<never>> {
  const known = new Set((await assetsOf(owner, projectId)).map(({ id }) => id));
  const { stream_url } = await ok(
    openApi(owner).POST("/api/v1/projects/{id}/concepts", {
      params: { path: { id: projectId }, header: { "idempotency-key": "check-hosted-concepts" } },
      body: { count: 1, archetype: "pictorial" },
    }),
  );
  using stream = new EventClient(stream_url);
  await stream.untilComplete();
  const added = (await assetsOf(owner, projectId)).filter(({ id }) => !known.has(id));
  const [concept] = added;
  if (concept === undefined || added.length > 1) {
    return { differences: [`${added.length} concepts came of one that was asked for`] };
  }
  const { status, archetype, title, error } = concept;
  const differences: string[] = [];
  if (status !== "completed") differences.push(`"${title}" is ${status}: ${error?.message ?? ""}`);
  if (archetype !== "pictorial") differences.push(`"${title}" is of another kind: ${archetype}`);
  if (assets.some((asset) => asset.title === title)) differences.push(`"${title}" is there twice`);
  return { differences };
}
