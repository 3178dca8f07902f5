import type { FindAddresses } from "../addresses/find-addresses.ts";
import { isPublicAddress } from "../addresses/public-address.ts";
import { hasUserInfo } from "../addresses/user-info.ts";
import { isWebName } from "../addresses/web-name.ts";

/** Why nothing is sent to an address, and what to do about it: two sentences for its owner. */
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
    throw noHttps();
  }
  if (hasUserInfo(address)) {
    throw new UrlRefused(
      "The address holds a user or a password. Leave them out, and know our requests by their " +
        "signature.",
    );
  }
  if (allowsPrivate) return;
  if (url.protocol !== "https:") throw noHttps();
  // An empty port is 443.
  if (url.port !== "" && Number(url.port) < 1024) {
    throw new UrlRefused("The port is neither 443 nor 1024 or above. Use one of these.");
  }
  if (!isWebName(url.hostname)) {
    throw new UrlRefused(
      "The host has no public name. Use one that the whole internet knows: no number, and no name " +
        "of your own network.",
    );
  }
  const numbers = await findAddresses(url.hostname).catch(() => []);
  if (numbers.length === 0) {
    throw new UrlRefused(
      "The host's name leads nowhere. Check how it is spelled, and that DNS has an address for it.",
    );
  }
  if (!numbers.every(isPublicAddress)) {
    throw new UrlRefused(
      "The host's name leads to an address that is not public. Use a host that is reached from the " +
        "internet at every address of its name.",
    );
  }
}

function noHttps(): UrlRefused {
  return new UrlRefused("The address is no https URL. Give it in full, with https:// before it.");
}
