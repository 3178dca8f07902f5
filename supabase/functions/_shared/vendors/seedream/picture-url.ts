import { unreadableAnswer } from "../http-error.ts";

/**
 * Checks the address that a vendor's answer names before anything is fetched from it: HTTPS and a
 * public host's name, except on the vendor's own origin, which an operator may have set to anything.
 * A vendor that is stood in for on this machine may have its pictures there too.
 *
 * @throws `VendorError`
 */
export function pictureUrl(vendor: string, text: string, baseUrl: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const base = new URL(baseUrl);
  if (
    url === undefined || url.username !== "" ||
    !(url.origin === base.origin || isPublic(url) || (isLoopback(url) && isLoopback(base)))
  ) {
    throw unreadableAnswer(vendor, "the picture's address is not usable");
  }
  return url;
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}

/** No address inside our own network: those go by number, or by a name that isn't the web's. */
function isPublic({ protocol, hostname, port }: URL): boolean {
  const isNumber = /^[\d.]+$/.test(hostname) || hostname.startsWith("[");
  return protocol === "https:" && port === "" && !isNumber &&
    /\.[a-z][a-z0-9-]+$/i.test(hostname) && !/\.(local|localhost|internal|lan)$/i.test(hostname);
}
