import { EventSource } from "eventsource";
import { z } from "zod";
import type { Random } from "../../../vendor-studio/draw/random.ts";
import { sleep } from "../eventually.ts";

const asset = z.looseObject({ id: z.string(), status: z.string() });
const project = z.looseObject({ id: z.string(), status: z.string() });
const message = z.looseObject({
  type: z.string(),
  asset: asset.optional(),
  assets: z.array(asset).optional(),
  project: project.optional(),
  code: z.string().optional(),
});
type Message = z.infer<typeof message>;
export type SeenAsset = z.infer<typeof asset>;

/**
 * Follows a project as a page does whose connection keeps breaking: it resumes with the last number
 * it saw, and writes down whatever no client should ever see.
 */
export class Follower {
  readonly assets = new Map<string, SeenAsset>();
  status: string | undefined;
  /** The number of the last event seen. */
  lastId: number | undefined;
  /** The project is gone. */
  isGone = false;
  connections = 0;
  events = 0;
  readonly faults: string[] = [];
  #lastType = "";
  #source: EventSource | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly url: string,
    private readonly random: Random,
    private readonly signal: AbortSignal,
  ) {}

  /** Nothing is left to do, as far as this client was told. */
  get isFinished(): boolean {
    return this.#lastType === "generation_complete" || this.isGone;
  }

  /** Connects, is cut off, and connects again until the signal aborts. */
  async run(): Promise<void> {
    while (!this.signal.aborted && !this.isGone) {
      const until = Date.now() + this.random.between(500, 8000);
      this.#connect();
      while (Date.now() < until && this.#isOpen() && !this.signal.aborted) {
        await this.#change(until - Date.now());
      }
      this.#source?.close();
      await sleep(this.random.between(0, 400), this.signal).catch(() => {});
    }
  }

  /** @throws the signal's reason. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      this.signal.throwIfAborted();
      await this.#change(500);
    }
  }

  #isOpen(): boolean {
    return this.#source?.readyState !== EventSource.CLOSED && !this.isGone;
  }

  #connect(): void {
    const resume = this.lastId === undefined ? "" : `&last_event_id=${this.lastId}`;
    const source = new EventSource(this.url + resume);
    const lastIdBefore = this.lastId;
    this.connections++;
    this.#source = source;
    source.onmessage = ({ data, lastEventId }) => {
      this.#take(message.parse(JSON.parse(data)), lastEventId, lastIdBefore);
      this.#notify();
    };
    source.onerror = ({ code }) => {
      if (code === 404) this.isGone = true;
      else if (code === 401) this.faults.push("a good ticket was refused");
      this.#notify();
    };
  }

  #take(said: Message, lastEventId: string, lastIdBefore: number | undefined): void {
    if (said.type === "error") {
      if (said.code === "project_deleted") this.isGone = true;
      else this.faults.push(`error ${said.code}`);
      return;
    }
    const id = Number(lastEventId);
    if (said.type === "snapshot") {
      if (lastIdBefore !== undefined) this.faults.push(`a snapshot instead of what came after`);
      this.lastId = id;
      this.assets.clear();
    } else if (id === this.lastId || lastEventId === "") {
      if (said.type !== "generation_complete") this.faults.push(`${said.type} without a number`);
    } else {
      this.events++;
      if (id !== (this.lastId ?? 0) + 1) this.faults.push(`${this.lastId} was followed by ${id}`);
      this.lastId = id;
    }
    this.#lastType = said.type;
    if (said.project) this.status = said.project.status;
    for (const seen of [...said.assets ?? [], ...said.asset ? [said.asset] : []]) {
      this.assets.set(seen.id, seen);
    }
  }

  #notify(): void {
    for (const wake of this.#waiting) wake();
  }

  /** Resolves at the next news, or after so many milliseconds. */
  async #change(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, Math.max(milliseconds, 0));
    this.#waiting.add(resolve);
    await promise;
    this.#waiting.delete(resolve);
    clearTimeout(timer);
  }
}
