import assert from "node:assert/strict";
import { conform } from "./conform.ts";

Deno.test("keeps what the schema knows, drops the rest, makes up what it requires", () => {
  const schema = {
    type: "object",
    properties: { title: { type: "string", maxLength: 4 }, score: { type: "integer", minimum: 3 } },
    required: ["title", "score"],
  };
  assert.deepEqual(conform(schema, { title: "Foxes", extra: 1 }), { title: "Foxe", score: 3 });
});

Deno.test("reads Gemini's own dialect, enumerations and bounds of arrays", () => {
  const schema = {
    type: "ARRAY",
    minItems: 3,
    maxItems: 3,
    items: { type: "STRING", enum: ["a", "b"] },
  };
  assert.deepEqual(conform(schema, ["b", "z"]), ["b", "a", "a"]);
  assert.deepEqual(conform(schema, ["b", "b", "b", "b"]), ["b", "b", "b"]);
});
