/** A schema of the document, as far as examples need it. */
interface Schema {
  $ref?: string;
  example?: unknown;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

interface Body {
  schema?: Schema;
  example?: unknown;
}

interface Content {
  content?: Record<string, Body>;
}

interface Document {
  paths?: Record<
    string,
    Record<string, { requestBody?: Content; responses?: Record<string, Content> }>
  >;
  components?: { schemas?: Record<string, Schema> };
}

const project = "7b0f1f0e-3f65-4d0c-8f57-2a4c9d1e6b10";
const asset = "c2a5a8f4-90d3-4a53-9a3e-5d2f7e8b1c20";
const webhook = "9e4b7a1c-6d2f-4c83-b5a0-8f1e3d7c2a30";
const files = "https://project.supabase.co/storage/v1/object/sign";

const brief = {
  company_name: "Northwind Coffee",
  industry: "Coffee roaster",
  description: "Small-batch beans, roasted on Fridays",
  colors: ["#5b3a29"],
  concept_count: 4,
};

/** Named schemas whose example is written as a whole, since its parts have to fit together. */
const named: Record<string, unknown> = {
  Brief: brief,
  Project: {
    id: project,
    project_name: "Northwind Coffee",
    brief_data: brief,
    status: "generating",
    error: null,
    inspiration_image_url: null,
    progress: { total: 4, pending: 1, generating: 1, completed: 2, failed: 0 },
    cost: { amount: 0.0837, currency: "USD" },
    created_at: "2026-11-25T08:00:00.000Z",
    updated_at: "2026-11-25T08:00:21.480Z",
  },
  Asset: {
    id: asset,
    project_id: project,
    parent_asset_id: null,
    asset_type: "logo_concept",
    title: "Morning Steam",
    archetype: "combination",
    status: "completed",
    asset_url: `${files}/generated-assets/logo.png?token=eyJhbGciOiJIUzI1NiJ9.e30.c2ln`,
    thumbnail_url: `${files}/generated-assets/thumbnail.webp?token=eyJhbGciOiJIUzI1NiJ9.e30.c2ln`,
    generation_prompt:
      'A flat combination mark of a cup and a star that letters "Northwind Coffee".',
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
  },
  NewWebhook: {
    url: "https://example.com/hooks/logokraft",
    events: ["asset.completed", "project.completed"],
  },
  Webhook: {
    id: webhook,
    url: "https://example.com/hooks/logokraft",
    events: ["asset.completed", "project.completed"],
    active: true,
    created_at: "2026-11-25T08:00:00.000Z",
    last_delivery: { at: "2026-11-25T08:00:21.630Z", status: 204 },
  },
  WebhookDelivery: {
    id: "5d0c9d8e-1f7a-4a86-8a39-3b1f6c2d7e40",
    event: "asset.completed",
    attempt: 2,
    status: 503,
    error: "The endpoint answered 503.",
    at: "2026-11-25T08:00:26.810Z",
    next_attempt_at: "2026-11-25T08:05:26.810Z",
    created_at: "2026-11-25T08:00:21.480Z",
  },
  Session: {
    access_token: "eyJhbGciOiJFUzI1NiJ9.e30.c2ln",
    refresh_token: "v1.MjAyNi0xMS0yNQ",
    token_type: "bearer",
    expires_in: 3600,
    expires_at: 1_795_600_800,
  },
  Refinement: { action: "edit", instructions: "Make it navy blue", count: 1 },
  Quote: {
    ...{ action: "concepts", count: 5, pictures: 5 },
    cost: { prompts: 0.011, pictures: 0.2, lettering: 0.0036, total: 0.2146, currency: "USD" },
    models: { prompt: "gemini-3.8-flash", picture: "seedream-4-5-251128" },
    ...{ daily_left: 285, would_be: "accepted" },
  },
  ProjectRetry: { without_inspiration: true },
};

/** Examples by a property's name, where the schema alone would give one that looks unreal. */
const byName: Record<string, unknown> = {
  project_id: project,
  stream_url:
    `https://project.supabase.co/functions/v1/stream/projects/${project}?ticket=MTc5NTYwMDgwMA.c2ln`,
  email: "ada@example.com",
  password: "correct horse battery",
  refresh_token: "v1.MjAyNi0xMS0yNQ",
  next_cursor: null,
  openapi: "3.1.0",
  favorite: true,
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
};

const byFormat: Record<string, unknown> = {
  "uuid": asset,
  "date-time": "2026-11-25T20:00:00.000Z",
  "uri": `${files}/generated-assets/logo.png?token=eyJhbGciOiJIUzI1NiJ9.e30.c2ln`,
};

/**
 * Gives every body and every answer in JSON, and every form, an example, made of those of its parts.
 * Those that have one keep it.
 */
export function addExamples(document: object): void {
  const { paths = {}, components } = document as Document;
  const schemas = components?.schemas ?? {};

  function exampleOf(schema: Schema, name = ""): unknown {
    if (schema.$ref !== undefined) {
      const component = schema.$ref.split("/").at(-1) ?? "";
      return named[component] ?? exampleOf(schemas[component] ?? {}, name);
    }
    if ("example" in schema) return schema.example;
    if (Object.hasOwn(byName, name)) return byName[name];
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return schema.enum[0];
    if (schema.default !== undefined) return schema.default;
    const [choice] = schema.anyOf ?? schema.oneOf ?? [];
    if (choice !== undefined) return exampleOf(choice, name);
    if (schema.allOf !== undefined) {
      return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part)));
    }
    if (schema.properties !== undefined) {
      const sent = Object.entries(schema.properties).filter(([, { format }]) =>
        format !== "binary"
      );
      return Object.fromEntries(sent.map(([key, value]) => [key, exampleOf(value, key)]));
    }
    if (schema.items !== undefined) return [exampleOf(schema.items, name)];
    if (schema.format !== undefined && byFormat[schema.format]) return byFormat[schema.format];
    return plain(schema);
  }

  const contents = Object.values(paths).flatMap((item) => Object.values(item)).flatMap((
    { requestBody, responses = {} },
  ) => [requestBody, ...Object.values(responses)]);
  for (const content of contents) {
    for (const [type, body] of Object.entries(content?.content ?? {})) {
      if (!/json|form-data/.test(type) || body.schema === undefined) continue;
      body.example ??= exampleOf(body.schema);
    }
  }
}

function plain({ type, minimum = 1 }: Schema): unknown {
  const [first] = [type].flat();
  if (first === "integer" || first === "number") return minimum;
  if (first === "boolean") return true;
  return first === "null" ? null : "Northwind Coffee";
}
