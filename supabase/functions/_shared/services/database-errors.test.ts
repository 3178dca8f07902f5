import assert from "node:assert/strict";
import { PostgrestError } from "@supabase/supabase-js";
import { toProblem } from "./database-errors.ts";

const meanings: [string, string, string][] = [
  ["a deadlock", "40P01", "unavailable"],
  ["a row that somebody holds", "55P03", "unavailable"],
  ["no answer", "", "unavailable"],
  ["no connection left", "PGRST003", "unavailable"],
  ["a database that stops", "57P01", "unavailable"],
  ["a token that has expired meanwhile", "PGRST301", "unauthorized"],
  ["a broken rule of ours", "23514", "internal_error"],
];

for (const [what, code, meaning] of meanings) {
  Deno.test(`${what} is ${meaning} to the caller`, () => {
    const error = new PostgrestError({ message: "secret", details: "", hint: "", code });
    const problem = toProblem(error);
    assert.equal(problem.code, meaning);
    assert.doesNotMatch(problem.message, /secret/);
  });
}
