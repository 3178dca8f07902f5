import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { bounded } from "../../supabase/functions/_shared/timing/bounded.ts";
import { project } from "../support/project.ts";
import { releaseWork } from "../support/studio.ts";
import { BROWSER_TIMEOUT_MS, openBrowser } from "../support/open-browser.ts";
import { tidyUp } from "../support/tidy-up.ts";
import { Visitor } from "./browser.ts";

/** What a test of the page works with. */
export interface PageTest {
  /** Somebody with an empty browser, closed with the test. */
  visit(url?: string): Promise<Visitor>;
}

/** One for all tests; each visitor has a profile of their own in it. */
let browser: Browser;
Deno.test.beforeAll(async () => void (browser = await openBrowser()));
Deno.test.afterAll(() => bounded(() => browser.close(), [], { milliseconds: BROWSER_TIMEOUT_MS }));

/**
 * Tests the page in a browser. Whatever the page complains about fails it. What it ordered of the
 * studio ends with it, so that a test that fails takes no other along.
 */
export function pageTest(
  name: string,
  run: (test: PageTest) => Promise<void>,
  { expected = [] }: { expected?: RegExp[] } = {},
): void {
  Deno.test(name, async () => {
    const visitors: Visitor[] = [];
    let failure: { error: unknown } | undefined;
    try {
      await run({
        async visit(url = project.SUPABASE_URL) {
          const visitor = await Visitor.open(browser, url);
          visitors.push(visitor);
          return visitor;
        },
      });
      const complaints = visitors.flatMap((visitor) => visitor.complaints)
        .filter((text) => !expected.some((pattern) => pattern.test(text)));
      assert.deepEqual(complaints, []);
    } catch (error) {
      failure = { error };
      // Before anything else: what follows may hang or fail in its turn.
      console.error(error);
      for (const visitor of visitors) await keepSight(visitor);
    }
    const hasEnded = await tidyUp([
      ...visitors.toReversed().map((visitor) => ({
        name: "a visitor's browser",
        end: () => visitor[Symbol.asyncDispose](),
      })),
      { name: "what is left of its work", end: releaseWork },
    ], { hasFailed: failure !== undefined, limit: TIDYING, tell: (line) => console.error(line) });
    if (!hasEnded) await replaceBrowser();
    if (failure) throw failure.error;
  });
}

/** For each thing that a failed test leaves behind: what is wedged would never end. */
const TIDYING = { milliseconds: 30_000 };

/** Leaves a browser that is wedged, and would take the next test along. Never throws. */
async function replaceBrowser(): Promise<void> {
  browser.close().catch(() => {});
  try {
    browser = await openBrowser();
  } catch (error) {
    console.error("No other browser:", error);
  }
}

/** Milliseconds for a screenshot of a page that may no longer answer. */
const SIGHT = 5_000;

/** Tells what a failed test saw last. Never throws. */
async function keepSight({ page, complaints }: Visitor): Promise<void> {
  console.error(`${page.url()} complained of`, complaints);
  try {
    const path = await Deno.makeTempFile({ prefix: "logokraft-page-", suffix: ".png" });
    await page.screenshot({ path, timeout: SIGHT });
    console.error(`and is shown in ${path}`);
  } catch (error) {
    console.error("No picture of it:", error);
  }
}
