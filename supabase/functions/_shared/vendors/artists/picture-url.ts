import { hasUserInfo } from "../../addresses/user-info.ts";
import { isWebName } from "../../addresses/web-name.ts";
import { unreadableAnswer } from "../retry-policy.ts";
import { VendorError } from "../vendor-error.ts";
import type { VendorJob } from "../provider-job.ts";

/** Characters; signed addresses have some hundred. */
const MAX_LENGTH = 8192;

/**
 * Checks the address in a vendor's answer before anything is fetched from it: it has to be HTTPS
 * and a public host's name. The vendor's own origin is excepted, as the operator may have set any.
 * If that origin is on this machine, the pictures may be there too.
 *
 * @throws `VendorError`
 */
export function pictureUrl(vendor: string, text: string, baseUrl: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const base = new URL(baseUrl);
  if (
    url === undefined || url.href.length > MAX_LENGTH || hasUserInfo(text) ||
    !(url.origin === base.origin || isPublic(url) || (isLoopback(url) && isLoopback(base)))
  ) {
    throw unreadableAnswer(vendor, "the picture's address is not usable");
  }
  return url;
}

/**
 * The address of a kept picture, with whichever provider it was drawn.
 *
 * @throws `VendorError`, with `isLost` where its address is not usable or isn't one.
 */
// deno-lint-ignore require-await -- What it throws is to reject.
export async function locatePicture(vendor: string, job: VendorJob, baseUrl: string): Promise<URL> {
  if (job.kind !== "picture_url") throw unreadableAnswer(vendor, "another provider's job").asLost();
  try {
    return pictureUrl(vendor, job.url, baseUrl);
  } catch (error) {
    throw error instanceof VendorError ? error.asLost() : error;
  }
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}

/** False for addresses inside our own network: numbers, and names that are not public. */
function isPublic({ protocol, hostname, port }: URL): boolean {
  return protocol === "https:" && port === "" && isWebName(hostname);
}
