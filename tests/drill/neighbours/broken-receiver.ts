/** A receiver of webhooks that never takes one. */
export class BrokenReceiver implements AsyncDisposable {
  /** What each call is answered with; 0: nothing. */
  status = 200;
  got = 0;
  readonly url: string;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #closing = new AbortController();

  constructor() {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      (request) => this.#receive(request),
    );
    this.url = `http://127.0.0.1:${this.#server.addr.port}/`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await this.#server.shutdown();
  }

  async #receive(request: Request): Promise<Response> {
    this.got++;
    if (this.status > 0) return new Response(null, { status: this.status });
    const over = AbortSignal.any([request.signal, this.#closing.signal]);
    await new Promise((resolve) => over.addEventListener("abort", resolve, { once: true }));
    return new Response(null, { status: 500 });
  }
}
