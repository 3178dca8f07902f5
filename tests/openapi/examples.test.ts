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
  return `api#/paths/${escaped.map(encodeURIComponent).join("/")}/schema`;
}

const bodies = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item as Record<string, Described>).flatMap(([method, operation]) =>
    [
      { at: ["requestBody"], content: operation.requestBody?.content ?? {} },
      ...Object.entries(operation.responses).map(([status, { content = {} }]) => (
        { at: ["responses", status], content }
      )),
    ].flatMap(({ at, content }) =>
      Object.entries(content)
        .filter(([type]) => /json|form-data/.test(type))
        .map(([type, body]) => ({ names: [path, method, ...at, "content", type], body }))
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
      names[3],
      `urn:logokraft:problem:${code}`,
    ]);
  }
});
