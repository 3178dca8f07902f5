/**
 * What only a gateway may say of a client. Sent by the client itself it would choose its own address,
 * and with a new one for each try no limit on log-ins would hold. `Sb-Forwarded-For` is not among
 * them: Auth believes it along with the secret key alone.
 */
const FORBIDDEN = [
  ...["cf-connecting-ip", "cf-connecting-ipv6", "cf-ipcountry", "cf-ray", "cf-visitor"],
  ...["client-ip", "fastly-client-ip", "fly-client-ip", "forwarded", "true-client-ip", "via"],
  ...["x-client-ip", "x-cluster-client-ip", "x-envoy-external-address", "x-forwarded"],
  ...["x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-prefix"],
  ...["x-forwarded-proto", "x-original-forwarded-for", "x-real-ip"],
];

/** The request without what its client says in a gateway's place. */
export function withoutGatewayHeaders(request: Request): Request {
  const said = FORBIDDEN.filter((name) => request.headers.has(name));
  if (said.length === 0) return request;
  const headers = new Headers(request.headers);
  for (const name of said) headers.delete(name);
  return new Request(request, { headers });
}
