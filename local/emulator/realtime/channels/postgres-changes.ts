import type { Caller } from "../../platform/caller.ts";
import type { ChangeFeed } from "../changes/feed.ts";
import { parseWish, type Subscription, type Wish } from "../changes/subscription.ts";
import type { PostgresChangeParams } from "../protocol/join.ts";
import type { RawJson } from "../protocol/message.ts";

/** Milliseconds; hosted waits no longer, whatever a client asks for. */
const MAX_WAIT = 20_000;

let lastId = 0;

/** Where a channel's changes and the news of its subscriptions go. */
interface Ear {
  push(event: string, payload: unknown): void;
  announce(status: "ok" | "error", extension: string, message: string): void;
}

/** What one channel wants to hear of the database. */
export class PostgresChanges {
  readonly #wishes: { id: number; params: PostgresChangeParams }[];
  #subscriptions: Subscription[] = [];
  #latest: Promise<void> | undefined;
  #ended = false;

  constructor(
    params: PostgresChangeParams[],
    private readonly ear: Ear,
    private readonly feed: ChangeFeed,
  ) {
    this.#wishes = params.map((params) => ({ id: ++lastId, params }));
  }

  get isEmpty(): boolean {
    return this.#wishes.length === 0;
  }

  /** What the client asked for, with the ids by which it will know its changes. */
  get described(): PostgresChangeParams[] {
    return this.#wishes.map(({ id, params }) => ({ ...params, id }));
  }

  /**
   * Subscribes once changes flow, or goes on as another caller, and announces it. Another call
   * meanwhile takes this one's place.
   *
   * @throws what it has announced.
   */
  async subscribe(caller: Caller): Promise<void> {
    if (this.isEmpty) return;
    // From now on, not once all is checked: the caller may have lost a right.
    for (const subscription of this.#subscriptions) subscription.caller = caller;
    const attempt = this.#attempt(caller, () => attempt === this.#latest);
    this.#latest = attempt;
    await attempt;
    if (attempt !== this.#latest) await this.#latest;
  }

  /** @throws also when it takes longer than so many milliseconds. */
  async subscribeWithin(milliseconds: number, caller: Caller): Promise<void> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new Error("Timed out waiting for the subscription to PostgreSQL")),
      Math.min(milliseconds, MAX_WAIT),
    );
    try {
      await Promise.race([this.subscribe(caller), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  end(): void {
    this.#ended = true;
    this.#replace([]);
  }

  async #attempt(caller: Caller, isLatest: () => boolean): Promise<void> {
    try {
      const subscriptions = await this.#check(caller);
      if (this.#ended || !isLatest()) return;
      this.#replace(subscriptions);
    } catch (error) {
      if (this.#ended || !isLatest()) return;
      this.#replace([]);
      this.ear.announce("error", "postgres_changes", (error as Error).message);
      throw error;
    }
    this.ear.announce("ok", "postgres_changes", "Subscribed to PostgreSQL");
  }

  async #check(caller: Caller): Promise<Subscription[]> {
    const wishes = this.#wishes.map(({ id, params }) => ({ id, ...parseWish(params) }));
    await this.feed.flowing();
    const receiver = {
      deliver: (data: RawJson, ids: number[]) => this.ear.push("postgres_changes", { ids, data }),
    };
    for (const wish of wishes) {
      const fault = await this.feed.findFault(wish, caller.role);
      if (fault !== undefined) throw new Error(explain(fault, wish));
    }
    return wishes.map((wish) => ({ ...wish, caller, receiver }));
  }

  #replace(subscriptions: Subscription[]): void {
    for (const { id } of this.#subscriptions) this.feed.remove(id);
    for (const subscription of subscriptions) this.feed.add(subscription);
    this.#subscriptions = subscriptions;
  }
}

/** Hosted's words. */
function explain(fault: string, { event, schema, table, filters, select }: Wish): string {
  const parameters = `[event: ${event}, schema: ${schema}, table: ${table}, ` +
    `filters: ${JSON.stringify(filters)}, select: ${JSON.stringify(select)}]`;
  const opening = "Unable to subscribe to changes with given parameters.";
  return fault === "not published"
    ? `${opening} Please check Realtime is enabled for the given connect parameters: ${parameters}`
    : `${opening} An exception happened so please check your connect parameters: ${parameters}. ` +
      `Exception: ${fault}`;
}
