import { createStudio } from "../vendor-studio/studio.ts";

export interface Strictness {
  /** Models that are retired. */
  gone?: string[];
  /** Models that this key has no access to. */
  closed?: string[];
  /** Whether it looks at keys at all. */
  anyKey?: boolean;
  /** What becomes of an answer to a POST and of a picture. */
  alter?(response: Response): Response | Promise<Response>;
}

/** The one key that is right. */
export const RIGHT_KEY = "right-key-8f14e45f";

/**
 * Vendors of a test's own: as the studio, but they know their keys, and their models have left them
 * or can't be had.
 */
export class StrictVendors implements AsyncDisposable {
  /** What they were asked, as `POST /path`. */
  readonly asked: string[] = [];
  readonly url: string;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #studio = createStudio({ low: 0, high: 0 });

  constructor(private readonly strictness: Strictness = {}) {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      (request) => this.#answer(request),
    );
    this.url = `http://127.0.0.1:${this.#server.addr.port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }

  /** How many pictures were paid for. */
  async drawn(): Promise<number> {
    const { calls } = await (await this.#studio(new Request(`${this.url}/_studio/calls`))).json();
    return calls.length;
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    this.asked.push(`${request.method} ${pathname}`);
    const { gone = [], closed = [], anyKey = false, alter = (it: Response) => it } =
      this.strictness;
    if (pathname.startsWith("/files/")) return await alter(await this.#studio(request));
    const google = /^\/v1beta\/models\/([^:]+)/.exec(pathname);
    const key = keyOf(request);
    if (!anyKey && key !== RIGHT_KEY) return refuse(pathname, key);
    const body = request.method === "POST" ? await request.clone().json() : {};
    const model = google?.[1] ?? body.model ?? pathname.slice(1);
    if (gone.includes(model)) return google ? googleError(404, "NOT_FOUND", model) : missing(model);
    if (closed.includes(model)) {
      return google ? googleError(403, "PERMISSION_DENIED", model) : missing(model);
    }
    const response = await this.#studio(request);
    return request.method === "POST" ? await alter(response) : response;
  }
}

function keyOf({ headers }: Request): string | undefined {
  const [, key] = /^(?:Bearer|Key) (.*)$/.exec(headers.get("authorization") ?? "") ?? [];
  return headers.get("x-goog-api-key") ?? key;
}

/** Some vendors say which key they refuse. */
function refuse(pathname: string, key = ""): Response {
  if (pathname.startsWith("/v1beta/")) {
    return googleError(400, "INVALID_ARGUMENT", `API key not valid. ${key}`, "API_KEY_INVALID");
  }
  return pathname.startsWith("/api/v3/")
    ? Response.json(
      { error: { code: "AuthenticationError", message: `The API key is invalid: ${key}` } },
      {
        status: 401,
      },
    )
    : Response.json({ detail: `No user found for ${key}` }, { status: 401 });
}

function googleError(code: number, status: string, message: string, reason?: string): Response {
  const details = reason === undefined ? [] : [{ "@type": "type.googleapis.com/x", reason }];
  return Response.json({ error: { code, message, status, details } }, { status: code });
}

function missing(model: string): Response {
  const message = `The model or endpoint ${model} does not exist or you do not have access to it.`;
  return Response.json({ error: { code: "InvalidEndpointOrModel.NotFound", message } }, {
    status: 404,
  });
}
