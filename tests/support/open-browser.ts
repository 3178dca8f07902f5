import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";

const args = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
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
