import type { Caller } from "../../platform/caller.ts";
import type { StackKeys } from "../../platform/keys.ts";
import { authorizeChannel, Unauthorized } from "../authorization.ts";
import type { ChangeFeed } from "../changes/feed.ts";
import { type JoinPayload, joinPayload } from "../protocol/join.ts";
import { isUserBroadcast, type Message } from "../protocol/message.ts";
import { allRights, type Rights, type RoomPolicies } from "../rooms/policies.ts";
import { Expiry } from "./expiry.ts";
import { PostgresChanges } from "./postgres-changes.ts";
import type { Member, Topic, Topics } from "./topics.ts";

/** What channels share. */
export interface Realm {
  keys: StackKeys;
  topics: Topics;
  feed: ChangeFeed;
  policies: RoomPolicies;
}

/** The socket, as its channels see it. */
export interface Outlet {
  /** Who opened it. */
  caller: Caller;
  send(message: Message): void;
  /** Whether it may listen to so many changes of tables more. */
  hasRoomFor(bindings: number): boolean;
  /** The channel is no more. */
  forget(channel: Channel): void;
}

/** One client on one topic, from its join to its leave. */
export class Channel implements Member {
  readonly #name: string;
  readonly #expiry = new Expiry((error) => this.#shutDown(error));
  #joined:
    | { topic: Topic; config: JoinPayload["config"]; caller: Caller; rights: Rights }
    | undefined;
  #changes: PostgresChanges | undefined;
  #token: string | undefined;
  #closed = false;
  /** What came is handled in its order: a token must not be judged before the join. */
  #queue: Promise<void> = Promise.resolve();

  constructor(
    /** `realtime:NAME` */
    readonly topic: string,
    readonly joinRef: string | null,
    private readonly outlet: Outlet,
    private readonly realm: Realm,
  ) {
    this.#name = topic.slice("realtime:".length);
  }

  /** How many changes of tables it listens to. */
  get bindings(): number {
    return this.#joined?.config.postgres_changes.length ?? 0;
  }

  receive(message: Message): void {
    this.#queue = this.#queue.then(() => this.#handle(message)).catch((error) => {
      console.error("Realtime could not handle a message", error);
      this.close();
    });
  }

  push(event: string, payload: unknown): void {
    if (event === "presence_diff" && !this.#joined?.rights.hears.has("presence")) return;
    this.outlet.send({ joinRef: null, ref: null, topic: this.topic, event, payload });
  }

  /** Tells hosted's `system` event. */
  announce(status: "ok" | "error", extension: string, message: string): void {
    const payload = { status, extension, message, channel: this.#name };
    const { topic, joinRef } = this;
    this.outlet.send({ joinRef, ref: null, topic, event: "system", payload });
  }

  /** Changes flow again after they didn't. */
  resume(): void {
    if (this.#joined) this.#changes?.subscribe(this.#joined.caller).catch(() => {});
  }

  /** The client hears of it by `phx_close`, unless its socket is gone. */
  close(): void {
    if (this.#closed) return;
    this.#end();
    const { topic, joinRef } = this;
    this.outlet.send({ joinRef, ref: joinRef, topic, event: "phx_close", payload: {} });
  }

  async #handle(message: Message): Promise<void> {
    if (this.#closed) return;
    if (message.event === "phx_join") return await this.#join(message);
    if (message.event === "phx_leave") {
      this.#reply(message, "ok", {});
      return this.close();
    }
    if (message.event === "access_token") return await this.#refresh(message.payload);
    if (message.event === "broadcast") return this.#broadcast(message);
    if (message.event === "presence") return this.#presence(message);
  }

  async #join(message: Message): Promise<void> {
    const { data: payload } = joinPayload.safeParse(message.payload ?? {});
    if (!payload) return this.#refuse(message, "InvalidJoinPayload: unable to parse");
    const { config } = payload;
    const token = payload.user_token ?? payload.access_token;
    let caller: Caller;
    let rights: Rights;
    try {
      caller = await this.#authorize(token);
      rights = await this.#rightsOf(config, caller);
    } catch (error) {
      if (!(error instanceof Unauthorized)) throw error;
      return this.#refuse(message, `${error.code}: ${error.message}`);
    }
    if (this.#closed) return;
    if (!this.outlet.hasRoomFor(config.postgres_changes.length)) {
      return this.#refuse(message, "ChannelRateLimitReached: Too many postgres_changes");
    }
    const topic = this.realm.topics.join(this.#name, config.private, this);
    this.#joined = { topic, config, caller, rights };
    const changes = new PostgresChanges(config.postgres_changes, this, this.realm.feed);
    this.#changes = changes;
    const reply = () => this.#reply(message, "ok", { postgres_changes: changes.described });
    if (config.postgres_changes_options.wait && !changes.isEmpty) {
      // Not awaited: the client may leave, or send a new token, before changes flow.
      changes.subscribeWithin(config.postgres_changes_options.timeout, caller)
        .then(reply, (error: Error) => this.#refuse(message, error.message));
    } else {
      reply();
      changes.subscribe(caller).catch(() => {});
    }
    if (config.broadcast.replication_ready) {
      this.realm.feed.flowing().then(() => this.#announceReplication());
    }
    if (config.presence.enabled && rights.hears.has("presence")) {
      this.push("presence_state", topic.presences.state);
    }
  }

  /** From here on it hears what SQL broadcasts. */
  #announceReplication(): void {
    if (!this.#closed) this.announce("ok", "system", "Replication connection established");
  }

  /** A token that is none, or the one that is known, changes nothing. */
  async #refresh(payload: unknown): Promise<void> {
    const token = (payload as { access_token?: unknown } | null)?.access_token;
    if (!this.#joined || typeof token !== "string") return;
    if (token.startsWith("sb_") || token === this.#token) return;
    const { config } = this.#joined;
    try {
      const caller = await this.#authorize(token);
      const rights = await this.#rightsOf(config, caller);
      Object.assign(this.#joined, { caller, rights });
      this.#changes?.subscribe(caller).catch(() => {});
    } catch (error) {
      if (!(error instanceof Unauthorized)) throw error;
      this.#shutDown(error);
    }
  }

  /** @throws Unauthorized where it may not even listen. */
  async #rightsOf(config: JoinPayload["config"], caller: Caller): Promise<Rights> {
    if (!config.private) return allRights;
    const rights = await this.realm.policies.rightsOf(caller, this.#name);
    if (rights.hears.has("broadcast")) return rights;
    const message = `You do not have permissions to read from this Channel topic: ${this.#name}`;
    throw new Unauthorized("Unauthorized", message);
  }

  async #authorize(token: string | null | undefined): Promise<Caller> {
    const caller = await authorizeChannel(token, this.outlet.caller, this.realm.keys);
    this.#token = token ?? undefined;
    if (!this.#closed) this.#expiry.watch(caller.claims.exp);
    return caller;
  }

  #broadcast(message: Message): void {
    if (!this.#joined?.rights.sends.has("broadcast")) return;
    const { topic, config } = this.#joined;
    const { payload } = message;
    const isObject = isUserBroadcast(payload) || typeof payload === "object" && payload !== null;
    if (isObject) topic.broadcast("broadcast", payload, config.broadcast.self ? undefined : this);
    if (config.broadcast.ack) this.#reply(message, "ok", {});
  }

  #presence(message: Message): void {
    if (!this.#joined?.rights.sends.has("presence")) return;
    const { topic, config } = this.#joined;
    const { event, payload } = (message.payload ?? {}) as Record<string, unknown>;
    const key = (config.presence.key ||= crypto.randomUUID());
    const action = typeof event === "string" ? event.toLowerCase() : "";
    if (action === "track") {
      if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
        const reason = "Presence track payload must be a map";
        return this.#reply(message, "error", { reason });
      }
      topic.broadcast("presence_diff", topic.presences.track(this, key, { ...payload }));
    } else if (action === "untrack") {
      topic.broadcast("presence_diff", topic.presences.untrack(this));
    }
    this.#reply(message, "ok", {});
  }

  #reply({ ref }: Message, status: "ok" | "error", response: unknown): void {
    if (this.#closed) return;
    const { topic, joinRef } = this;
    this.outlet.send({ joinRef, ref, topic, event: "phx_reply", payload: { status, response } });
  }

  #refuse(message: Message, reason: string): void {
    this.#reply(message, "error", { reason });
    this.#end();
  }

  #shutDown(error: Error): void {
    this.announce("error", "system", error.message);
    this.close();
  }

  #end(): void {
    this.#closed = true;
    this.#expiry.clear();
    this.#changes?.end();
    this.outlet.forget(this);
    if (!this.#joined) return;
    const { topic, config } = this.#joined;
    const diff = topic.presences.untrack(this);
    this.realm.topics.leave(this.#name, config.private, this);
    if (Object.keys(diff.leaves).length > 0) topic.broadcast("presence_diff", diff);
  }
}
