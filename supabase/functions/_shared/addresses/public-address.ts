import ipaddr from "ipaddr.js";

/**
 * Where the clouds' own services answer under a number of the public range: Azure's
 * (https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16).
 */
const INNER_THOUGH_PUBLIC = new Set(["168.63.129.16"]);

/**
 * Whether a number, IPv4 or IPv6, is one of the public internet: not private, loopback, link-local,
 * reserved, multicast or a cloud's metadata, nor one that carries such a number inside (mapped,
 * 6to4, Teredo, NAT64).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const number = ipaddr.process(address);
  return number.range() === "unicast" && !INNER_THOUGH_PUBLIC.has(number.toString());
}
