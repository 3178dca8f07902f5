import type { EventLog } from "./event-log.ts";
import type { Presenter } from "./presenter.ts";

/** A snapshot ready to be sent, and the number of the last event in it. */
export interface EncodedSnapshot {
  seq: number;
  chunks: Uint8Array[];
}

/**
 * A project's snapshot, read, signed and encoded once for all clients that ask for it at the same
 * time: two readings serve any number of them. Nothing of it stays once they have it.
 */
export class ProjectSnapshots {
  #current: Promise<EncodedSnapshot | null> | undefined;
  /** Begins when the current one has ended. */
  #next: Promise<EncodedSnapshot | null> | undefined;

  constructor(
    private readonly projectId: string,
    private readonly eventLog: EventLog,
    private readonly presenter: Presenter,
  ) {}

  /** The project as it is at this call or later; null where there is none. */
  get(): Promise<EncodedSnapshot | null> {
    if (this.#next) return this.#next;
    if (!this.#current) return this.#begin();
    // The current one may lack what this client has done since it was begun.
    return this.#next = this.#current.catch(() => {}).then(() => this.#begin());
  }

  async #begin(): Promise<EncodedSnapshot | null> {
    this.#next = undefined;
    const reading = this.#read();
    this.#current = reading;
    try {
      return await reading;
    } finally {
      if (this.#current === reading) this.#current = undefined;
    }
  }

  async #read(): Promise<EncodedSnapshot | null> {
    const snapshot = await this.eventLog.snapshot(this.projectId);
    if (snapshot === null) return null;
    return { seq: snapshot.last_seq, chunks: await this.presenter.snapshot(snapshot) };
  }
}
