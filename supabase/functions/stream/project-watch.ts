import type { Logger } from "../_shared/log.ts";
import type { Doorbell } from "./doorbell.ts";
import type { EventLog, EventPage } from "./event-log.ts";
import type { ClientStream, StreamItem } from "./client-stream.ts";
import type { Presenter } from "./presenter.ts";
import { ProjectSnapshots } from "./snapshots.ts";

/**
 * Follows one project's log for all its clients in this worker: at each ring one read, one signing
 * and one encoding, however many clients there are.
 */
export class ProjectWatch {
  readonly snapshots: ProjectSnapshots;
  readonly #clients = new Set<ClientStream>();
  #head: number | undefined;
  #reading = false;
  /** Up to which number the log is known to have grown; Infinity where it isn't known how far. */
  #rungFor = 0;
  readonly #silence: () => void;

  constructor(
    readonly projectId: string,
    private readonly eventLog: EventLog,
    private readonly presenter: Presenter,
    private readonly doorbell: Doorbell,
    private readonly log: Logger,
  ) {
    this.snapshots = new ProjectSnapshots(projectId, eventLog, presenter);
    this.#silence = doorbell.listen(projectId, (seq) => this.#ring(seq));
  }

  get isWatched(): boolean {
    return this.#clients.size > 0;
  }

  /**
   * From now on `client` gets every event after `head`; the earlier ones it reads itself.
   */
  join(client: ClientStream): void {
    this.#clients.add(client);
  }

  leave(client: ClientStream): void {
    this.#clients.delete(client);
  }

  /** Keeps its clients' connections open. */
  beat(): void {
    for (const client of this.#clients) client.beat();
  }

  /**
   * Tells that a client has read up to `seq`, and returns the number of the last event delivered.
   * If that is higher, the client missed deliveries while it was reading, and has to read on.
   */
  headFor(seq: number): number {
    if (this.#head === undefined) {
      this.#head = seq;
      this.#ring();
    }
    return this.#head;
  }

  stop(): void {
    this.#silence();
  }

  /** The number of the last event delivered; undefined until a client has said where it begins. */
  get head(): number | undefined {
    return this.#head;
  }

  /** Takes what a read of many projects found for this one; events that are known are left out. */
  take(page: EventPage | null): void {
    if (this.#reading) this.#rungFor = Infinity;
    else this.#read(page).catch((error) => this.#readFailed(error));
  }

  /** @param seq the number of the log's last event, where the ring tells it. */
  #ring(seq = Infinity): void {
    // Several changes of one transaction ring one after the other; the first read brings them all.
    if (this.#head !== undefined && seq <= this.#head) return;
    if (this.#reading) this.#rungFor = Math.max(this.#rungFor, seq);
    else this.#read().catch((error) => this.#readFailed(error));
  }

  /** @param found a page that was read already; without it, one is read. */
  async #read(found?: EventPage | null): Promise<void> {
    if (this.#head === undefined) return;
    this.#reading = true;
    try {
      let page = found === undefined
        ? await this.eventLog.eventsAfter(this.projectId, this.#head)
        : found;
      for (;;) {
        if (page === null) return this.#deliver("deleted");
        const head: number = this.#head;
        const events = page.events.filter(({ seq }) => seq > head);
        for (const event of await this.presenter.events(events)) {
          this.#head = event.seq;
          this.#deliver(event);
        }
        const hasMore = this.#head < page.last_seq && page.events.length > 0;
        if (!hasMore && this.#rungFor <= this.#head) return;
        this.#rungFor = 0;
        page = await this.eventLog.eventsAfter(this.projectId, this.#head);
      }
    } finally {
      this.#reading = false;
    }
  }

  #deliver(delivery: StreamItem): void {
    for (const client of this.#clients) client.deliver(delivery);
  }

  // The next look tries again; what it reads starts where this one stopped.
  #readFailed(error: unknown): void {
    this.log.warn("log_unreadable", { project_id: this.projectId, error });
  }
}
