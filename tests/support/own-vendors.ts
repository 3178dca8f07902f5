import { slotsIn } from "./asked-slots.ts";
import { drawnPicture } from "./pictures.ts";

/**
 * A server of a test's own that answers as Gemini and Ark do, with prompts that it alone knows. It
 * reads no letters.
 */
export class OwnVendors implements AsyncDisposable {
  /** The prompts that it wrote, in order. */
  written: string[] = [];
  /** The prompts that it was asked to draw. */
  readonly pictures: string[] = [];
  /** How often it was asked for prompts. */
  prompts = 0;
  /** What was asked, from the request to the answer, in milliseconds since 1970. */
  readonly calls: { path: string; from: number; to: number }[] = [];
  /** What callers showed. */
  readonly keys = new Set<string>();
  readonly url: string;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  #changed = Promise.withResolvers<void>();

  readonly #picture = drawnPicture();

  /** @param latency milliseconds that an answer takes. */
  constructor(private readonly latency = 0) {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      async (request) => {
        const call = { path: new URL(request.url).pathname, from: Date.now() };
        const answer = await this.#answer(request);
        this.calls.push({ ...call, to: Date.now() });
        return answer;
      },
    );
    this.url = `http://127.0.0.1:${this.#server.addr.port}`;
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await this.#changed.promise;
      this.#changed = Promise.withResolvers();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/files/")) return new Response(this.#picture);
    this.keys.add(
      request.headers.get("x-goog-api-key") ?? request.headers.get("authorization") ?? "none",
    );
    const body = await request.text();
    if (this.latency > 0) await new Promise((resolve) => setTimeout(resolve, this.latency));
    if (pathname.endsWith(":generateContent")) {
      return body.includes("<slots>") ? this.#write(body) : Response.json({ candidates: [] });
    }
    if (pathname === "/api/v3/images/generations") return this.#draw(JSON.parse(body));
    return new Response("Not found", { status: 404 });
  }

  #write(body: string): Response {
    this.prompts++;
    const concepts = slotsIn(body).map(({ number, archetype }) => ({
      number,
      archetype,
      title: `Own idea ${number}`,
      prompt: `An idea of its own, number ${number}, for a ${archetype} logo that letters "Lumen" in
        ${
        ["serif", "sans", "script"][number % 3]
      } capitals on ivory, with ${number} rays of light.`,
    }));
    this.written = concepts.map(({ prompt }) => prompt);
    const part = { text: JSON.stringify({ concepts }) };
    return Response.json({
      candidates: [{ content: { role: "model", parts: [part] }, finishReason: "STOP", index: 0 }],
      usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 10, totalTokenCount: 20 },
    });
  }

  #draw({ prompt, model }: { prompt: string; model: string }): Response {
    this.pictures.push(prompt);
    this.#changed.resolve();
    return Response.json({
      model,
      created: Math.floor(Date.now() / 1000),
      data: [{ url: `${this.url}/files/${this.pictures.length}.png`, size: "2048x2048" }],
      usage: { generated_images: 1, output_tokens: 1, total_tokens: 1 },
    });
  }
}
