import type { Random } from "../../../vendor-studio/draw/random.ts";

/** What came with one `webhook-id`. */
export interface Received {
  type: string;
  /** The id of the project or the asset, or of the asset that the kit is of. */
  subject: string;
  timestamp: string;
  tries: number;
  /** The status of the answer to its last try; 0 while that one hangs. */
  lastStatus: number;
  /** Two tries told different events. */
  isMixed: boolean;
}

/** Tries of one message that may go wrong. */
const BAD_TRIES = 2;
/** Milliseconds that a hanging try lasts: longer than anybody waits for it. */
const HANGING = 20_000;

/** A receiver of webhooks that fails, redirects and hangs now and then, and takes all in the end. */
export class StormReceiver implements AsyncDisposable {
  readonly received = new Map<string, Received>();
  readonly url: string;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #closing = Promise.withResolvers<void>();

  /** @param hangs how many tries hang, all together */
  constructor(private readonly random: Random, private hangs: number) {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      (request) => this.#receive(request),
    );
    this.url = `http://127.0.0.1:${this.#server.addr.port}/`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.resolve();
    await this.#server.shutdown();
  }

  async #receive(request: Request): Promise<Response> {
    const id = request.headers.get("webhook-id") ?? "";
    const { type, timestamp, data } = await request.json();
    const subject = data.id ?? data.asset_id;
    const known = this.received.get(id);
    const received = known ?? {
      ...{ type, timestamp, subject },
      ...{ tries: 0, lastStatus: 0, isMixed: false },
    };
    received.tries++;
    received.isMixed ||= received.type !== type || received.subject !== subject ||
      received.timestamp !== timestamp;
    received.lastStatus = 0;
    this.received.set(id, received);
    const status = received.tries <= BAD_TRIES ? this.#choose() : 200;
    if (status === 0) {
      const over = AbortSignal.timeout(HANGING);
      await Promise.race([
        this.#closing.promise,
        new Promise((resolve) => over.addEventListener("abort", resolve)),
      ]);
      return new Response(null, { status: 500 });
    }
    received.lastStatus = status;
    return new Response(null, {
      status,
      ...(status === 302 && { headers: { location: this.url } }),
    });
  }

  /** What a try that may go wrong is answered with; 0: it hangs. */
  #choose(): number {
    const dice = this.random.next();
    if (dice < 0.02 && this.hangs-- > 0) return 0;
    if (dice < 0.1) return 500;
    return dice < 0.15 ? 302 : 200;
  }
}
