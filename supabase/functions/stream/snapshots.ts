import type { EventLog } from "./event-log.ts";
import type { Presenter } from "./presenter.ts";

/** A snapshot ready to be sent, and the number of the last event in it. */
export interface EncodedSnapshot {
  seq: number;
  chunks: Uint8Array[];
}

/**
 * A project's snapshot, read, signed and encoded once for all clients that ask for it at the same
 * time. Nothing of it stays once they have it.
 */
export class ProjectSnapshots {
  /** The last that was begun. */
  #latest: Promise<EncodedSnapshot | null> | undefined;
  #begun = 0;
  #asking = 0;

  constructor(
    private readonly projectId: string,
    private readonly eventLog: EventLog,
    private readonly presenter: Presenter,
  ) {}

  /** The project as it is at this call or later; null where there is none. */
  async get(): Promise<EncodedSnapshot | null> {
    this.#asking++;
    const before = this.#begun;
    try {
      const earlier = this.#latest;
      // It may lack what this client has done since.
      if (earlier && await this.#isStillTrue(earlier)) return await earlier;
      // Another client may have begun one meanwhile.
      return await (this.#begun > before && this.#latest || this.#begin());
    } finally {
      if (--this.#asking === 0) this.#latest = undefined;
    }
  }

  async #isStillTrue(reading: Promise<EncodedSnapshot | null>): Promise<boolean> {
    const snapshot = await reading.catch(() => null);
    if (!snapshot) return false;
    const page = await this.eventLog.eventsAfter(this.projectId, snapshot.seq);
    return page?.last_seq === snapshot.seq;
  }

  #begin(): Promise<EncodedSnapshot | null> {
    this.#begun++;
    return this.#latest = this.#read();
  }

  async #read(): Promise<EncodedSnapshot | null> {
    const snapshot = await this.eventLog.snapshot(this.projectId);
    if (snapshot === null) return null;
    return { seq: snapshot.last_seq, chunks: await this.presenter.snapshot(snapshot) };
  }
}
