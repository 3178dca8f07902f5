import { join } from "node:path";
import { runTests } from "../support/run-tests.ts";
import type { Report } from "./report.ts";

type Variable = "STUDIO_URL" | "SUPABASE_DB_URL" | "RECEIVER_HOST";

const studio: Variable[] = ["STUDIO_URL"];
const studioAndDatabase: Variable[] = ["STUDIO_URL", "SUPABASE_DB_URL"];

/**
 * The scenarios of the test suite that need no stack of their own, and what else they need. `dispatch`
 * is none of them: it has the database lose calls, which would be other users' calls, too.
 */
export const scenarios: { name: string; needs: Variable[] }[] = [
  { name: "isolation", needs: studio },
  { name: "stream-resume", needs: studio },
  { name: "main-job", needs: studio },
  { name: "quote", needs: studio },
  { name: "thumbnails", needs: studio },
  { name: "cost", needs: studio },
  { name: "cut-inspiration", needs: studio },
  { name: "doorbell", needs: studio },
  { name: "mcp", needs: studioAndDatabase },
  { name: "lettering", needs: studioAndDatabase },
  { name: "names", needs: studioAndDatabase },
  { name: "bad-input", needs: studioAndDatabase },
  { name: "delete-logo", needs: studioAndDatabase },
  { name: "manage", needs: studioAndDatabase },
  { name: "refine", needs: studioAndDatabase },
  { name: "more-concepts", needs: studioAndDatabase },
  { name: "kits", needs: studioAndDatabase },
  { name: "webhooks", needs: [...studioAndDatabase, "RECEIVER_HOST"] },
  { name: "spending", needs: studioAndDatabase },
];

/**
 * Runs the test suite's scenarios against the project: those that say what the vendors draw, and so
 * need the studio, those that set up something in the database, and those that webhooks reach.
 *
 * @param domain of the users that they make
 * @param interrupted ends the scenario that runs; no other follows
 */
export async function runScenarios(
  report: Report,
  domain: string,
  interrupted: AbortSignal,
): Promise<void> {
  const isGiven = (name: string) => (Deno.env.get(name) ?? "") !== "";
  for (const { name, needs } of scenarios) {
    if (interrupted.aborted) return;
    const missing = needs.filter((variable) => !isGiven(variable));
    if (missing.length > 0) {
      report.note(`scenario ${name} is left out: it needs ${missing.join(" and ")}`);
      continue;
    }
    await report.check(`scenario ${name}`, async () => {
      const folder = await Deno.makeTempDir({ prefix: "logokraft-check-" });
      const { passed, failures } = await runTests([`tests/scenarios/${name}.test.ts`], {
        flags: [],
        environment: { TEST_USERS_DOMAIN: domain },
        log: join(folder, "log"),
        show: () => {},
        signal: interrupted,
      });
      await Deno.remove(folder, { recursive: true });
      if (passed + failures.length === 0) return { differences: ["no test of it was run"] };
      return {
        differences: failures.map(({ test, error }) =>
          `${test}: ${error.split("\n")[0]?.slice(0, 300)}`
        ),
      };
    });
  }
}
