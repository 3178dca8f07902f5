import { startStudio, type Studio } from "../../../vendor-studio/start.ts";
import { pngOf } from "../../../supabase/functions/_shared/images/png.fixture.ts";
import { MARK, type Trouble } from "./troubles.ts";

/** A picture whose header promises more than its bytes hold. */
const hollow = pngOf(200_000, 2048);
/** Made once, as everybody else's calls would wait meanwhile. */
const huge = pngOf(20 * 1024 * 1024, 2048);

/**
 * Stands before the studio. What one customer asks for it answers as a trouble says; to everybody
 * else the studio answers.
 */
export class TroubledVendor implements AsyncDisposable {
  trouble: Trouble | undefined;
  /** Calls of the troubled customer: those for prompts, and those for pictures. */
  met = { text: 0, picture: 0 };
  readonly url: string;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #closing = new AbortController();

  private constructor(private readonly studio: Studio) {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {}, onError: () => failed() },
      (request) => this.#answer(request),
    );
    this.url = `http://127.0.0.1:${this.#server.addr.port}`;
  }

  static async open(latency: string): Promise<TroubledVendor> {
    return new TroubledVendor(await startStudio({ latency }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await this.#server.shutdown();
    await this.studio.stop();
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/odd/")) return await this.#file(pathname, request);
    const body = await request.text();
    if (pathname.endsWith(":generateContent")) return await this.#write(request, body);
    return await this.#draw(request, body);
  }

  async #write(request: Request, body: string): Promise<Response> {
    const isTroubled = body.includes(MARK);
    if (!isTroubled) return await this.#forward(request, body);
    this.met.text++;
    const odd = this.trouble?.text;
    if (odd === "failed") return failed();
    if (odd === "garbage") return new Response("<html>");
    const answer = await (await this.#forward(request, body)).json();
    // A drawing call doesn't name its customer: the concepts' prompts have to.
    for (const part of answer.candidates?.[0]?.content?.parts ?? []) {
      part.text = String(part.text).replace(/"prompt"\s*:\s*"(?:[^"\\]|\\.)*/g, `$& ${MARK}.`);
    }
    if (odd === "costs") {
      answer.usageMetadata = { promptTokenCount: -5, candidatesTokenCount: 1e15 };
    }
    return Response.json(answer);
  }

  async #draw(request: Request, body: string): Promise<Response> {
    if (!body.includes(MARK)) return await this.#forward(request, body);
    this.met.picture++;
    const odd = this.trouble?.picture;
    if (odd === undefined) return await this.#forward(request, body);
    if (odd === "failed") return failed();
    if (odd === "silent") {
      await this.#untilGone(request);
      return failed();
    }
    const answer = await (await this.#forward(request, body)).json();
    if (odd === "costs") answer.usage = { generated_images: -1, output_tokens: 1e300 };
    else answer.data = [{ url: `${this.url}/odd/${odd}/${crypto.randomUUID()}.png` }];
    return Response.json(answer);
  }

  async #file(pathname: string, request: Request): Promise<Response> {
    switch (pathname.split("/")[2]) {
      case "page":
        return new Response("<html>Not found</html>");
      case "cut":
        return picture(hollow.subarray(0, 100_000));
      case "header":
        return picture(hollow.subarray(0, 33));
      case "tiny":
        return picture(pngOf(300, 1));
      case "hollow":
        return picture(hollow);
      case "huge":
        return picture(huge);
      case "trickle":
        return new Response(this.#trickle(), { headers: { "content-type": "image/png" } });
      default:
        await this.#untilGone(request);
        return failed();
    }
  }

  /** Never long enough without a byte to be given up for that. */
  #trickle(): ReadableStream<Uint8Array<ArrayBuffer>> {
    let timer: ReturnType<typeof setInterval> | undefined;
    let at = 0;
    return new ReadableStream({
      start(controller) {
        timer = setInterval(() => controller.enqueue(hollow.slice(at, at += 1000)), 1000);
      },
      cancel() {
        clearInterval(timer);
      },
    });
  }

  async #untilGone({ signal }: Request): Promise<void> {
    const over = AbortSignal.any([signal, this.#closing.signal]);
    if (over.aborted) return;
    await new Promise((resolve) => over.addEventListener("abort", resolve, { once: true }));
  }

  async #forward({ url, method, headers }: Request, body: string): Promise<Response> {
    const { pathname, search } = new URL(url);
    const kept = ["authorization", "content-type", "x-goog-api-key"].flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value] as [string, string]];
    });
    return await fetch(`${this.studio.url}${pathname}${search}`, {
      method,
      headers: kept,
      ...(method !== "GET" && { body }),
    });
  }
}

function failed(): Response {
  return new Response("{}", { status: 500 });
}

function picture(bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, {
    headers: { "content-type": "image/png", "content-length": String(bytes.length) },
  });
}
