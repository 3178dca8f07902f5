type Answer = Response | Promise<Response>;

/** A service behind the gateway. */
export interface GatewayRoute {
  /** E.g. `/rest/v1`; the request arrives with its path untouched. */
  prefix: string;
  /** `peerAddress` is the client's IP address. */
  handle(request: Request, peerAddress: string): Answer;
  /** The service answers preflights and sets its CORS headers itself, as Edge Functions do. */
  ownCors?: boolean;
}

export interface GatewayOptions {
  /** 0: any free one. */
  port: number;
  routes: GatewayRoute[];
  /** Told of each answer, once its headers are out. The path comes without its query: that may hold
   * a ticket or a key. */
  onAnswer?(answered: { method: string; path: string; status: number; milliseconds: number }): void;
}

export interface Gateway {
  port: number;
  /** `http://127.0.0.1:PORT`. */
  url: string;
  /** Cuts what is still open: event streams and sockets would never end by themselves. */
  stop(): Promise<void>;
}

const exposedHeaders = [
  ...["Content-Encoding", "Content-Length", "Content-Location", "Content-Range", "Content-Type"],
  ...["ETag", "Link", "Location", "Preference-Applied", "Range-Unit", "Retry-After"],
  ...["X-Supabase-Api-Version", "X-Total-Count"],
].join(", ");

/**
 * The one address that clients know: hands each request to the service of its path and lets every
 * web page call all but the Edge Functions, which decide for themselves.
 *
 * @throws an `Error` that names the port when it is taken.
 */
export function startGateway(options: GatewayOptions): Gateway {
  const ending = new AbortController();
  const server = serve(options.port, {
    signal: ending.signal,
    onListen() {},
    async handler(request, { remoteAddr }) {
      const from = performance.now();
      const response = await answer(request, options.routes, remoteAddr.hostname);
      options.onAnswer?.({
        method: request.method,
        path: new URL(request.url).pathname,
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
    async stop() {
      // Not `shutdown()`, which waits for them.
      ending.abort();
      await server.finished;
    },
  };
}

function serve(port: number, options: Deno.ServeInit<Deno.NetAddr> & Deno.ServeTcpOptions) {
  try {
    return Deno.serve({ ...options, hostname: "127.0.0.1", port });
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    throw new Error(`Port ${port} is taken: free it, or choose the API's with PORT`);
  }
}

async function answer(
  request: Request,
  routes: GatewayRoute[],
  peerAddress: string,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const route = routes.find(({ prefix }) =>
    pathname === prefix || pathname.startsWith(`${prefix}/`)
  );
  if (route?.ownCors) return await route.handle(request, peerAddress);
  if (request.method === "OPTIONS") return preflight(request);
  const response = route
    ? await route.handle(request, peerAddress)
    : Response.json({ error: "requested path is invalid" }, { status: 404 });
  return withCors(response);
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
