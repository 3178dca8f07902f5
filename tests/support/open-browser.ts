import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";

/**
 * What each new profile would load for a window that nobody sees, and a renderer started in advance
 * for a page that never comes: together more work than the page under test.
 */
const unseen = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "AimEnabled"],
  "SpareRendererForSitePerProcess",
];

/** Chromium takes the last list alone, so what matters here of Playwright's own is repeated. */
const disabledFeatures = [
  ...unseen,
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"],
  ...["MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding"],
  ...["PreconnectToSearch", "ThirdPartyStoragePartitioning"],
];

const args = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  `--disable-features=${disabledFeatures}`,
];

/**
 * Milliseconds that a test waits for something before it fails. A page that works needs far less:
 * the limit is for machines that are busy.
 */
export const BROWSER_TIMEOUT_MS = 180_000;

/** Debian's Chromium. @throws where it isn't installed */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error("Chromium is not installed");
  return await chromium.launch({ executablePath, args, timeout: BROWSER_TIMEOUT_MS });
}
