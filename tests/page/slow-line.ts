import assert from "node:assert/strict";
import { pageTest } from "./page-test.ts";

/** 50 KB/s and 400 ms: a telephone at the edge of its net. Throughput is in bytes a second. */
const SLOW_LINE = {
  offline: false,
  latency: 400,
  downloadThroughput: 50_000,
  uploadThroughput: 50_000,
};
/** Milliseconds, from when the page itself is loaded. */
const MOST = 10_000;
const LOGOS = 15;

pageTest("on a slow line a board shows its fifteen logos within ten seconds", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await page.setViewportSize({ width: 1280, height: 2000 });
  await visitor.arrive();
  await visitor.order(LOGOS);
  await visitor.seeProgress(`${LOGOS} of ${LOGOS} logos are drawn`);
  const shown = page.locator("li.tile .picture-loaded");
  await shown.nth(LOGOS - 1).waitFor();

  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Network.enable");
  await devTools.send("Network.clearBrowserCache");
  await devTools.send("Network.emulateNetworkConditions", SLOW_LINE);
  await page.reload();
  const start = performance.now();
  await shown.nth(LOGOS - 1).waitFor();
  const took = Math.round(performance.now() - start);
  console.log(`Fifteen logos on a slow line: ${took} ms`);
  assert.ok(took <= MOST, `${took} ms`);
});
