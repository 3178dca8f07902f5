import createClient, { type Client } from "openapi-fetch";
import type { EventSourceConstructor } from "./event-source.ts";
import { type FollowedMessage, type FollowOptions, followProject } from "./follow.ts";
import { unwrap } from "./problem.ts";
import type { paths } from "./schema.ts";

export interface LogoKraftOptions {
  /** The Supabase project's, e.g. `https://abcdefgh.supabase.co`. */
  url: string;
  /** The signed-in user's access token, asked for before each call; nothing: nobody is signed in. */
  getToken?: (() => Token | Promise<Token>) | undefined;
  /** Default: the global one. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** For `follow`. Default: the global one; Node has none. */
  EventSource?: EventSourceConstructor | undefined;
}

type Token = string | null | undefined;

/** The API: a method for each verb of HTTP, typed by the path, and `follow`. */
export interface LogoKraft extends Client<paths> {
  /**
   * A project's messages, the first being a snapshot. It goes on where it was after a lost network, a
   * restarted server or an expired ticket, and ends with the message `error` of a deleted project.
   *
   * @throws `ApiProblem` where the API refuses for good, e.g. `not_found`
   */
  follow(
    projectId: string,
    options?: FollowOptions,
  ): AsyncGenerator<FollowedMessage, void, undefined>;
}

/** A client of one project's API. */
export function createLogoKraft(options: LogoKraftOptions): LogoKraft {
  const { url, getToken } = options;
  const client = createClient<paths>({
    baseUrl: `${url.replace(/\/$/, "")}/functions/v1`,
    bodySerializer: serializeBody,
    ...(options.fetch && { fetch: options.fetch }),
  });
  client.use({
    async onRequest({ request }) {
      const token = await getToken?.();
      if (token && !request.headers.has("authorization")) {
        request.headers.set("authorization", `Bearer ${token}`);
      }
      return request;
    },
  });
  return {
    ...client,
    follow(projectId, following = {}) {
      const EventSource = options.EventSource ?? globalThis.EventSource;
      if (!EventSource) {
        throw new TypeError(
          "There is no EventSource here: pass one, e.g. of the package eventsource",
        );
      }
      const openTicket = async (signal: AbortSignal) => {
        const params = { path: { id: projectId } };
        const ticket = client.POST("/api/v1/projects/{id}/stream-tickets", { params, signal });
        return (await unwrap(ticket)).stream_url;
      };
      return followProject({ EventSource, openTicket }, following);
    },
  };
}

/** As JSON, but for the brief, which is the only form: it may come with a picture. */
function serializeBody(body: unknown): string | FormData {
  if (body instanceof FormData) return body;
  if (typeof body !== "object" || body === null || !("brief_data" in body)) {
    return JSON.stringify(body);
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    const isPlain = typeof value === "string" || value instanceof Blob;
    form.set(name, isPlain ? value : JSON.stringify(value));
  }
  return form;
}
