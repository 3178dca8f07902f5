import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { pageTest } from "./page-test.ts";

// Bytes on the wire, headers included; the script alone would be 330 KB uncompressed.
const FIRST_LOAD = 150_000;
const LATER_LOAD = 5_000;

pageTest("the page is small, and what was loaded once isn't loaded again", async ({ visit }) => {
  const { page, url } = await visit();
  const first = await weigh(page, url);
  const later = await weigh(page, url);
  assert.ok(first > 10_000 && first < FIRST_LOAD, `${first} bytes at first`);
  assert.ok(later > 0 && later < LATER_LOAD, `${later} bytes later`);
});

/** The bytes that a visit of the page takes. */
async function weigh(page: Page, url: string): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  let bytes = 0;
  devTools.on("Network.loadingFinished", ({ encodedDataLength }) => bytes += encodedDataLength);
  await devTools.send("Network.enable");
  await page.goto(url);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.waitForLoadState("networkidle");
  await devTools.detach();
  return bytes;
}
