import addFormats from "ajv-formats";
import Ajv from "ajv/dist/2020.js";
import assert from "node:assert/strict";
import { isProblemCode, problems } from "../../supabase/functions/_shared/contract/problem.ts";
import { generateDocument } from "../support/openapi.ts";

interface Body {
  schema: object;
  example?: unknown;
}

interface Content {
  content?: Record<string, Body>;
}

interface Described {
  operationId: string;
  requestBody?: Content;
  responses: Record<string, Content>;
}

const document = generateDocument();
const ajv = new Ajv.default({ strict: false, allErrors: true, validateFormats: true });
addFormats.default(ajv);
ajv.addSchema(document, "api");

/** Where a body's schema stands in the document. */
function pointer(...names: string[]): string {
  const escaped = names.map((name) => name.replaceAll("~", "~0").replaceAll("/", "~1"));
  return `api#/${escaped.map(encodeURIComponent).join("/")}/schema`;
}

const { paths = {}, webhooks = {} } = document;
const bodies = Object.entries({ paths, webhooks }).flatMap(([kind, items]) =>
  Object.entries(items).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Described>).flatMap(([method, operation]) =>
      [
        { at: ["requestBody"], content: operation.requestBody?.content ?? {} },
        ...Object.entries(operation.responses).map(([status, { content = {} }]) => (
          { at: ["responses", status], content }
        )),
      ].flatMap(({ at, content }) =>
        Object.entries(content)
          .filter(([type]) => type !== "text/html")
          .map(([type, body]) => ({
            names: [kind, path, method, ...at, "content", type],
            answer: `${operation.operationId} ${at.at(-1)}`,
            body,
          }))
      )
    )
  )
);

Deno.test("every body and every answer has an example that its schema allows", () => {
  assert.ok(bodies.length > 60, `${bodies.length} bodies`);
  const wrong = bodies.flatMap(({ names, body }) => {
    if (!("example" in body)) return [`${names.join(" ")} has none`];
    const validate = ajv.getSchema(pointer(...names)) ?? assert.fail(names.join(" "));
    return validate(body.example) ? [] : [`${names.join(" ")}: ${ajv.errorsText(validate.errors)}`];
  });
  assert.deepEqual(wrong, []);
});

Deno.test("an example of a problem is one that its answer may be", () => {
  for (const { names, body } of bodies) {
    if (names.at(-1) !== "application/problem+json") continue;
    const { code, type } = body.example as Record<string, string>;
    assert.ok(isProblemCode(code), names.join(" "));
    assert.deepEqual([String(problems[code].status), type], [
      names.at(-3),
      `urn:logokraft:problem:${code}`,
    ]);
  }
});

interface Drawn {
  status: string;
  error: object | null;
  completed_at: string | null;
  asset_url?: string | null;
  zip_url?: string | null;
  progress?: Record<string, number>;
  asset_type?: string;
  parent_asset_id?: string | null;
}

/** The logos, kits and projects in an example. */
function drawnIn(value: unknown): Drawn[] {
  if (typeof value !== "object" || value === null) return [];
  const isOne = ["asset_type", "palette", "progress"].some((name) => name in value);
  return [...isOne ? [value as Drawn] : [], ...Object.values(value).flatMap(drawnIn)];
}

Deno.test("a logo, a kit and a project in an example could be real", () => {
  const all = bodies.flatMap(({ names, body }) =>
    drawnIn(body.example).map((drawn) => ({ drawn, where: names.join(" ") }))
  );
  assert.ok(all.length > 15, `${all.length} of them`);
  for (const { drawn, where } of all) {
    assert.equal(drawn.error !== null, drawn.status === "failed", where);
    if (drawn.progress) {
      const { total, ...parts } = drawn.progress;
      assert.equal(Object.values(parts).reduce((sum, part) => sum + part), total, where);
      continue;
    }
    const picture = drawn.asset_url ?? drawn.zip_url ?? null;
    const isCompleted = drawn.status === "completed";
    assert.deepEqual(
      [picture !== null, drawn.completed_at !== null],
      [isCompleted, isCompleted],
      where,
    );
    const isRefinement = drawn.asset_type !== undefined && drawn.asset_type !== "logo_concept";
    assert.equal(typeof drawn.parent_asset_id === "string", isRefinement, where);
  }
});

Deno.test("what an answer says that it has begun is not finished in its example", () => {
  const begun = {
    ...{ "createProject 201": "prompting", "retryProject 202": "prompting" },
    ...{ "requestConcepts 202": "prompting", "cancelProject 200": "cancelled" },
    ...{ "refineAsset 202": "pending", "retryAsset 202": "pending", "requestKit 202": "pending" },
  };
  for (const [answer, status] of Object.entries(begun)) {
    const { body } = bodies.find((one) => one.answer === answer) ?? assert.fail(answer);
    assert.deepEqual(drawnIn(body.example).map((drawn) => drawn.status), [status], answer);
  }
});
