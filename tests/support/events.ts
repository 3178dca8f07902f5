import {
  type Asset,
  createLogoKraft,
  type FollowedMessage,
  type KitNews,
  type Project,
  type StreamMessage,
} from "@logokraft/client";
import { EventSource } from "eventsource";

/** A message of a project's stream, with the id it came with. */
export interface StreamEvent extends Pick<StreamMessage, "type" | "project_id" | "at"> {
  /** Undefined where the message carried no id of its own. */
  id: number | undefined;
  asset?: Asset;
  assets?: Asset[];
  project?: Project;
  kit?: KitNews;
  code?: string;
}

/** Follows a stream with nothing but its URL, as no token is at hand, and keeps what it got. */
export class EventClient {
  readonly events: StreamEvent[] = [];
  /** When each came, by `performance.now()`. */
  readonly arrivals: number[] = [];
  readonly #closing = new AbortController();
  #failure: unknown;
  #changed = Promise.withResolvers<void>();

  /** @param lastEventId what a client that was connected before has seen last. */
  constructor(streamUrl: string, lastEventId?: number) {
    // The API leads the last part of the path, the project, to the stream as well.
    const [url = "", path = ""] = streamUrl.split("/functions/v1/");
    const [, projectId = ""] = /([0-9a-f-]{36})/.exec(path) ?? [];
    const { signal } = this.#closing;
    const options = { streamUrl, lastEventId, signal };
    this.#take(createLogoKraft({ url, EventSource }).follow(projectId, options));
  }

  get types(): string[] {
    return this.events.map(({ type }) => type);
  }

  get ids(): (number | undefined)[] {
    return this.events.map(({ id }) => id);
  }

  /**
   * Waits until `condition` holds.
   *
   * @throws with what it got, once nothing has come for `milliseconds`: a busy machine takes long for
   * many logos, but something of them comes now and then.
   */
  async until(condition: () => boolean, milliseconds = 180_000): Promise<void> {
    const since = performance.now();
    while (!condition()) {
      if (this.#failure) throw this.#failure;
      const left = Math.max(since, this.arrivals.at(-1) ?? 0) + milliseconds - performance.now();
      if (left <= 0) throw new Error(`only got ${this.types.join(", ")}`);
      this.#changed = Promise.withResolvers();
      const timer = setTimeout(() => this.#notify(), left);
      await this.#changed.promise;
      clearTimeout(timer);
    }
  }

  async untilComplete(milliseconds?: number): Promise<void> {
    await this.until(() => this.types.includes("generation_complete"), milliseconds);
  }

  close(): void {
    this.#closing.abort();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  async #take(messages: AsyncIterable<FollowedMessage>): Promise<void> {
    try {
      for await (const { id, ...message } of messages) {
        this.events.push({ id: id ?? undefined, ...message });
        this.arrivals.push(performance.now());
        this.#notify();
      }
    } catch (error) {
      this.#failure = error;
      this.#notify();
    }
  }

  #notify(): void {
    this.#changed.resolve();
  }
}
