import type { FindAddresses } from "../addresses/find-addresses.ts";
import { isPublicAddress } from "../addresses/public-address.ts";
import { hasUserInfo } from "../addresses/user-info.ts";
import { isWebName } from "../addresses/web-name.ts";

/** Why nothing is sent to an address: a sentence for its owner. */
export class UrlRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "UrlRefused";
  }
}

export interface UrlRules {
  /** Whether addresses of one's own network are let through, without encryption too. */
  allowsPrivate: boolean;
  findAddresses: FindAddresses;
}

/**
 * Checks that an address is a public one, by its name and by every number that its name has now. What
 * the name leads to a moment later can't be checked: `fetch` asks for its numbers by itself.
 *
 * @throws `UrlRefused`
 */
export async function checkWebhookUrl(
  address: string,
  { allowsPrivate, findAddresses }: UrlRules,
): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UrlRefused("The address is not https.");
  }
  if (hasUserInfo(address)) throw new UrlRefused("The address holds a user or a password.");
  if (allowsPrivate) return;
  if (url.protocol !== "https:") throw new UrlRefused("The address is not https.");
  // An empty port is 443.
  if (url.port !== "" && Number(url.port) < 1024) {
    throw new UrlRefused("The port is neither 443 nor 1024 or above.");
  }
  if (!isWebName(url.hostname)) throw new UrlRefused("The host has no public name.");
  const numbers = await findAddresses(url.hostname).catch(() => []);
  if (numbers.length === 0) throw new UrlRefused("The host's name leads nowhere.");
  if (!numbers.every(isPublicAddress)) {
    throw new UrlRefused("The host's name leads to an address that is not public.");
  }
}
