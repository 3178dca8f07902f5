import { project } from "../support/project.ts";
import { checkAccess } from "./access.ts";
import { checkAuth } from "./auth.ts";
import { checkConcepts } from "./concepts.ts";
import { checkDatabase } from "./database.ts";
import { drawLogos } from "./draw-logos.ts";
import { checkFunctions } from "./functions.ts";
import { checkHealth } from "./health.ts";
import { checkKit } from "./kit.ts";
import { checkMcp } from "./mcp.ts";
import { checkQuote } from "./quote.ts";
import { checkRefinement } from "./refinement.ts";
import { checkRemoval } from "./removal.ts";
import { createReport, type Report } from "./report.ts";
import { runScenarios } from "./scenarios.ts";
import { checkStorage } from "./storage.ts";
import { checkStream } from "./stream.ts";
import { openTestUsers, type TestUsers } from "./test-users.ts";
import { checkWebhooks } from "./webhooks.ts";

/**
 * Looks at a deployed project from outside, first at its parts, then at what a customer does.
 *
 * @param interrupted ends it early: what it made is removed, and no more is looked at
 * @returns whether nothing differs
 */
export async function checkHosted(interrupted: AbortSignal): Promise<boolean> {
  console.log(`Checking ${project.SUPABASE_URL}`);
  const report = createReport((line) => console.log(line));
  let differences = 0;
  await report.check("functions", checkFunctions);
  await report.check("database", checkDatabase);
  await report.check("storage", checkStorage);
  await report.check("health", checkHealth);
  await report.check("auth", () => checkAuth(report));
  if (report.differences > 0) {
    report.note("no logo is asked for: mend what differs first");
  } else {
    const users = openTestUsers();
    // What still fails after an interruption, as its users are gone, is nobody's concern.
    const work = createReport((line) => interrupted.aborted || console.log(line));
    try {
      await unless(interrupted, () => checkWork(work, users, interrupted));
    } catch (error) {
      await report.check("the check itself", () => Promise.reject(error));
    } finally {
      await report.check("nothing is left behind", () => users.remove());
    }
    differences += work.differences;
  }
  differences += report.differences;
  console.log(differences === 0 ? "Nothing differs" : `Differences: ${differences}`);
  return differences === 0;
}

/** What a customer does. */
async function checkWork(
  report: Report,
  users: TestUsers,
  interrupted: AbortSignal,
): Promise<void> {
  const owner = await users.create();
  const stranger = await users.create();
  await report.check("a quote is told", () => checkQuote(owner));
  await report.check("an event is delivered to a webhook", () => checkWebhooks(owner, report));
  const drawn = await report.check("a brief becomes logos", () => drawLogos(owner, stranger));
  if (drawn === undefined) return;
  const derived = await report.check("a logo's brand kit is made", () => checkKit(owner, drawn));
  if (derived !== undefined) {
    await report.check("who may see what", () => checkAccess(owner, stranger, drawn, derived));
  }
  await report.check("a language model has its tools", () => checkMcp(owner, stranger, drawn));
  await report.check("a logo is refined", () => checkRefinement(owner, drawn));
  await report.check("more concepts are drawn", () => checkConcepts(owner, drawn));
  await report.check("the stream goes on where it was", () => checkStream(drawn));
  await report.check("what is deleted is gone", () => checkRemoval(owner, drawn, derived));
  await runScenarios(report, users.domain, interrupted);
}

/** @throws where it is interrupted */
async function unless(interrupted: AbortSignal, work: () => Promise<void>): Promise<void> {
  const reason = "it was interrupted";
  if (interrupted.aborted) throw new Error(reason);
  const end = Promise.withResolvers<never>();
  const stop = () => end.reject(new Error(reason));
  interrupted.addEventListener("abort", stop);
  try {
    await Promise.race([work(), end.promise]);
  } finally {
    interrupted.removeEventListener("abort", stop);
  }
}
