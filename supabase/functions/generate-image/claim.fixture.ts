import type { PictureClaim } from "../_shared/jobs/verbs/claims.ts";

const project = "0f9f3a52-8a5e-4c0e-9d2b-000000000001";
const owner = "0f9f3a52-8a5e-4c0e-9d2b-000000000002";

/** A claim on a concept, or on a refinement of another asset. */
export function claimOn(
  assetId: string,
  kind: PictureClaim["asset"]["asset_type"] = "logo_concept",
  more: Partial<PictureClaim> = {},
): PictureClaim {
  const isConcept = kind === "logo_concept";
  return {
    outcome: "claimed",
    lease_token: assetId.replace(/.$/, "f"),
    lease_seconds: 30,
    attempt: 3,
    deadline_at: Date.parse("2026-01-02T00:00:00Z"),
    owner_id: owner,
    vendor: isConcept ? "seedream" : "nano_banana",
    provider_job: null,
    probes_storage: false,
    prompt_ready: isConcept,
    has_own_prompt: false,
    asset: {
      id: assetId,
      project_id: project,
      parent_asset_id: isConcept ? null : parentId,
      asset_type: kind,
      archetype: "abstract",
      title: "Drift",
      generation_prompt: isConcept ? "An abstract logo mark." : null,
      instructions: kind === "logo_edit" ? "Make it blue" : null,
      to_letter: null,
    },
    project: {
      id: project,
      project_name: "Northwind",
      brief_data: { company_name: "Northwind" },
      inspiration_image_url: null,
    },
    parent: isConcept ? null : {
      id: parentId,
      title: "Drift",
      archetype: "abstract",
      generation_prompt: "An abstract logo mark.",
      asset_url: parentPath,
      mime_type: "image/png",
      width: 2048,
      height: 2048,
      to_letter: null,
    },
    ...more,
  };
}

const parentId = "0f9f3a52-8a5e-4c0e-9d2b-000000000003";
export const parentPath = `${owner}/${project}/${parentId}-1.png`;

/** Where the picture of this claim's attempt goes. */
export const pathOf = (assetId: string) => `${owner}/${project}/${assetId}-3.png`;

/** A PNG's first bytes, 512 × 512 pixels, and its trailer. */
export { pngOf as png } from "../_shared/images/png.fixture.ts";
