import { Buffer } from "node:buffer";
import { slotsIn } from "./asked-slots.ts";
import { drawnPicture } from "./pictures.ts";

/** One answer, and whether it is paid for. */
type OddAnswer = () => Response | Promise<Response>;

/**
 * A server of a test's own that answers as Gemini, Ark and fal do on their odd days: each oddity
 * once, then as it should. What is paid for is counted.
 */
export class OddVendors implements AsyncDisposable {
  /** Pictures paid for. */
  paid = 0;
  /** Oddities still to come, by what is asked for. */
  readonly #odd: Record<string, OddAnswer[]> = {
    prompts: [
      () => Response.json({ error: { code: 429, status: "RESOURCE_EXHAUSTED", details: [soon] } }),
    ],
    ark: [
      () => Response.json({ data: [], error: { code: "RateLimitExceeded", message: "Wait 1 s." } }),
      () => Response.json({ data: null, error: { code: "ServerOverloaded", message: "" } }),
    ],
    file: [status(404), status(403)],
    status: [status(404)],
    result: [status(404), status(502)],
  };
  /** How many of fal's jobs, the first ones, it will not know any more. */
  forgets = 0;
  readonly url: string;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #picture = drawnPicture();

  constructor() {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      (request) => this.#answer(request),
    );
    this.url = `http://127.0.0.1:${this.#server.addr.port}`;
  }

  /** Which oddities have not been met. */
  get left(): string[] {
    return Object.entries(this.#odd).flatMap(([kind, answers]) => answers.map(() => kind));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const body = await request.text();
    const kind = kindOf(pathname, body);
    const odd = this.#odd[kind]?.shift();
    if (odd !== undefined) return await odd();
    switch (kind) {
      case "prompts":
        return says([{ text: "```json\n" + this.#concepts(body) + "\n```" }]);
      case "rewriting":
        return says([{ text: '```\n{"prompt":"The same in blue."}\n```' }]);
      case "redrawing":
        this.paid++;
        return says([
          { inlineData: { mimeType: "image/png", data: "" } },
          {
            inlineData: {
              mimeType: "image/png",
              data: Buffer.from(this.#picture).toString("base64"),
            },
          },
        ]);
      case "ark":
        this.paid++;
        return Response.json({
          data: [{ url: "", error: null }, { url: `${this.url}/files/1.png`, error: null }],
          error: null,
        });
      case "file":
        return new Response(this.#picture);
      case "submission": {
        const job = `${this.url}/fal-ai/requests/${++this.paid}`;
        const request_id = String(this.paid);
        return Response.json({ request_id, status_url: `${job}/status`, response_url: job });
      }
      case "status":
        if (Number(pathname.split("/").at(-2)) <= this.forgets) return status(404)();
        return Response.json({ status: "COMPLETED" });
      case "result":
        return Response.json({ images: [{ url: `${this.url}/files/1.png` }] });
      default:
        return Response.json({ candidates: [] });
    }
  }

  #concepts(body: string): string {
    const concepts = slotsIn(body)
      .map(({ number, archetype }) => ({
        number,
        archetype,
        title: `Odd idea ${number}`,
        prompt: `A flat ${archetype} logo mark of a lamp that shines, number ${number}.`,
      }));
    return JSON.stringify({ concepts });
  }
}

const soon = { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "1s" };

function status(status: number): OddAnswer {
  return () => new Response("<html>", { status });
}

/** As Gemini answers, with fields that are there and say nothing. */
function says(parts: unknown[]): Response {
  return Response.json({
    candidates: [{ content: { role: "model", parts }, finishReason: "STOP", index: 0 }],
    promptFeedback: { blockReason: "BLOCK_REASON_UNSPECIFIED", safetyRatings: null },
    error: null,
    usageMetadata: null,
  });
}

function kindOf(pathname: string, body: string): string {
  if (pathname.startsWith("/files/")) return "file";
  if (pathname === "/api/v3/images/generations") return "ark";
  if (pathname.endsWith(":generateContent")) {
    if (body.includes("<slots>")) return "prompts";
    if (body.includes('"responseModalities"')) return "redrawing";
    return body.includes("<parent_prompt>") ? "rewriting" : "reading";
  }
  if (pathname.endsWith("/status")) return "status";
  return pathname.includes("/requests/") ? "result" : "submission";
}
