import type { Asset, Project, StreamMessage } from "@logokraft/client";
import { EventSource, type FetchLike } from "eventsource";

/** A message of a project's stream, with the id it came with. */
export interface StreamEvent extends Pick<StreamMessage, "type" | "project_id" | "at"> {
  /** Undefined where the message carried no id of its own. */
  id: number | undefined;
  asset?: Asset;
  assets?: Asset[];
  project?: Project;
  code?: string;
}

/** A real EventSource that keeps what it got. */
export class EventClient {
  readonly events: StreamEvent[] = [];
  /** When each came, by `performance.now()`. */
  readonly arrivals: number[] = [];
  /** Status of the answer that ended the connection for good. */
  refused: number | undefined;
  readonly #source: EventSource;
  #lastId = "";
  #changed = Promise.withResolvers<void>();

  /** @param lastEventId what a client that was connected before sends. */
  constructor(url: string, lastEventId?: number) {
    const headers: Record<string, string> = lastEventId === undefined
      ? {}
      : { "last-event-id": String(lastEventId) };
    const withHeaders: FetchLike = (input, init) =>
      fetch(input, { ...init, headers: { ...headers, ...init.headers } });
    this.#lastId = lastEventId === undefined ? "" : String(lastEventId);
    this.#source = new EventSource(url, lastEventId === undefined ? {} : { fetch: withHeaders });
    this.#source.onmessage = ({ data, lastEventId }) => {
      const id = lastEventId === this.#lastId || lastEventId === ""
        ? undefined
        : Number(lastEventId);
      this.#lastId = lastEventId;
      this.events.push({ id, ...JSON.parse(data) });
      this.arrivals.push(performance.now());
      this.#notify();
    };
    this.#source.onerror = ({ code }) => {
      if (this.#source.readyState === EventSource.CLOSED) this.refused = code;
      this.#notify();
    };
  }

  get types(): string[] {
    return this.events.map(({ type }) => type);
  }

  get ids(): (number | undefined)[] {
    return this.events.map(({ id }) => id);
  }

  /** Waits until `condition` holds. @throws with what it got, after `milliseconds`. */
  async until(condition: () => boolean, milliseconds = 180_000): Promise<void> {
    const deadline = Date.now() + milliseconds;
    while (!condition()) {
      const left = deadline - Date.now();
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
    this.#source.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #notify(): void {
    this.#changed.resolve();
  }
}
