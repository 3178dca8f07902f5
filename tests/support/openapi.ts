import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { createApp } from "../../supabase/functions/api/app.ts";
import { describeApi } from "../../supabase/functions/api/documentation/document.ts";
import { readConfig } from "../../supabase/functions/_shared/config.ts";
import { createServiceClient } from "../../supabase/functions/_shared/database.ts";
import { createLogger } from "../../supabase/functions/_shared/log.ts";
import { createSigner } from "../../supabase/functions/_shared/storage.ts";
import { createTickets } from "../../supabase/functions/_shared/tickets.ts";

/** The limits that the page's forms know. */
export const limitsFile = new URL("../../clients/web/src/api/limits.ts", import.meta.url).pathname;

/** The API's document as kept in the repository, */
export const documentFile = new URL("../../docs/openapi.json", import.meta.url).pathname;
/** and the types of a client, made from it. */
export const typesFile = new URL("../../clients/js/src/schema.ts", import.meta.url).pathname;

export type ApiDocument = ReturnType<typeof describeApi>;

/** The API with nothing behind it: good for looking at its routes. */
export function idleApp() {
  const config = readConfig({
    SUPABASE_URL: "http://127.0.0.1:54321",
    SUPABASE_PUBLISHABLE_KEYS: '{"default":"sb_publishable_none"}',
    SUPABASE_SECRET_KEYS: '{"default":"sb_secret_none"}',
  });
  const service = createServiceClient(config);
  const app = createApp({
    config,
    service,
    log: createLogger(),
    signer: createSigner(service, config.publicSupabaseUrl),
    tickets: createTickets(config.secretKey),
    findAddresses: () => Promise.resolve([]),
  });
  return { app, url: config.publicSupabaseUrl };
}

/** The document that the API would serve on a machine of its own. */
export function generateDocument(): ApiDocument {
  const { app, url } = idleApp();
  return describeApi(app, url);
}

/** The document as the repository's file has it. */
export function printDocument(document: ApiDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** TypeScript for openapi-fetch. */
export async function generateApiTypes(document: string): Promise<string> {
  // Those of whole bodies would treble the file, and nobody reads them there.
  const isOfBody = (key: string, value: unknown) => key === "example" && isObject(value);
  const bare = JSON.parse(document, (key, value) => isOfBody(key, value) ? undefined : value);
  const nodes = await openapiTS(bare, {
    // What has a default may be left out.
    defaultNonNullable: false,
    // A file in a form: a string to JSON Schema, which knows no bytes.
    transform: (schema) =>
      "contentMediaType" in schema ? ts.factory.createTypeReferenceNode("Blob") : undefined,
  });
  return `// Made from docs/openapi.json by: npx deno task openapi\n${astToString(nodes)}`;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
