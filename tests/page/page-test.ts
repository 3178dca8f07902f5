import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { project } from "../support/project.ts";
import { letPicturesBeDrawn } from "../support/studio.ts";
import { openBrowser, Visitor } from "./browser.ts";

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
    await using parts = new AsyncDisposableStack();
    parts.defer(() => letPicturesBeDrawn());
    const visitors: Visitor[] = [];
    const running = run({
      async visit(url = project.SUPABASE_URL) {
        const visitor = parts.use(await Visitor.open(browser, url));
        visitors.push(visitor);
        return visitor;
      },
    });
    await running.catch(async (error) => {
      await Promise.all(visitors.map((visitor) => keepSight(visitor)));
      throw error;
    });
    const complaints = visitors.flatMap((visitor) => visitor.complaints)
      .filter((text) => !expected.some((pattern) => pattern.test(text)));
    assert.deepEqual(complaints, []);
  });
}

/** What a failed test saw last. */
async function keepSight({ page, complaints }: Visitor): Promise<void> {
  const path = await Deno.makeTempFile({ prefix: "logokraft-page-", suffix: ".png" });
  await page.screenshot({ path });
  console.error(`${page.url()} is shown in ${path}`, complaints);
}
