import type { Asset, Project } from "@logokraft/client";

/** A logo; a test changes what it is about. */
export function asset(given: Partial<Asset> & { id: string }): Asset {
  return {
    project_id: "p",
    parent_asset_id: null,
    asset_type: "logo_concept",
    title: "A bean at sea",
    archetype: "abstract",
    status: "pending",
    asset_url: null,
    thumbnail_url: null,
    generation_prompt: "A bean",
    instructions: null,
    error: null,
    attempts: 0,
    favorite: false,
    width: null,
    height: null,
    mime_type: null,
    cost: { amount: 0, currency: "USD" },
    created_at: "2026-11-25T08:00:00.000Z",
    updated_at: "2026-11-25T08:00:00.000Z",
    completed_at: null,
    ...given,
  };
}

export function project(given: Partial<Project> = {}): Project {
  return {
    id: "p",
    project_name: "Northwind Coffee",
    brief_data: {
      company_name: "Northwind Coffee",
      industry: "Coffee",
      description: "Beans",
      concept_count: 3,
    },
    status: "generating",
    error: null,
    inspiration_image_url: null,
    progress: { total: 0, pending: 0, generating: 0, completed: 0, failed: 0 },
    cost: { amount: 0, currency: "USD" },
    created_at: "2026-11-25T08:00:00.000Z",
    updated_at: "2026-11-25T08:00:00.000Z",
    ...given,
  };
}
