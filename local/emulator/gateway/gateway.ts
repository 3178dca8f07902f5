import { explainRefusedPort } from "../refused-port.ts";
import { declaresTooMuch, limitBody, tooLarge } from "./body-limit.ts";
import { withoutGatewayHeaders } from "./client-headers.ts";

/** A service behind the gateway. */
export interface GatewayRoute {
  /** E.g. `/rest/v1`, or `""` for all paths; the request arrives with its path untouched. */
  prefix: string;
  /** `peerAddress` is the client's IP address. */
  handle(request: Request, peerAddress: string): Response | Promise<Response>;
  /** Bytes that a request's body may have. Absent: the service limits its own. */
  maxBodyBytes?(request: Request): number;
  /**
   * The service upgrades to WebSockets. Its requests arrive as they are sent, since a copy of one
   * would not upgrade: it believes nothing that a client says in the gateway's place.
   */
  upgrades?: boolean;
  /** The service answers preflights and sets its CORS headers itself, as Edge Functions do. */
  ownCors?: boolean;
}

export interface GatewayOptions {
  /** 0: any free one. */
  port: number;
  /** Absent: until `open`, every request is answered with "the stack is starting". */
  routes?: GatewayRoute[];
  /** Told of each answer, once its headers are out. */
  onAnswer?(answered: Answered): void;
}

export interface Answered {
  method: string;
  /** Its first 200 characters, without the query, which may hold a ticket or a key. */
  path: string;
  status: number;
  milliseconds: number;
}

export interface Gateway {
  port: number;
  /** `http://127.0.0.1:PORT`. */
  url: string;
  /** From now on requests go to these services; the first that fits the path. */
  open(routes: GatewayRoute[]): void;
  /** Cuts what is still open: event streams and sockets would never end by themselves. */
  stop(): Promise<void>;
}

/** A path is as long as its client likes, and the log has to last. */
const LOGGED_CHARACTERS = 200;

const exposedHeaders = [
  ...["Content-Encoding", "Content-Length", "Content-Location", "Content-Range", "Content-Type"],
  ...["ETag", "Link", "Location", "Preference-Applied", "Range-Unit", "Retry-After"],
  ...["X-Supabase-Api-Version", "X-Total-Count"],
].join(", ");

/**
 * The one address that clients know: hands each request to the service of its path and lets every
 * web page call all but the Edge Functions, which decide for themselves.
 *
 * @throws an `Error` that names the port when it is taken, or not this account's to take.
 */
export function startGateway(options: GatewayOptions): Gateway {
  let { routes } = options;
  const ending = new AbortController();
  const server = serve(options.port, {
    signal: ending.signal,
    onListen() {},
    async handler(request, { remoteAddr }) {
      const from = performance.now();
      const response = await answer(request, routes, remoteAddr.hostname);
      options.onAnswer?.({
        method: request.method,
        path: new URL(request.url).pathname.slice(0, LOGGED_CHARACTERS),
        status: response.status,
        milliseconds: performance.now() - from,
      });
      return response;
    },
    onError(error) {
      console.error("The gateway could not answer", error);
      return Response.json({ message: "An unexpected error occurred" }, { status: 500 });
    },
  });
  const { port } = server.addr;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    open(ready) {
      routes = ready;
    },
    async stop() {
      // Not `shutdown()`, which waits for open streams and sockets.
      ending.abort();
      await server.finished;
    },
  };
}

function serve(port: number, options: Deno.ServeInit<Deno.NetAddr> & Deno.ServeTcpOptions) {
  try {
    return Deno.serve({ ...options, hostname: "127.0.0.1", port });
  } catch (error) {
    throw explainRefusedPort(error, port, "the API's with PORT");
  }
}

async function answer(
  request: Request,
  routes: GatewayRoute[] | undefined,
  peerAddress: string,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const route = routes?.find(({ prefix }) =>
    pathname === prefix || pathname.startsWith(`${prefix}/`)
  );
  if (route?.ownCors) return await handle(route, request, peerAddress);
  if (request.method === "OPTIONS") return preflight(request);
  if (!route) return withCors(noService(routes !== undefined));
  return withCors(await handle(route, request, peerAddress));
}

/** Within the limit of the service's bodies: 413 at once where the length says too much. */
async function handle(route: GatewayRoute, sent: Request, peerAddress: string): Promise<Response> {
  const request = route.upgrades ? sent : withoutGatewayHeaders(sent);
  const maxBytes = route.maxBodyBytes?.(request);
  if (maxBytes === undefined) return await route.handle(request, peerAddress);
  if (declaresTooMuch(request, maxBytes)) return tooLarge(request);
  const limited = limitBody(request, maxBytes);
  try {
    const response = await route.handle(limited.request, peerAddress);
    if (!limited.isTooLarge()) return response;
    await response.body?.cancel();
    return tooLarge(request);
  } catch (error) {
    if (limited.isTooLarge()) return tooLarge(request);
    throw error;
  }
}

function noService(isOpen: boolean): Response {
  return isOpen
    ? Response.json({ error: "requested path is invalid" }, { status: 404 })
    : Response.json({ message: "The stack is starting" }, { status: 503 });
}

function preflight(request: Request): Response {
  const requested = request.headers.get("access-control-request-headers");
  return new Response(null, {
    status: 200,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, HEAD, PUT, PATCH, POST, DELETE, OPTIONS",
      "access-control-allow-headers": requested ?? "authorization, apikey, content-type",
      "access-control-max-age": "3600",
    },
  });
}

function withCors(response: Response): Response {
  // The answer to a WebSocket upgrade is bound to its connection: a copy of it would not upgrade.
  if (response.status === 101) return response;
  const headers = new Headers(response.headers);
  headers.set("access-control-allow-origin", "*");
  headers.set("access-control-expose-headers", exposedHeaders);
  return new Response(response.body, { status: response.status, headers });
}
