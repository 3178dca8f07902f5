import type { Caller } from "../../platform/caller.ts";
import type { Message } from "../protocol/message.ts";
import type { Frame, Serializer } from "../protocol/serializer.ts";
import { Channel, type Outlet, type Realm } from "./channel.ts";

/** Hosted's, for a socket. */
const MAX_CHANNELS = 100;
/** Hosted's, for a message; what is longer isn't even parsed. */
const MAX_MESSAGE_BYTES = 3 * 1024 * 1024;
/** What one socket listens to in tables: four for each channel. Each change is compared with each. */
const MAX_BINDINGS = 400;
/** Bytes that may wait for a client that reads too slowly; it can come back. */
const MAX_BUFFERED = 16 * 1024 * 1024;

/** One socket and its channels. */
export class Connection implements Outlet {
  readonly #channels = new Map<string, Channel>();

  constructor(
    private readonly socket: WebSocket,
    private readonly serializer: Serializer,
    readonly caller: Caller,
    private readonly realm: Realm,
  ) {
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", ({ data }) => this.#receive(data));
    socket.addEventListener("close", () => this.#end());
    socket.addEventListener("error", () => this.#end());
  }

  send(message: Message): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    if (this.socket.bufferedAmount > MAX_BUFFERED) return this.close();
    const frame = this.#encode(message);
    if (frame !== undefined) this.socket.send(frame);
  }

  /** What this client's version of the protocol can't express is left out. */
  #encode(message: Message): Frame | undefined {
    try {
      return this.serializer.encode(message);
    } catch {
      return undefined;
    }
  }

  hasRoomFor(bindings: number): boolean {
    const held = [...this.#channels.values()].reduce((sum, channel) => sum + channel.bindings, 0);
    return held + bindings <= MAX_BINDINGS;
  }

  forget(channel: Channel): void {
    if (this.#channels.get(channel.topic) === channel) this.#channels.delete(channel.topic);
  }

  /** Changes flow again after they didn't. */
  resume(): void {
    for (const channel of this.#channels.values()) channel.resume();
  }

  close(): void {
    this.socket.close(1001);
    this.#end();
  }

  #end(): void {
    for (const channel of [...this.#channels.values()]) channel.close();
  }

  #receive(frame: string | ArrayBuffer): void {
    const size = typeof frame === "string" ? frame.length : frame.byteLength;
    if (size > MAX_MESSAGE_BYTES) return this.socket.close(1009, "message too big");
    let message: Message;
    try {
      message = this.serializer.decode(frame);
    } catch {
      return this.socket.close(1002, "not a message");
    }
    const { topic, event } = message;
    if (topic === "phoenix") {
      if (event === "heartbeat") this.#reply(message, "ok", {});
    } else if (event === "phx_join") this.#join(message);
    else {
      const channel = this.#channels.get(topic);
      if (channel && (message.joinRef === null || message.joinRef === channel.joinRef)) {
        channel.receive(message);
      } else if (event === "phx_leave") this.#reply(message, "ok", {});
      else if (!channel) this.#reply(message, "error", { reason: "unmatched topic" });
    }
  }

  #join(message: Message): void {
    const { topic } = message;
    if (!topic.startsWith("realtime:")) {
      return this.#reply(message, "error", { reason: "unmatched topic" });
    }
    if (topic === "realtime:") {
      const reason = "TopicNameRequired: You must provide a topic name";
      return this.#reply(message, "error", { reason });
    }
    this.#channels.get(topic)?.close();
    if (this.#channels.size >= MAX_CHANNELS) {
      const reason = "ChannelRateLimitReached: Too many channels";
      return this.#reply(message, "error", { reason });
    }
    const channel = new Channel(topic, message.joinRef ?? message.ref, this, this.realm);
    this.#channels.set(topic, channel);
    channel.receive(message);
  }

  #reply({ joinRef, ref, topic }: Message, status: "ok" | "error", response: unknown): void {
    this.send({ joinRef, ref, topic, event: "phx_reply", payload: { status, response } });
  }
}
