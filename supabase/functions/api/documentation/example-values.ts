const projectId = "7b0f1f0e-3f65-4d0c-8f57-2a4c9d1e6b10";
const assetId = "c2a5a8f4-90d3-4a53-9a3e-5d2f7e8b1c20";
const webhookId = "9e4b7a1c-6d2f-4c83-b5a0-8f1e3d7c2a30";
const files = "https://project.supabase.co/storage/v1/object/sign";
const token = "token=eyJhbGciOiJIUzI1NiJ9.e30.c2ln";

const brief = {
  company_name: "Northwind Coffee",
  industry: "Coffee roaster",
  description: "Small-batch beans, roasted on Fridays",
  colors: ["#5b3a29"],
  concept_count: 4,
};

const project = {
  id: projectId,
  project_name: "Northwind Coffee",
  brief_data: brief,
  status: "generating",
  error: null,
  inspiration_image_url: null,
  progress: { total: 4, pending: 1, generating: 1, completed: 2, failed: 0 },
  cost: { amount: 0.0837, currency: "USD" },
  created_at: "2026-11-25T08:00:00.000Z",
  updated_at: "2026-11-25T08:00:21.480Z",
};

/** Before it has any logo. */
const newProject = {
  ...project,
  status: "prompting",
  progress: { total: 0, pending: 0, generating: 0, completed: 0, failed: 0 },
  cost: { amount: 0, currency: "USD" },
  updated_at: project.created_at,
};

const asset = {
  id: assetId,
  project_id: projectId,
  parent_asset_id: null,
  asset_type: "logo_concept",
  title: "Morning Steam",
  archetype: "combination",
  status: "completed",
  asset_url: `${files}/generated-assets/logo.png?${token}`,
  thumbnail_url: `${files}/generated-assets/thumbnail.webp?${token}`,
  generation_prompt: 'A flat combination mark of a cup and a star that letters "Northwind Coffee".',
  instructions: null,
  error: null,
  attempts: 1,
  favorite: false,
  width: 2048,
  height: 2048,
  mime_type: "image/png",
  lettering: "match",
  lettering_text: "Northwind Coffee",
  cost: { amount: 0.0402, currency: "USD" },
  created_at: "2026-11-25T08:00:09.120Z",
  updated_at: "2026-11-25T08:00:21.480Z",
  completed_at: "2026-11-25T08:00:21.480Z",
};

/** Its thumbnail is made a moment later. */
const drawnAsset = { ...asset, thumbnail_url: null };

/** Accepted, and nothing done for it yet. */
const pendingAsset = {
  ...asset,
  status: "pending",
  ...{ asset_url: null, thumbnail_url: null, width: null, height: null, mime_type: null },
  ...{ lettering: null, lettering_text: null, completed_at: null },
  attempts: 0,
  cost: { amount: 0, currency: "USD" },
  updated_at: "2026-11-25T08:01:10.305Z",
};

const wish = "Make it navy blue";
const otherPrompt = "A flat emblem of a coffee bean on a white ground";

const kit = {
  asset_id: assetId,
  status: "completed",
  error: null,
  fidelity: { svg: 0.991 },
  palette: [
    { hex: "#f6efe6", role: "background", share: 0.81 },
    { hex: "#5b3a29", role: "primary", share: 0.17 },
    { hex: "#d9a441", role: "accent", share: 0.02 },
  ],
  files: [
    {
      name: "logo/logo.svg",
      purpose: "Print, signs and every size: the vector, without its ground",
      mime_type: "image/svg+xml",
      ...{ width: 2048, height: 2048, bytes: 18_412 },
      url: `${files}/brand-kits/logo.svg?${token}`,
    },
    {
      name: "social/open-graph.png",
      purpose: "Links in chats and feeds (Open Graph)",
      mime_type: "image/png",
      ...{ width: 1200, height: 630, bytes: 41_906 },
      url: `${files}/brand-kits/open-graph.png?${token}`,
    },
  ],
  zip_url: `${files}/brand-kits/kit.zip?${token}`,
  created_at: "2026-11-25T08:02:00.150Z",
  updated_at: "2026-11-25T08:02:06.720Z",
  completed_at: "2026-11-25T08:02:06.720Z",
};

const webhook = {
  id: webhookId,
  url: "https://example.com/hooks/logokraft",
  events: ["asset.completed", "project.completed"],
  active: true,
  created_at: "2026-11-25T08:00:00.000Z",
  last_delivery: { at: "2026-11-25T08:00:21.630Z", status: 204 },
};

const delivery = {
  id: "5d0c9d8e-1f7a-4a86-8a39-3b1f6c2d7e40",
  event: "asset.completed",
  attempt: 2,
  status: 503,
  error: "The endpoint answered 503.",
  at: "2026-11-25T08:00:26.810Z",
  next_attempt_at: "2026-11-25T08:05:26.810Z",
  created_at: "2026-11-25T08:00:21.480Z",
};

/** Named schemas whose example is written as a whole, since its parts have to fit together. */
export const named: Record<string, unknown> = {
  Brief: brief,
  Project: project,
  Asset: asset,
  Kit: kit,
  NewWebhook: {
    url: "https://example.com/hooks/logokraft",
    events: ["asset.completed", "project.completed"],
  },
  Webhook: webhook,
  WebhookDelivery: delivery,
  Session: {
    access_token: "eyJhbGciOiJFUzI1NiJ9.e30.c2ln",
    refresh_token: "v1.MjAyNi0xMS0yNQ",
    token_type: "bearer",
    expires_in: 3600,
    expires_at: 1_795_600_800,
  },
  Refinement: { action: "edit", instructions: wish, count: 1 },
  AssetRetry: { prompt: otherPrompt },
  Quote: {
    ...{ action: "concepts", count: 5, pictures: 5 },
    cost: { prompts: 0.011, pictures: 0.2, lettering: 0.0036, total: 0.2146, currency: "USD" },
    models: { prompt: "gemini-3.8-flash", picture: "seedream-4-5-251128" },
    ...{ daily_left: 285, would_be: "accepted" },
  },
  ProjectRetry: { without_inspiration: true },
  StreamMessage: {
    type: "asset_completed",
    project_id: projectId,
    at: asset.completed_at,
    asset: drawnAsset,
  },
  WebhookMessage: { type: "asset.completed", timestamp: asset.completed_at, data: drawnAsset },
};

/**
 * What of {@link named} an answer has at another point of its life, by operation and status: what was
 * just begun is not finished.
 */
export const answered: Record<string, Record<string, unknown>> = {
  "createProject 201": { Project: newProject },
  "retryProject 202": {
    Project: { ...newProject, updated_at: "2026-11-25T08:01:10.305Z" },
  },
  "requestConcepts 202": {
    Project: {
      ...project,
      status: "prompting",
      progress: { total: 4, pending: 0, generating: 0, completed: 4, failed: 0 },
    },
  },
  "cancelProject 200": {
    Project: {
      ...project,
      status: "cancelled",
      progress: { total: 4, pending: 0, generating: 1, completed: 2, failed: 1 },
    },
  },
  "markAsset 200": { Asset: { ...asset, favorite: true } },
  "refineAsset 202": {
    Asset: {
      ...pendingAsset,
      id: "f1d3b6c8-2e75-4b19-8c40-6a9e0d5b7f30",
      parent_asset_id: assetId,
      asset_type: "logo_edit",
      title: wish,
      generation_prompt: null,
      instructions: wish,
      created_at: pendingAsset.updated_at,
    },
  },
  "retryAsset 202": {
    Asset: { ...pendingAsset, attempts: 1, generation_prompt: otherPrompt },
  },
  "requestKit 202": {
    Kit: {
      ...kit,
      status: "pending",
      ...{ fidelity: null, palette: [], files: [], zip_url: null, completed_at: null },
      updated_at: kit.created_at,
    },
  },
  "createWebhook 201": { Webhook: { ...webhook, last_delivery: null } },
  "testWebhook 202": {
    WebhookDelivery: {
      ...delivery,
      event: "webhook.test",
      ...{ attempt: 0, status: null, error: null },
      at: delivery.created_at,
      next_attempt_at: delivery.created_at,
    },
  },
};

/** Examples by a property's name, where the schema alone would give one that looks unreal. */
export const byName: Record<string, unknown> = {
  project_id: projectId,
  stream_url:
    `https://project.supabase.co/functions/v1/stream/projects/${projectId}?ticket=MTc5NTYwMDgwMA.c2ln`,
  email: "ada@example.com",
  password: "correct horse battery",
  refresh_token: "v1.MjAyNi0xMS0yNQ",
  next_cursor: null,
  openapi: "3.1.0",
  favorite: true,
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
};

export const byFormat: Record<string, unknown> = {
  "uuid": assetId,
  "date-time": "2026-11-25T20:00:00.000Z",
  "uri": `${files}/generated-assets/logo.png?${token}`,
};
