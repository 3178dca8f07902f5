import { join } from "node:path";
import { runTests } from "../support/run-tests.ts";
import type { Report } from "./report.ts";

/** The scenarios of the test suite that need no stack of their own, and what else they need. */
const scenarios: { name: string; needs: ("STUDIO_URL" | "SUPABASE_DB_URL")[] }[] = [
  { name: "isolation", needs: ["STUDIO_URL"] },
  { name: "stream-resume", needs: ["STUDIO_URL"] },
  { name: "main-job", needs: ["STUDIO_URL"] },
  { name: "mcp", needs: ["STUDIO_URL"] },
  { name: "quote", needs: ["STUDIO_URL"] },
  { name: "thumbnails", needs: ["STUDIO_URL"] },
  { name: "bad-input", needs: ["STUDIO_URL", "SUPABASE_DB_URL"] },
  { name: "delete-logo", needs: ["STUDIO_URL", "SUPABASE_DB_URL"] },
  { name: "manage", needs: ["STUDIO_URL", "SUPABASE_DB_URL"] },
  { name: "refine", needs: ["STUDIO_URL", "SUPABASE_DB_URL"] },
  { name: "more-concepts", needs: ["STUDIO_URL", "SUPABASE_DB_URL"] },
  { name: "kits", needs: ["STUDIO_URL", "SUPABASE_DB_URL"] },
  { name: "webhooks", needs: ["STUDIO_URL", "SUPABASE_DB_URL"] },
  { name: "spending", needs: ["STUDIO_URL", "SUPABASE_DB_URL"] },
];

/**
 * Runs the test suite's scenarios against the project: those that say what the vendors draw, and so
 * need the studio, and those that set up something in the database.
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
      const { failures } = await runTests([`tests/scenarios/${name}.test.ts`], {
        flags: [],
        environment: { TEST_USERS_DOMAIN: domain },
        log: join(folder, "log"),
        show: () => {},
        signal: interrupted,
      });
      await Deno.remove(folder, { recursive: true });
      return {
        differences: failures.map(({ test, error }) =>
          `${test}: ${error.split("\n")[0]?.slice(0, 300)}`
        ),
      };
    });
  }
}
