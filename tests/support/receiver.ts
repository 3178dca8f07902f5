import { unwrap } from "@logokraft/client";
import { Webhook } from "standardwebhooks";
import { openApi } from "./api.ts";
import { HttpOverTcp, type HttpRequest } from "./http-over-tcp.ts";

/** What a receiver got, once. */
export interface Message {
  /** The header `webhook-id`. */
  id: string;
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
  /** Whether its signature is good. */
  isSigned: boolean;
}

/** Several are several whole answers to the one message. */
type ReceiverAnswer = (message: Message, count: number) => Replies | Promise<Replies>;
type Replies = Response | Response[];

/** This machine's name where the functions run: in a container it has another one than here. */
const HOST = Deno.env.get("RECEIVER_HOST") ?? "127.0.0.1";

/**
 * A receiver of webhooks on this machine. It believes what the standard's own package believes, and
 * answers as it is told.
 */
export class Receiver implements AsyncDisposable {
  readonly got: Message[] = [];
  /** A secret of its own, in its address. */
  readonly key = crypto.randomUUID();
  /** The webhook's, once it is registered. */
  secret = "";
  readonly url: string;
  readonly #server = new HttpOverTcp(
    (request) => this.#receive(request),
    HOST === "127.0.0.1" ? HOST : "0.0.0.0",
  );
  #changed = Promise.withResolvers<void>();

  /** @param answer is told how many it got before of the same id. */
  constructor(private readonly answer: ReceiverAnswer = () => new Response()) {
    this.url = `http://${HOST}:${this.#server.port}/hooks?key=${this.key}`;
  }

  /** Registers it for a user. @returns the webhook's id */
  async register(user: { token: string }, events?: Event[]): Promise<string> {
    const { webhook, secret } = await unwrap(
      openApi(user).POST("/api/v1/webhooks", {
        body: { url: this.url, ...(events && { events }) },
      }),
    );
    this.secret = secret;
    return webhook.id;
  }

  /** Resolves once it has got what is asked for. */
  async until(condition: (got: Message[]) => boolean): Promise<void> {
    while (!condition(this.got)) {
      await this.#changed.promise;
      this.#changed = Promise.withResolvers();
    }
  }

  /** Resolves once it has got a message of that type. */
  async untilType(type: string): Promise<Message> {
    await this.until((got) => got.some((message) => message.type === type));
    const [message] = this.got.filter((message) => message.type === type);
    if (!message) throw new Error(`no ${type}`);
    return message;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }

  async #receive({ headers: sent, body }: HttpRequest): Promise<Response[]> {
    const headers = Object.fromEntries(sent);
    const id = headers["webhook-id"] ?? "";
    const message = { ...JSON.parse(body), id, isSigned: this.#believes(body, headers) };
    const count = this.got.filter((earlier) => earlier.id === id).length;
    this.got.push(message);
    this.#changed.resolve();
    const answers = await this.answer(message, count);
    return Array.isArray(answers) ? answers : [answers];
  }

  #believes(body: string, headers: Record<string, string>): boolean {
    try {
      new Webhook(this.secret).verify(body, headers);
      return true;
    } catch {
      return false;
    }
  }
}

type Event =
  | "project.completed"
  | "project.failed"
  | "asset.completed"
  | "asset.failed"
  | "kit.completed"
  | "kit.failed";
