import { heartbeat } from "../_shared/http/sse.ts";
import { ClientQueue } from "./client-queue.ts";
import type { EncodedEvent } from "./presenter.ts";

/** What a watch tells its clients. */
export type StreamItem = EncodedEvent | "deleted";

/** What a client is sent first, and then the number of the last event in it. */
type CatchingUp = AsyncGenerator<Uint8Array, number | "deleted">;

/**
 * One client's stream, as bytes. A worker holds a thousand, so an idle one is little more than its
 * place in the log and an empty queue: no timer but that of its end, and nothing of what it was sent.
 */
export class ClientStream {
  readonly #queue = new ClientQueue<StreamItem>();
  #catchingUp: CatchingUp | undefined;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** Where it waits for something to send. */
  #waits = false;
  #seen = 0;
  #isSilent = false;
  #isOver = false;

  /**
   * @param deleted the last message of a project that is gone
   * @param onEnd called once: when the stream ended, broke off, or its client went
   */
  constructor(private readonly deleted: () => Uint8Array, private readonly onEnd: () => void) {}

  /** The stream from its first byte on; what was delivered before follows what `catchingUp` gives. */
  open(catchingUp: CatchingUp): ReadableStream<Uint8Array> {
    this.#catchingUp = catchingUp;
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      pull: () => this.#catchingUp ? this.#catchUp(this.#catchingUp) : this.#sendNext(),
      cancel: () => this.end(),
    }, { highWaterMark: 1 });
  }

  deliver(delivery: StreamItem): void {
    this.#queue.put(delivery);
  }

  /** Keeps the connection open where nothing was sent since the last beat. */
  beat(): void {
    if (this.#waits && this.#isSilent) this.#send(heartbeat);
    this.#isSilent = true;
  }

  /** Ends once its client has taken what waits for it. */
  finish(): void {
    this.#queue.close();
  }

  /** Ends now, whatever its client has not taken yet. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#catchingUp = undefined;
    this.#queue.close();
    this.onEnd();
  }

  /** As `end`, where the client is still there. */
  cut(): void {
    if (this.#isOver) return;
    this.end();
    this.#controller?.close();
  }

  async #catchUp(chunks: CatchingUp): Promise<void> {
    try {
      const { value, done } = await chunks.next();
      if (this.#isOver) return;
      if (!done) return this.#send(value);
      this.#catchingUp = undefined;
      if (value === "deleted") return this.#sendDeleted();
      this.#seen = value;
      this.#sendNext();
    } catch (error) {
      // The stream is broken off instead of closed, so that the client doesn't take it for a
      // regular end, and resumes.
      if (this.#isOver) return;
      this.end();
      this.#controller?.error(error);
    }
  }

  #sendNext(): void {
    this.#waits = false;
    if (this.#isOver) return;
    for (let next = this.#queue.take(); next !== undefined; next = this.#queue.take()) {
      if (next === "deleted") return this.#sendDeleted();
      if (next.seq <= this.#seen) continue;
      this.#seen = next.seq;
      return this.#send(next.chunk);
    }
    if (this.#queue.isClosed) return this.cut();
    this.#waits = true;
    this.#queue.whenChanged(() => this.#sendNext());
  }

  #sendDeleted(): void {
    this.#send(this.deleted());
    this.cut();
  }

  #send(chunk: Uint8Array): void {
    this.#isSilent = false;
    this.#controller?.enqueue(chunk);
  }
}
