import type { Asset, Project, StreamMessage } from "./index.ts";

export const project: Project = {
  id: crypto.randomUUID(),
  project_name: "Northwind",
  brief_data: { company_name: "Northwind", industry: "Coffee", description: "Beans" },
  status: "generating",
  error: null,
  inspiration_image_url: null,
  progress: { total: 0, pending: 0, generating: 0, completed: 0, failed: 0 },
  cost: { amount: 0, currency: "USD" },
  created_at: "2026-11-25T08:00:00.000Z",
  updated_at: "2026-11-25T08:00:00.000Z",
};

const shared = { project_id: project.id, at: project.updated_at };

export function snapshot(assets: Asset[] = []): StreamMessage {
  return { type: "snapshot", ...shared, project, assets };
}

export function becomes(status: Project["status"]): StreamMessage {
  return { type: "project_updated", ...shared, project: { ...project, status } };
}

export const complete: StreamMessage = { type: "generation_complete", ...shared, project };

export const deleted: StreamMessage = {
  type: "error",
  ...shared,
  code: "project_deleted",
  message: "It was deleted.",
};

/** What the API answers in place of a connection, or a stream of messages that then breaks off. */
export type Opening = number | { id?: number; message: StreamMessage }[];

/** A server that speaks the API's part of streams: tickets, and one opening after the other. */
export class FakeApi {
  /** `last_event_id` of each connection, by query or header. */
  readonly resumes: (string | null)[] = [];
  /** The authorization of each call for a ticket. */
  readonly tokens: (string | null)[] = [];
  /** Statuses with which the first calls for a ticket are refused. */
  readonly refusals: number[] = [];
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  /** @param openings once they are used up, connections stay open and silent. */
  constructor(private readonly openings: Opening[]) {
    const quiet = { port: 0, hostname: "127.0.0.1", onListen() {} };
    this.#server = Deno.serve(quiet, (request) => this.#answer(request));
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}`;
  }

  get streamUrl(): string {
    return `${this.url}/functions/v1/stream/projects/${project.id}?ticket=first`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }

  #answer(request: Request): Response {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === `/functions/v1/api/v1/projects/${project.id}/stream-tickets`) {
      this.tokens.push(request.headers.get("authorization"));
      const refusal = this.refusals.shift();
      if (refusal !== undefined) return refuse(refusal);
      const stream_url = this.streamUrl.replace("first", `later-${this.tokens.length}`);
      return Response.json({ stream_url, expires_at: project.updated_at }, { status: 201 });
    }
    this.resumes.push(request.headers.get("last-event-id") ?? searchParams.get("last_event_id"));
    const opening = this.openings.shift();
    if (typeof opening === "number") return refuse(opening);
    const text = (opening ?? []).map(({ id, message }) =>
      `${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(message)}\n\n`
    ).join("");
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(`retry: 1\n\n${text}`));
        if (opening) controller.close();
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  }
}

function refuse(status: number): Response {
  const code = status === 404 ? "not_found" : "unavailable";
  return Response.json(
    { type: "about:blank", title: code, detail: "No.", status, code, request_id: "x" },
    { status, headers: { "content-type": "application/problem+json" } },
  );
}
