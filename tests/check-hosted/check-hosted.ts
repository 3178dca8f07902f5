import { project } from "../support/project.ts";
import { checkAccess } from "./access.ts";
import { checkAuth } from "./auth.ts";
import { checkDatabase } from "./database.ts";
import { drawLogos } from "./draw-logos.ts";
import { checkFunctions } from "./functions.ts";
import { checkHealth } from "./health.ts";
import { checkKit } from "./kit.ts";
import { checkRefinement } from "./refinement.ts";
import { checkRemoval } from "./removal.ts";
import { createReport } from "./report.ts";
import { runScenarios } from "./scenarios.ts";
import { checkStream } from "./stream.ts";
import { openTestUsers } from "./test-users.ts";

/**
 * Looks at a deployed project from outside, first at its parts, then at what a customer does.
 *
 * @returns whether nothing differs
 */
export async function checkHosted(): Promise<boolean> {
  console.log(`Checking ${project.SUPABASE_URL}`);
  const report = createReport((line) => console.log(line));
  await report.check("functions", checkFunctions);
  await report.check("database", checkDatabase);
  await report.check("health", checkHealth);
  await report.check("auth", () => checkAuth(report));
  if (report.differences > 0) {
    report.note("no logo is asked for: mend what differs first");
  } else {
    const users = openTestUsers();
    try {
      const owner = await users.create();
      const stranger = await users.create();
      const drawn = await report.check("a brief becomes logos", () => drawLogos(owner, stranger));
      if (drawn !== undefined) {
        await report.check("who may see what", () => checkAccess(owner, stranger, drawn));
        await report.check("a logo is refined", () => checkRefinement(owner, drawn));
        await report.check("a logo's brand kit is made", () => checkKit(owner, drawn));
        await report.check("the stream goes on where it was", () => checkStream(drawn));
        await report.check("what is deleted is gone", () => checkRemoval(owner, drawn));
        await runScenarios(report, users.domain);
      }
    } finally {
      await report.check("nothing is left behind", () => users.remove());
    }
  }
  const { differences } = report;
  console.log(differences === 0 ? "Nothing differs" : `Differences: ${differences}`);
  return differences === 0;
}
