/**
 * Top-level names that are not the web's: reserved ones that somebody may resolve
 * (https://www.iana.org/assignments/special-use-domain-names), and those that networks use inside
 * (RFC 6762, appendix G, and what containers and clouds are found by).
 */
const INTERNAL_NAMES = new Set([
  ...["alt", "arpa", "internal", "invalid", "local", "localhost", "onion", "test"],
  ...["corp", "domain", "home", "host", "intranet", "lan", "localdomain", "mail", "private"],
  ...["cluster", "consul", "docker", "k8s", "kubernetes", "node", "pod", "svc", "workgroup"],
]);

/** Whoever asks for a name below one of these says with it which number, also an inner one, it has. */
const WILDCARD_RESOLVERS = [
  ...[
    "1u.ms",
    "backname.io",
    "fbi.com",
    "fuf.me",
    "hstmr.com",
    "ip6.name",
    "ipq.co",
    "lacolhost.com",
  ],
  ...["local.gd", "localho.st", "localtest.me", "lvh.me", "nip.io", "nip.me", "plex.direct"],
  ...["rbndr.us", "sslip.io", "traefik.me", "vcap.me", "xip.io", "xip.name", "yoogle.com"],
];

/**
 * Whether a host has a name that the whole web knows. Not a number, not a name of one's own network,
 * and not one below a resolver that gives any number for it, whoever runs that.
 */
export function isWebName(hostname: string): boolean {
  const name = hostname.toLowerCase();
  const top = /\.([a-z][a-z0-9-]+)$/.exec(name)?.[1];
  return top !== undefined && !INTERNAL_NAMES.has(top) &&
    !WILDCARD_RESOLVERS.some((resolver) => name === resolver || name.endsWith(`.${resolver}`)) &&
    !namesInnerNumber(name);
}

/** As in `10-0-0-1.by.example.com` and `a.192.168.0.1.example.com`. */
function namesInnerNumber(name: string): boolean {
  const byte = "(\\d{1,3})";
  const number = new RegExp(`(?<=^|[.-])${byte}([.-])${byte}\\2${byte}\\2${byte}(?=[.-])`, "g");
  return [...name.matchAll(number)].some(([, a, , b]) => isInner(Number(a), Number(b)));
}

/** By the first bytes: https://www.iana.org/assignments/iana-ipv4-special-registry */
function isInner(first: number, second: number): boolean {
  return first === 0 || first === 10 || first === 127 || first >= 224 ||
    (first === 100 && second >= 64 && second < 128) || (first === 169 && second === 254) ||
    (first === 172 && second >= 16 && second < 32) || (first === 192 && second === 168) ||
    (first === 192 && second === 0) || (first === 198 && (second === 18 || second === 19));
}
