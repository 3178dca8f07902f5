import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { project } from "../support/project.ts";
import { releaseWork } from "../support/studio.ts";
import { openBrowser } from "../support/open-browser.ts";
import { Visitor } from "./browser.ts";

/** What a test of the page works with. */
export interface PageTest {
  /** Somebody with an empty browser, closed with the test. */
  visit(url?: string): Promise<Visitor>;
}

/** One for all tests; each visitor has a profile of their own in it. */
let browser: Browser;
Deno.test.beforeAll(async () => void (browser = await openBrowser()));
Deno.test.afterAll(() => browser.close());

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
    const parts = new AsyncDisposableStack();
    parts.defer(() => releaseWork());
    const visitors: Visitor[] = [];
    let failure: { error: unknown } | undefined;
    try {
      await run({
        async visit(url = project.SUPABASE_URL) {
          const visitor = parts.use(await Visitor.open(browser, url));
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
    await tidyUp(parts, failure);
    if (failure) throw failure.error;
  });
}

/** Ends what a test began. @throws what goes wrong then, unless the test has failed already. */
async function tidyUp(parts: AsyncDisposableStack, failure: object | undefined): Promise<void> {
  try {
    await parts.disposeAsync();
  } catch (error) {
    if (!failure) throw error;
    console.error("After the failed test:", error);
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
