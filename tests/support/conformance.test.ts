import assert from "node:assert/strict";
import { createConformance } from "./conformance.ts";

const id = crypto.randomUUID();
const header = { "x-request-id": id };
const problem = {
  ...{ type: "urn:x", title: "Not found", status: 404, detail: "Not found.", code: "not_found" },
  request_id: id,
};
const named = { headers: { "x-request-id": {} } };
const schema = { type: "object", properties: { n: { type: "integer" } }, required: ["n"] };

const check = createConformance({
  paths: {
    "/things/{id}": {
      get: {
        responses: {
          200: { ...named, content: { "application/json": { schema } } },
          404: { ...named, content: { "application/problem+json": { schema: {} } } },
        },
      },
      delete: { responses: { 204: named } },
    },
  },
});

function complaints(
  method: string,
  path: string,
  status: number,
  body: object | string = "",
  headers: Record<string, string> = header,
): string[] {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = status >= 400 ? "application/problem+json" : "application/json";
  return check(method, path, {
    ...{ status, text },
    headers: new Headers({ "content-type": type, ...headers }),
  });
}

Deno.test("an answer as the document has it is fine", () => {
  assert.deepEqual(complaints("GET", "/things/1", 200, { n: 1 }), []);
  assert.deepEqual(complaints("DELETE", "/things/1", 204), []);
  assert.deepEqual(complaints("GET", "/things/1", 404, problem), []);
  assert.deepEqual(complaints("GET", "/others", 404, problem), []);
  const wrongMethod = { ...problem, status: 405, code: "method_not_allowed" };
  const allow = { ...header, allow: "GET, DELETE" };
  assert.deepEqual(complaints("PUT", "/things/1", 405, wrongMethod, allow), []);
});

const wrong: [string, string[]][] = [
  ["a body of another shape", complaints("GET", "/things/1", 200, { n: "1" })],
  ["no JSON", complaints("GET", "/things/1", 200, "{")],
  ["another type", complaints("GET", "/things/1", 200, "1", { ...header, "content-type": "x/y" })],
  ["a status that isn't there", complaints("GET", "/things/1", 201, { n: 1 })],
  ["no request id", complaints("GET", "/things/1", 200, { n: 1 }, {})],
  ["another's request id", complaints("GET", "/things/1", 404, { ...problem, request_id: "x" })],
  ["an unknown code", complaints("GET", "/things/1", 404, { ...problem, code: "lost" })],
  [
    "a code of another status",
    complaints("GET", "/things/1", 404, { ...problem, code: "daily_limit" }),
  ],
  ["no Allow", complaints("PUT", "/things/1", 405, { ...problem, code: "method_not_allowed" })],
  ["an unknown path that answers", complaints("GET", "/others", 200, { n: 1 })],
];

for (const [name, found] of wrong) {
  Deno.test(`${name} is objected to`, () => assert.notDeepEqual(found, []));
}
