import type { Asset } from "@logokraft/client";

/** A concept that is drawn. */
export function concept(changes: Partial<Asset> = {}): Asset {
  return {
    id: crypto.randomUUID(),
    project_id: crypto.randomUUID(),
    parent_asset_id: null,
    asset_type: "logo_concept",
    title: "Sunrise",
    archetype: "abstract",
    status: "completed",
    asset_url: "http://127.0.0.1/x.png",
    thumbnail_url: null,
    generation_prompt: "A sun",
    instructions: null,
    error: null,
    attempts: 1,
    favorite: false,
    width: 1024,
    height: 1024,
    mime_type: "image/png",
    cost: { amount: 0.04, currency: "USD" },
    created_at: "2026-11-25T08:00:00.000Z",
    updated_at: "2026-11-25T08:00:00.000Z",
    completed_at: "2026-11-25T08:00:00.000Z",
    ...changes,
  };
}
