import type { Logger } from "../_shared/log.ts";
import type { Doorbell } from "./doorbell.ts";
import type { EventLog } from "./event-log.ts";
import type { ClientQueue } from "./client-queue.ts";
import type { EncodedEvent, Presenter } from "./presenter.ts";

/** What a watch puts into its clients' queues. */
export type Delivery = EncodedEvent | "deleted";

/** Milliseconds between two looks at the log when nothing rings. */
export interface Pace {
  /** While the doorbell works: it is at-most-once. */
  heard: number;
  /** While it doesn't. */
  unheard: number;
}

/**
 * Follows one project's log for all its clients in this worker: at each ring one read, one signing
 * and one encoding, whoever listens.
 */
export class ProjectWatch {
  readonly #queues = new Set<ClientQueue<Delivery>>();
  #head: number | undefined;
  #reading = false;
  #rangMeanwhile = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #silence: () => void;

  constructor(
    readonly projectId: string,
    private readonly eventLog: EventLog,
    private readonly presenter: Presenter,
    private readonly doorbell: Doorbell,
    private readonly pace: Pace,
    private readonly log: Logger,
  ) {
    this.#silence = doorbell.listen(projectId, () => this.#ring());
    this.#lookLater();
  }

  get isWatched(): boolean {
    return this.#queues.size > 0;
  }

  /** From now on `queue` gets every event after `head`; those before, its client reads itself. */
  join(queue: ClientQueue<Delivery>): void {
    this.#queues.add(queue);
  }

  leave(queue: ClientQueue<Delivery>): void {
    this.#queues.delete(queue);
  }

  /**
   * The number of the last event delivered. A client that has read up to `seq` says so here; is the
   * answer higher, it missed deliveries while it read and has to read on.
   */
  headFor(seq: number): number {
    if (this.#head === undefined) {
      this.#head = seq;
      this.#ring();
    }
    return this.#head;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#silence();
  }

  #ring(): void {
    if (this.#reading) this.#rangMeanwhile = true;
    else this.#read().catch((error) => this.#readFailed(error));
  }

  async #read(): Promise<void> {
    if (this.#head === undefined) return;
    this.#reading = true;
    try {
      do {
        this.#rangMeanwhile = false;
        const page = await this.eventLog.eventsAfter(this.projectId, this.#head);
        if (page === null) return this.#deliver("deleted");
        for (const event of await this.presenter.events(page.events)) {
          this.#head = event.seq;
          this.#deliver(event);
        }
        this.#rangMeanwhile ||= this.#head < page.last_seq &&
          page.events.length > 0;
      } while (this.#rangMeanwhile);
    } finally {
      this.#reading = false;
    }
  }

  #deliver(delivery: Delivery): void {
    for (const queue of this.#queues) queue.put(delivery);
  }

  #lookLater(): void {
    const { heard, unheard } = this.pace;
    this.#timer = setTimeout(() => {
      this.#ring();
      this.#lookLater();
    }, this.doorbell.hears(this.projectId) ? heard : unheard);
  }

  // The next look tries again; what it reads starts where this one stopped.
  #readFailed(error: unknown): void {
    this.log.warn("log_unreadable", { project_id: this.projectId, error });
  }
}
