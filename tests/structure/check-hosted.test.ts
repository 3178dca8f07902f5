import assert from "node:assert/strict";
import { scenarios } from "../check-hosted/scenarios.ts";
import { readScenarios } from "./scenarios.ts";

/** What of `tests/support` speaks to the database, beside the client itself. */
const usesDatabase =
  /\b(openDatabase|withFaultyDispatch|hold[A-Z]\w+|releaseWork|clearFaults|untilRemoved)\b/;

Deno.test("check-hosted runs every scenario that any Supabase can, with what it needs", async () => {
  const present = (await readScenarios()).filter(({ isEmbedded }) => !isEmbedded);
  // It has the database lose calls, which would be other users' calls, too.
  const expected = present.filter(({ name }) => name !== "dispatch").map((scenario) => ({
    name: scenario.name,
    needs: [
      "STUDIO_URL",
      ...(usesDatabase.test(scenario.text) ? ["SUPABASE_DB_URL"] : []),
      ...(scenario.needs("tests/support/receiver.ts") ? ["RECEIVER_HOST"] : []),
    ],
  }));
  const byName = (one: { name: string }, other: { name: string }) =>
    one.name.localeCompare(other.name);
  assert.deepEqual(scenarios.toSorted(byName), expected.sort(byName));
});
