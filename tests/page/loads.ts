import assert from "node:assert/strict";
import { pageTest } from "./page-test.ts";
import { weigh } from "./weigh.ts";

// The script alone would be 330 KB uncompressed.
const FIRST_LOAD = 150_000;
const LATER_LOAD = 5_000;

pageTest("the page is small, and what was loaded once isn't loaded again", async ({ visit }) => {
  const { page, url } = await visit();
  const load = async () => {
    await page.goto(url);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.waitForLoadState("networkidle");
  };
  const first = await weigh(page, load);
  const later = await weigh(page, load);
  assert.ok(first > 10_000 && first < FIRST_LOAD, `${first} bytes at first`);
  assert.ok(later > 0 && later < LATER_LOAD, `${later} bytes later`);
});

const LOGOS = 15;
/**
 * What a telephone at the edge of its net loads within ten seconds: 50 KB/s, after 400 ms for each
 * of four answers that wait for one another.
 */
const BOARD_LOAD = 420_000;

pageTest("a board of fifteen logos is small enough for a slow line", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await page.setViewportSize({ width: 1280, height: 2000 });
  await visitor.arrive();
  await visitor.order(LOGOS);
  await visitor.seeProgress(`${LOGOS} of ${LOGOS} logos are drawn`);
  const last = page.locator("li.tile .picture-loaded").nth(LOGOS - 1);
  await last.waitFor();

  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Network.enable");
  await devTools.send("Network.clearBrowserCache");
  const bytes = await weigh(page, async () => {
    await page.reload();
    await last.waitFor();
  });
  assert.ok(bytes > 10_000 && bytes < BOARD_LOAD, `${bytes} bytes`);
});
