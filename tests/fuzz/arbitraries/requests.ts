import fc from "fast-check";
import type { Body, FuzzCaller, FuzzRequest, PathId } from "../request.ts";
import { type Tool, TOOLS_PATH } from "../tools.ts";
import { badForms, goodForms } from "./form.ts";
import { mutated, nastyText } from "./mutation.ts";
import { type Schema, valuesOf } from "./schema.ts";
import { toolCalls } from "./tools.ts";

interface FuzzedOperation {
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  security?: Record<string, unknown>[];
}

export interface FuzzedDocument {
  paths: Record<string, Record<string, FuzzedOperation>>;
  components: { schemas: Record<string, Schema> };
}

/** How often an operation is asked for; the others once each. Passwords are slow to hash. */
const weights: Record<string, number> = {
  "post /api/v1/projects": 6,
  "post /api/v1/assets/{id}/refine": 5,
  "get /api/v1/projects/{id}/assets": 3,
  "get /api/v1/projects": 3,
  "patch /api/v1/assets/{id}": 4,
  "delete /api/v1/projects/{id}": 0.5,
  "post /mcp": 2,
};

/** Behind the name of a function itself: what leads to another one is the gateway's. */
const functionSuffixes = ["/", "/x", "//", "/%00", "/%ff"];
const suffixes = [...functionSuffixes, "%20", "/../", ".json"];

const user: fc.Arbitrary<FuzzCaller> = fc.nat({ max: 20 }).map((n) => ({ kind: "user", n }));
const caller: fc.Arbitrary<FuzzCaller> = fc.oneof(
  { weight: 8, arbitrary: user },
  fc.constantFrom<FuzzCaller>(
    ...(["nobody", "rubbish", "publishable", "secret", "ticket", "tampered", "basic"] as const)
      .map((kind) => ({ kind })),
  ),
);
const n = fc.nat({ max: 500 });
const ownId: fc.Arbitrary<PathId> = n.map((n) => ({ kind: "own", n }));
const anyId: fc.Arbitrary<PathId> = fc.oneof(
  { weight: 3, arbitrary: ownId },
  n.map((n) => ({ kind: "any" as const, n })),
  n.map((n) => ({ kind: "own-upper" as const, n })),
  fc.uuid().map((text) => ({ kind: "raw" as const, text })),
  nastyText.filter((text) => text.isWellFormed()).map((text) => ({ kind: "raw" as const, text })),
);

const key = fc.constantFrom("a", "b", "c", "d", "e", "f", "!~", "k".repeat(255));
const goodHeaders = (names: string[]): fc.Arbitrary<[string, string][]> =>
  fc.tuple(
    names.includes("idempotency-key")
      ? fc.option(key.map((text): [string, string] => ["idempotency-key", text]))
      : fc.constant(null),
    names.includes("last-event-id")
      ? fc.option(fc.nat().map((n): [string, string] => ["last-event-id", String(n)]))
      : fc.constant(null),
  ).map((found) => found.filter((header) => header !== null));
const badHeader: fc.Arbitrary<[string, string]> = fc.tuple(
  fc.constantFrom(
    ...["idempotency-key", "last-event-id", "apikey", "x-client-info", "x-forwarded-for"],
    ...["cf-connecting-ip", "origin", "accept", "range", "if-none-match", "x-request-id"],
    ...["x-http-method-override", "x-forwarded-host", "prefer", "cookie"],
  ),
  // What HTTP lets through: no line ends, no NUL, nothing beyond Latin-1.
  nastyText.map((text) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?").slice(0, 3000)),
);

/** Requests of every operation of the document, about half of them as they should be. */
export function requests(document: FuzzedDocument, tools: Tool[]): fc.Arbitrary<FuzzRequest> {
  const values = valuesOf(document.components.schemas);
  const brief = fc.tuple(
    values({ $ref: "#/components/schemas/Brief" }),
    fc.integer({ min: 1, max: 2 }),
  ).map(([value, count]) => ({ ...value as object, concept_count: count }));

  const operations = Object.entries(document.paths).flatMap(([template, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      weight: 2 * (weights[`${method} ${template}`] ?? 1),
      arbitrary: of(method, template, operation),
    }))
  );
  return fc.oneof(...operations);

  function of(
    method: string,
    template: string,
    operation: FuzzedOperation,
  ): fc.Arbitrary<FuzzRequest> {
    const parameters = operation.parameters ?? [];
    const named = (at: string) => parameters.filter((one) => one.in === at).map(({ name }) => name);
    const { good, bad } = bodies(template, operation);
    const required = parameters.filter((one) => one.in === "query" && one.required);
    const goodQuery = fc.tuple(
      fc.option(fc.integer({ min: 1, max: 100 })),
      ...required.map(({ schema }) => values(schema)),
    ).map(([limit, ...needed]): [string, string][] => [
      ...(limit !== null && named("query").includes("limit")
        ? [["limit", String(limit)] as [string, string]]
        : []),
      ...needed.map((value, at): [string, string] => [required[at]?.name ?? "", String(value)]),
    ]);
    const isInternal = operation.security?.some((one) => "internalKey" in one) ?? false;
    // No page calls what the database calls: OPTIONS is refused there as other methods are.
    const preflight = isInternal ? [] : ["OPTIONS"];
    const asItShouldBe = fc.record({
      method: fc.constant(method.toUpperCase()),
      template: fc.constant(template),
      suffix: fc.constant(""),
      caller: isInternal ? fc.constant<FuzzCaller>({ kind: "secret" }) : user,
      id: ownId,
      query: goodQuery,
      headers: goodHeaders(named("header")),
      body: good,
      valid: fc.constant(true),
    });
    const wrong = asItShouldBe.chain((request) => {
      const change = (fields: Partial<Record<keyof FuzzRequest, fc.Arbitrary<unknown>>>) =>
        fc.record(fields).map((changed) => ({ ...request, ...changed, valid: false }));
      const queryNames = [...named("query"), "limit", "cursor", "ticket", "last_event_id", "x"];
      return fc.oneof(
        { weight: 4, arbitrary: change({ body: bad }) },
        { weight: 2, arbitrary: change({ caller }) },
        { weight: 2, arbitrary: change({ caller, id: anyId }) },
        {
          weight: 2,
          arbitrary: change({
            query: fc.array(fc.tuple(fc.constantFrom(...queryNames), nastyText), { maxLength: 3 }),
          }),
        },
        { weight: 2, arbitrary: change({ headers: fc.array(badHeader, { maxLength: 3 }) }) },
        change({ method: fc.constantFrom("PUT", "DELETE", "PATCH", ...preflight, "GET", "POST") }),
        change({
          suffix: fc.constantFrom(...template.lastIndexOf("/") > 0 ? suffixes : functionSuffixes),
        }),
      );
    }) as fc.Arbitrary<FuzzRequest>;
    return fc.oneof(asItShouldBe, wrong);
  }

  function bodies(
    template: string,
    { requestBody }: FuzzedOperation,
  ): { good: fc.Arbitrary<Body>; bad: fc.Arbitrary<Body> } {
    const content = requestBody?.content ?? {};
    const none = fc.constant<Body>({ kind: "none" });
    const raw = fc.tuple(
      fc.oneof(
        fc.uint8Array({ maxLength: 100 }).map((bytes) => new Uint8Array(bytes)),
        nastyText.map((text) => new TextEncoder().encode(text)),
        fc.constantFrom(
          "{",
          "[",
          '{"a":1e999}',
          '{"a":1,"a":2}',
          "\ufeff{}",
          "{}x",
          "[".repeat(50_000),
        )
          .map((text) => new TextEncoder().encode(text)),
        fc.constant(new Uint8Array(70_000).fill(32)),
      ),
      fc.constantFrom("application/json", "text/plain", "application/x-www-form-urlencoded", null),
    ).map(([bytes, type]): Body => ({ kind: "raw", bytes, type }));
    if (content["multipart/form-data"]) {
      const form = (forms: ReturnType<typeof goodForms>) =>
        forms.map((form): Body => ({ kind: "form", form }));
      return {
        good: form(goodForms(brief)),
        bad: fc.oneof({ weight: 9, arbitrary: form(badForms(brief)) }, raw),
      };
    }
    const schema = content["application/json"]?.schema;
    const isTools = template === TOOLS_PATH;
    // A body that nobody asked for.
    if (!schema && !isTools) return { good: none, bad: raw };
    const json = isTools ? toolCalls(tools, brief, key) : values(schema ?? {});
    const bad = fc.oneof(
      {
        weight: 6,
        arbitrary: json.chain(mutated)
          .map((value): Body => ({ kind: "json", value, type: "application/json" })),
      },
      fc.tuple(json, fc.constantFrom("text/json", "application/json; charset=utf-8", "", null))
        .map(([value, type]): Body => ({ kind: "json", value, type })),
      raw,
      none,
    );
    if (template.endsWith("/auth/refresh")) {
      return { good: n.map((n): Body => ({ kind: "refresh", n })), bad };
    }
    if (template.endsWith("/auth/login")) {
      return {
        good: n.map((n): Body => ({ kind: "login", n, rightPassword: true })),
        bad: fc.oneof(n.map((n): Body => ({ kind: "login", n, rightPassword: false })), bad),
      };
    }
    return {
      good: json.map((value): Body => ({ kind: "json", value, type: "application/json" })),
      bad,
    };
  }
}
