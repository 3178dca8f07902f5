import type postgres from "postgres";
import { Bell } from "../../postgres/bell.ts";
import { connect } from "../../postgres/connect.ts";
import { RawJson } from "../protocol/message.ts";
import { type Change, ChangeReader } from "./change.ts";
import { pauseAfter } from "./pace.ts";
import { type Replication, startReplication } from "./replication.ts";
import { concerns, type Subscription, type Wish } from "./subscription.ts";

const PUBLICATIONS = ["supabase_realtime", "supabase_realtime_messages_publication"];
/** Changes that are judged in one query, as on hosted. */
const BATCH = 100;
/** How many changes may wait here; Postgres keeps the others until then. */
const BACKLOG = 10_000;
/** Characters of a change's JSON; hosted leaves out the long values of a larger one. */
const MAX_RECORD = 1024 * 1024;

interface Delivery {
  subscriber_ids: number[];
  data: string;
}

/** Tells subscribers of committed changes, in the order of commits, each what it may see. */
export class ChangeFeed {
  readonly #subscriptions = new Map<number, Subscription>();
  readonly #sql: postgres.Sql;
  readonly #replication: Replication;
  readonly #bell = new Bell();
  readonly #finished: Promise<void>;
  #waiting: Change[] = [];
  #room = Promise.resolve();
  #makeRoom = () => {};
  #stopped = false;

  constructor(
    private readonly options: {
      adminUrl: string;
      /** Paces the feed as hosted's polls do; without it, changes go out at once. */
      pollMilliseconds?: number;
      /** Changes flow again; those of the meantime are lost. */
      onResume(): void;
      /** A change of `realtime.messages`, which is no subscriber's but a room's. */
      onRoomChange(change: Change): void;
    },
  ) {
    this.#sql = connect(options.adminUrl, {
      max: 2,
      onnotice: () => {},
      backoff: () => 0.1,
      // A policy that never ends must not end the feed.
      connection: { application_name: "realtime", statement_timeout: 10_000 },
    });
    const reader = new ChangeReader();
    this.#replication = startReplication({
      adminUrl: options.adminUrl,
      publications: PUBLICATIONS,
      onResume: () => options.onResume(),
      onMessage: (message) => {
        const change = reader.read(message);
        if (!change) return;
        if (isOfRooms(change)) options.onRoomChange(change);
        else return this.#take(change);
      },
    });
    this.#finished = this.#run();
  }

  /** Resolves once every change that is committed from now on will be told. */
  flowing(): Promise<void> {
    return this.#replication.flowing();
  }

  /** What is wrong with a wish, in Postgres's words; undefined when nothing is. */
  async findFault(wish: Wish, role: string): Promise<string | undefined> {
    const { schema, table, filters, select } = wish;
    const subscription = { schema, table, filters, select, role };
    const [row] = await this.#sql<{ fault: string | null }[]>`
      select realtime.find_fault(${this.#sql.json(asJson(subscription))}) as fault`;
    return row?.fault ?? undefined;
  }

  add(subscription: Subscription): void {
    this.#subscriptions.set(subscription.id, subscription);
  }

  remove(id: number): void {
    this.#subscriptions.delete(id);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#bell.ring();
    this.#makeRoom();
    await this.#replication.stop();
    await this.#finished;
    await this.#sql.end({ timeout: 1 });
  }

  #take(change: Change): Promise<void> | void {
    this.#waiting.push(change);
    this.#bell.ring();
    if (this.#waiting.length < BACKLOG) return;
    ({ promise: this.#room, resolve: this.#makeRoom } = Promise.withResolvers<void>());
    return this.#room;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const batch = this.#waiting.splice(0, BATCH);
      this.#makeRoom();
      const told = await this.#tell(batch);
      await this.#rest({ seen: batch.length, told });
    }
  }

  async #rest(polled: { seen: number; told: number }): Promise<void> {
    const { pollMilliseconds } = this.options;
    if (pollMilliseconds === undefined) {
      if (this.#waiting.length === 0) await this.#bell.wait();
      return;
    }
    const end = Date.now() + pauseAfter(polled, pollMilliseconds);
    while (!this.#stopped && Date.now() < end) await this.#bell.wait(end - Date.now());
  }

  /** @returns how many changes were for at least one subscriber. */
  async #tell(batch: Change[]): Promise<number> {
    const concerned = batch.flatMap((change) => this.#withSubscribers(change) ?? []);
    if (concerned.length === 0) return 0;
    let deliveries: Delivery[];
    try {
      deliveries = await this.#judge(concerned);
    } catch {
      deliveries = await this.#judgeEach(concerned);
    }
    for (const { subscriber_ids, data } of deliveries) this.#deliver(subscriber_ids, data);
    return concerned.length;
  }

  #withSubscribers(change: Change) {
    const subscribers = [...this.#subscriptions.values()]
      .filter((subscription) => concerns(subscription, change))
      .map(({ id, caller, filters, select }) => ({ id, caller, filters, select }));
    if (subscribers.length === 0) return undefined;
    const too_large = JSON.stringify(change).length > MAX_RECORD;
    return { ...change, subscribers, too_large };
  }

  async #judge(changes: unknown[]): Promise<Delivery[]> {
    return await this.#sql<Delivery[]>`
      select delivery.subscriber_ids, delivery.data::text
      from jsonb_array_elements(${
      this.#sql.json(asJson(changes))
    }) with ordinality as c(change, at),
        realtime.list_deliveries(c.change) as delivery
      order by c.at`;
  }

  /** One change that can't be judged, its type dropped say, must not take others with it. */
  async #judgeEach(changes: { schema: string; table: string }[]): Promise<Delivery[]> {
    const deliveries: Delivery[] = [];
    for (const change of changes) {
      try {
        deliveries.push(...await this.#judge([change]));
      } catch (error) {
        const { message } = error as Error;
        console.warn(`Realtime lost a change of ${change.schema}.${change.table}:`, message);
      }
    }
    return deliveries;
  }

  #deliver(ids: number[], data: string): void {
    const receivers = new Map<Subscription["receiver"], number[]>();
    for (const id of ids) {
      const receiver = this.#subscriptions.get(id)?.receiver;
      if (receiver) receivers.set(receiver, [...receivers.get(receiver) ?? [], id]);
    }
    const payload = new RawJson(data);
    for (const [receiver, its] of receivers) receiver.deliver(payload, its);
  }
}

function isOfRooms({ schema, table }: Change): boolean {
  return schema === "realtime" && table === "messages";
}

/** The driver's type of JSON knows no interfaces. */
function asJson(value: unknown): postgres.JSONValue {
  return value as postgres.JSONValue;
}
