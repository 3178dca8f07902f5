import { Validator } from "@seriousme/openapi-schema-validator";
import assert from "node:assert/strict";
import { loadConfig } from "../../local/emulator/platform/config.ts";
import { configFile } from "../../local/settings.ts";
import { problems } from "../../supabase/functions/_shared/contract/problem.ts";
import {
  documentFile,
  generateApiTypes,
  generateDocument,
  idleApp,
  limitsFile,
  printDocument,
  typesFile,
} from "../support/openapi.ts";
import { generateLimits } from "../support/openapi-limits.ts";

const document = generateDocument();

interface Described {
  responses: Record<string, {
    headers?: Record<string, unknown>;
    content?: Record<string, { schema: Record<string, unknown> }>;
  }>;
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, unknown> };
  security?: Record<string, unknown>[];
  operationId?: string;
}

const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item as Record<string, Described>).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    operation,
  }))
);

function find(name: string): Described {
  return operations.find((one) => one.name === name)?.operation ?? assert.fail(name);
}

Deno.test("docs/openapi.json, the client's types and the page's limits are the API's (else: npx deno task openapi)", async () => {
  const text = await Deno.readTextFile(documentFile);
  assert.equal(text, printDocument(document));
  assert.equal(await Deno.readTextFile(typesFile), await generateApiTypes(text));
  assert.equal(await Deno.readTextFile(limitsFile), generateLimits(document));
});

Deno.test("the document tells the least length of a password that Auth is configured with", async () => {
  const { auth } = await loadConfig(configFile);
  const schema = document.components?.schemas?.NewCredentials as {
    properties: { password: { minLength: number } };
  };
  assert.equal(schema.properties.password.minLength, auth.minimum_password_length);
});

Deno.test("the document is OpenAPI 3.1 to the letter", async () => {
  const { valid, errors } = await new Validator().validate({ ...structuredClone(document) });
  assert.equal(valid, true, JSON.stringify(errors));
});

Deno.test("every route of the app is described, and nothing else but the stream's function", () => {
  const routes = idleApp().app.routes
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/"))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  assert.deepEqual(
    operations.map(({ name }) => name).sort(),
    [...new Set([...routes, "GET /stream/projects/{id}"])].sort(),
  );
});

Deno.test("every operation has a name of its own, a summary, and answers of every kind", () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(ids).size, operations.length);
  for (const { name, operation } of operations) {
    const { responses, parameters = [], security = [] } = operation;
    const statuses = Object.keys(responses);
    assert.ok(statuses.some((status) => /^[23]/.test(status)), name);
    assert.ok(statuses.includes("500") && statuses.includes("503"), name);
    for (const [status, { headers, content = {} }] of Object.entries(responses)) {
      assert.ok(headers && "x-request-id" in headers, `${name} ${status} has no request id`);
      const types = Object.keys(content);
      if (Number(status) >= 400) assert.deepEqual(types, ["application/problem+json"], name);
      else if (Number(status) < 300 && status !== "204") assert.equal(types.length, 1, name);
      if (/^3/.test(status)) assert.ok("Location" in headers, `${name} leads nowhere`);
      if (status === "429") assert.ok("Retry-After" in headers && "RateLimit" in headers, name);
    }
    if (security.some((scheme) => "user" in scheme)) {
      assert.ok(codesOf(operation, "401").includes("unauthorized"), name);
    }
    for (const parameter of name.matchAll(/\{(\w+)\}/g)) {
      assert.ok(parameters.some(({ in: at, name }) => at === "path" && name === parameter[1]));
      assert.ok(codesOf(operation, "404").includes("not_found"), name);
    }
    if (operation.requestBody) {
      for (const status of ["400", "413", "415", "422"]) assert.ok(statuses.includes(status), name);
    }
  }
});

Deno.test("what costs money takes an idempotency key, and streams a Last-Event-ID", () => {
  const withHeader = (header: string) =>
    operations.filter(({ operation }) =>
      operation.parameters?.some((one) => one.in === "header" && one.name === header)
    ).map(({ name }) => name.replace("/api/v1", "")).sort();
  assert.deepEqual(withHeader("idempotency-key"), [
    "POST /assets/{id}/refine",
    "POST /assets/{id}/retry",
    "POST /projects",
    "POST /projects/{id}/concepts",
    "POST /projects/{id}/retry",
  ]);
  assert.deepEqual(withHeader("last-event-id"), [
    "GET /projects/{id}/stream",
    "GET /stream/projects/{id}",
  ]);
  assert.ok("Location" in (find("POST /api/v1/projects").responses["201"]?.headers ?? {}));
});

Deno.test("every code but that of unknown methods is some route's, with the right status", () => {
  const found = new Set<string>();
  for (const { operation } of operations) {
    for (const status of Object.keys(operation.responses)) {
      for (const code of codesOf(operation, status)) {
        assert.equal(String(problems[code as keyof typeof problems].status), status, code);
        found.add(code);
      }
    }
  }
  assert.deepEqual([...found, "method_not_allowed"].sort(), Object.keys(problems).sort());
});

/** The codes that an operation may answer with a status. */
function codesOf(operation: Described, status: string): string[] {
  const schema = operation.responses[status]?.content?.["application/problem+json"]?.schema;
  const all = (schema?.allOf ?? []) as { properties?: { code?: { enum: string[] } } }[];
  return all.flatMap(({ properties }) => properties?.code?.enum ?? []);
}

Deno.test("a named schema is never null by itself: who may be null says so where it stands", () => {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const { type } = schema as { type?: string | string[] };
    assert.equal(Array.isArray(type) && type.includes("null"), false, name);
  }
});
