import { deepStrictEqual } from "node:assert/strict";
import { documentedList } from "../../../../tests/support/documented-list.ts";
import { skippedReasons } from "../jobs/verbs/claims.ts";
import { assetSchema } from "./asset.ts";
import { failureSchema } from "./failure.ts";
import { projectStatuses } from "./project.ts";

const lists: Record<string, readonly string[]> = {
  "States of a project": projectStatuses,
  "States of an asset": assetSchema.shape.status.options,
  "Reasons to fail": failureSchema.shape.code.options,
  "Reasons to skip a claim": skippedReasons,
};

for (const [heading, words] of Object.entries(lists)) {
  Deno.test(`docs/state-machine.md lists what the code knows: ${heading}`, async () => {
    const documented = await documentedList("state-machine.md", heading);
    deepStrictEqual(documented.toSorted(), words.toSorted());
  });
}
