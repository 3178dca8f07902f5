import type { Random } from "../../../vendor-studio/draw/random.ts";
import { HttpOverTcp, type HttpRequest } from "../../support/http-over-tcp.ts";

/** What came with one `webhook-id`. */
export interface Received {
  type: string;
  /** The id of the project or the asset, or of the asset that the kit is of. */
  subject: string;
  timestamp: string;
  tries: number;
  /** Those of them that it answered 200. */
  taken: number;
  /** The status of the answer to its last try; 0 while that one hangs. */
  lastStatus: number;
  /** Two tries told different events. */
  isMixed: boolean;
}

/** Tries of one message that may go wrong. */
const BAD_TRIES = 2;
/** The share of messages that are answered twice. */
const TWICE = 0.2;
/** The share of those that were taken whose sender is killed then, while there are kills left. */
const KILLS = 0.2;
/** Milliseconds that a hanging try lasts: longer than anybody waits for it. */
const HANGING = 20_000;

/**
 * A receiver of webhooks that fails, redirects and hangs now and then, answers one message twice, and
 * has the sender of one that it took killed. It takes all in the end.
 */
export class StormReceiver implements AsyncDisposable {
  readonly received = new Map<string, Received>();
  /** Messages that it answered twice. */
  answeredTwice = 0;
  readonly url: string;
  readonly #server = new HttpOverTcp((request) => this.#receive(request));
  readonly #closing = Promise.withResolvers<void>();

  /**
   * @param hangs how many tries hang, all together
   * @param kills at how many messages that it takes the sender is killed, all together
   * @param killSender ends who sends the messages, at once
   */
  constructor(
    private readonly random: Random,
    private hangs: number,
    private kills: number,
    private readonly killSender: () => void,
  ) {
    this.url = `http://127.0.0.1:${this.#server.port}/`;
  }

  /** Messages that were sent again after they had been taken. */
  get takenTwice(): number {
    return this.received.values().filter(({ taken }) => taken > 1).toArray().length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.resolve();
    await this.#server[Symbol.asyncDispose]();
  }

  async #receive({ headers, body }: HttpRequest): Promise<Response[]> {
    const id = headers.get("webhook-id") ?? "";
    const { type, timestamp, data } = JSON.parse(body);
    const subject = data.id ?? data.asset_id;
    const known = this.received.get(id);
    const received = known ?? {
      ...{ type, timestamp, subject },
      ...{ tries: 0, taken: 0, lastStatus: 0, isMixed: false },
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
      return [new Response(null, { status: 500 })];
    }
    received.lastStatus = status;
    if (status === 200) {
      received.taken++;
      // Before its sender can have told the database: it hears of the answer only while it lives.
      if (this.random.chance(KILLS) && this.kills-- > 0) this.killSender();
    }
    const answer = new Response(null, {
      status,
      ...(status === 302 && { headers: { location: this.url } }),
    });
    if (!this.random.chance(TWICE)) return [answer];
    this.answeredTwice++;
    // If either were taken for the next message's: that one would be lost, or all that is to come.
    return [answer, new Response(null, { status: status === 200 ? 410 : 200 })];
  }

  /** What a try that may go wrong is answered with; 0: it hangs. */
  #choose(): number {
    const dice = this.random.next();
    if (dice < 0.02 && this.hangs-- > 0) return 0;
    if (dice < 0.1) return 500;
    return dice < 0.15 ? 302 : 200;
  }
}
