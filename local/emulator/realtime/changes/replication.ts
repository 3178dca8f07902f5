import { setTimeout } from "node:timers/promises";
import { LogicalReplicationService, type Pgoutput, PgoutputPlugin } from "pg-logical-replication";

export interface Replication {
  /** Resolves while changes flow; while they don't, once they do again. */
  flowing(): Promise<void>;
  stop(): Promise<void>;
}

export interface ReplicationOptions {
  adminUrl: string;
  publications: string[];
  /** The next message is read once this has settled. */
  onMessage(message: Pgoutput.Message): void | Promise<void>;
  /** Changes flow again after they didn't; those of the meantime are lost. */
  onResume(): void;
}

/** Before a lost connection is tried again. */
const PAUSE_MILLISECONDS = 250;

/**
 * Follows the publications from now on. The slot lives and dies with its connection, so nothing that
 * ends this process, however, makes Postgres keep its log for nobody.
 */
export function startReplication(options: ReplicationOptions): Replication {
  return new Follower(options);
}

class Follower implements Replication {
  #service: LogicalReplicationService | undefined;
  #up = Promise.withResolvers<void>();
  readonly #stopping = new AbortController();
  #isUp = false;
  #troubled = false;
  readonly #finished: Promise<void>;

  constructor(private readonly options: ReplicationOptions) {
    this.#finished = this.#run();
  }

  flowing(): Promise<void> {
    return this.#up.promise;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#service?.destroy();
    await this.#finished;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#follow();
      if (signal.aborted) return;
      this.#complain("the connection ended");
      await setTimeout(PAUSE_MILLISECONDS, undefined, { signal }).catch(() => {});
    }
  }

  /** Until the connection ends. */
  async #follow(): Promise<void> {
    const { adminUrl, publications, onMessage } = this.options;
    const service = new LogicalReplicationService(
      { connectionString: adminUrl, application_name: "realtime" },
      { flowControl: { enabled: true } },
    );
    const onConnected = () => {
      this.#stopping.signal.throwIfAborted();
      // Not before: a stop that comes while it connects would never end.
      this.#service = service;
    };
    service.on("start", () => this.#started());
    service.on("data", (_lsn: string, message: Pgoutput.Message) => onMessage(message));
    service.on("heartbeat", (lsn: string, _time: number, shouldRespond: boolean) => {
      // Postgres asks when it shuts down, and waits until it hears of this very position.
      if (shouldRespond) service.acknowledge(precedingLsn(lsn)).catch(() => {});
    });
    service.on("error", (error: Error) => this.#complain(error));
    try {
      await service.subscribe(new TextPlugin(publications, onConnected), newSlotName());
    } catch (error) {
      this.#complain(error);
    } finally {
      this.#service = undefined;
      await service.destroy().catch(() => {});
    }
  }

  #started(): void {
    const resumed = this.#troubled;
    this.#troubled = false;
    this.#isUp = true;
    this.#up.resolve();
    if (resumed) this.options.onResume();
  }

  /** Once, not at each attempt until the database is back. */
  #complain(error: unknown): void {
    if (this.#troubled || this.#stopping.signal.aborted) return;
    this.#troubled = true;
    // One that is still to be resolved is waited for.
    if (this.#isUp) this.#up = Promise.withResolvers();
    this.#isUp = false;
    console.warn("Realtime lost the database:", error instanceof Error ? error.message : error);
  }
}

/** Creates its slot on the connection that it then reads, and leaves values as Postgres wrote them. */
class TextPlugin extends PgoutputPlugin {
  constructor(publicationNames: string[], private readonly onConnected: () => void) {
    super({ protoVersion: 1, publicationNames });
  }

  override async start(...[client, slot, lsn]: Parameters<PgoutputPlugin["start"]>) {
    this.onConnected();
    await client.query(
      `CREATE_REPLICATION_SLOT "${slot}" TEMPORARY LOGICAL pgoutput NOEXPORT_SNAPSHOT`,
    );
    return await super.start(client, slot, lsn);
  }

  override parse(buffer: Parameters<PgoutputPlugin["parse"]>[0]): Pgoutput.Message {
    const message = super.parse(buffer);
    // The parsers of this message are what the rows after it are read with.
    if (message.tag === "relation") {
      for (const column of message.columns) column.parser = (text: string) => text;
    }
    return message;
  }
}

/** Two may run for a moment, while an old one's connection dies. */
function newSlotName(): string {
  return `realtime_${crypto.randomUUID().replaceAll("-", "").slice(0, 16)}`;
}

/** `acknowledge` adds one: it is meant for the position of what was received, not for the next. */
export function precedingLsn(lsn: string): string {
  const [high = "0", low = "0"] = lsn.split("/");
  const position = (BigInt(`0x${high}`) << 32n | BigInt(`0x${low}`)) - 1n;
  return `${(position >> 32n).toString(16)}/${(position & 0xffffffffn).toString(16)}`.toUpperCase();
}
