import {
  ApiProblem,
  createLogoKraft,
  type FollowedMessage,
  type LogoKraft,
} from "@logokraft/client";
import { EventSource } from "eventsource";
import type { Random } from "../../../vendor-studio/draw/random.ts";
import { sleep } from "../eventually.ts";

/** What a user needs to follow a project. */
export interface Access {
  /** The stack's. */
  url: string;
  token: string;
  projectId: string;
  streamUrl: string;
}

/**
 * Follows a project as a page does whose connection keeps breaking: it resumes with the last number
 * it saw, and writes down whatever no client should ever see.
 */
export class Follower {
  /** The status of each logo, by its id. */
  readonly statuses = new Map<string, string>();
  /** The status of each logo's kit, by the logo's id. */
  readonly kits = new Map<string, string>();
  readonly #thumbnails = new Set<string>();
  /** The number of the last event seen. */
  lastId: number | undefined;
  /** The project is gone. */
  isGone = false;
  /** How often it was told that nothing is left to do, by an event. */
  finishes = 0;
  connections = 0;
  events = 0;
  readonly faults: string[] = [];
  readonly #logokraft: LogoKraft;
  #lastType = "";
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly access: Access,
    private readonly random: Random,
    private readonly signal: AbortSignal,
  ) {
    this.#logokraft = createLogoKraft({
      url: access.url,
      getToken: () => access.token,
      EventSource: tellingRefusals((status) => {
        if (status === 401) this.faults.push("a good ticket was refused");
      }),
    });
  }

  /** Nothing is left to do, as far as this client was told. */
  get isFinished(): boolean {
    return this.#lastType === "generation_complete" || this.isGone;
  }

  /** Each completed logo has its thumbnail, which comes after it. */
  get hasThumbnails(): boolean {
    return this.statuses.entries()
      .every(([id, status]) => status !== "completed" || this.#thumbnails.has(id));
  }

  /** Connects, is cut off, and connects again until the signal aborts. */
  async run(): Promise<void> {
    while (!this.signal.aborted && !this.isGone) {
      const cut = new AbortController();
      const timer = setTimeout(() => cut.abort(), this.random.between(500, 8000));
      await this.#connect(AbortSignal.any([this.signal, cut.signal]));
      clearTimeout(timer);
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

  async #connect(signal: AbortSignal): Promise<void> {
    const { projectId, streamUrl } = this.access;
    const onConnection = (state: "open" | "interrupted") => {
      if (state === "open") this.connections++;
    };
    const options = { streamUrl, lastEventId: this.lastId, signal, onConnection };
    try {
      for await (const message of this.#logokraft.follow(projectId, options)) {
        this.#take(message);
        this.#notify();
      }
    } catch (error) {
      if (error instanceof ApiProblem && error.code === "not_found") this.isGone = true;
      else this.faults.push(String(error));
      this.#notify();
    }
  }

  #take(message: FollowedMessage): void {
    const { type, id } = message;
    if (type === "error") {
      if (message.code === "project_deleted") this.isGone = true;
      else this.faults.push(`error ${message.code}`);
      return;
    }
    if (type === "snapshot") {
      if (this.lastId !== undefined) this.faults.push(`a snapshot instead of what came after`);
      this.statuses.clear();
    } else if (id === null) {
      if (type !== "generation_complete") this.faults.push(`${type} without a number`);
    } else {
      this.events++;
      if (id !== (this.lastId ?? 0) + 1) this.faults.push(`${this.lastId} was followed by ${id}`);
    }
    if (type === "generation_complete" && id !== null) this.finishes++;
    this.lastId = id ?? this.lastId;
    // Neither a thumbnail, a favorite or a late cost nor a kit makes the project unfinished again.
    if (type !== "asset_updated" && type !== "kit_updated") this.#lastType = type;
    if (type === "kit_updated") this.kits.set(message.kit.asset_id, message.kit.status);
    const assets = "assets" in message ? message.assets : "asset" in message ? [message.asset] : [];
    for (const { id, status, thumbnail_url } of assets) {
      this.statuses.set(id, status);
      if (thumbnail_url !== null) this.#thumbnails.add(id);
    }
  }

  #notify(): void {
    for (const wake of this.#waiting) wake();
  }

  /** Resolves at the next message, or after so many milliseconds. */
  async #change(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, Math.max(milliseconds, 0));
    this.#waiting.add(resolve);
    await promise;
    this.#waiting.delete(resolve);
    clearTimeout(timer);
  }
}

/** An `EventSource` that tells which status made it give up. `follow` asks for a new ticket then. */
function tellingRefusals(onRefusal: (status: number | undefined) => void) {
  return class extends EventSource {
    constructor(url: string) {
      super(url);
      this.addEventListener("error", ({ code }) => {
        if (this.readyState === EventSource.CLOSED) onRefusal(code);
      });
    }
  };
}
