import type { Page } from "playwright-core";

/** The bytes on the wire, headers included, of what `page` has loaded when `load` ends. */
export async function weigh(page: Page, load: () => Promise<void>): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  let bytes = 0;
  devTools.on("Network.loadingFinished", ({ encodedDataLength }) => bytes += encodedDataLength);
  await devTools.send("Network.enable");
  await load();
  await devTools.detach();
  return bytes;
}
