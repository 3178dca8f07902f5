import { z } from "zod";
import { decodeUserBroadcast, encodeUserBroadcast } from "./binary.ts";
import {
  isUserBroadcast,
  type Message,
  RawJson,
  stringify,
  type UserBroadcast,
} from "./message.ts";

export type Frame = string | Uint8Array<ArrayBuffer>;

/** One version of the wire format; clients name theirs in the query parameter `vsn`. */
export interface Serializer {
  /** @throws where the frame is none of this version. */
  decode(frame: string | ArrayBuffer): Message;
  /**
   * @returns undefined for what this version has no form for.
   * @throws for a broadcast that is not what it says, or whose names are too long.
   */
  encode(message: Message): Frame | undefined;
}

const ref = z.union([z.string(), z.number().transform(String)]).nullish().transform((r) =>
  r ?? null
);
const fields = { topic: z.string(), event: z.string(), payload: z.unknown() };
const objectFrame = z.object({ ...fields, ref, join_ref: ref });
const arrayFrame = z.tuple([ref, ref, fields.topic, fields.event, fields.payload]).rest(
  z.unknown(),
);

/** Version 1.0.0: objects. */
const objects: Serializer = {
  decode(frame) {
    if (typeof frame !== "string") throw new TypeError("version 1.0.0 has no binary frames");
    const { join_ref: joinRef, ...rest } = objectFrame.parse(JSON.parse(frame));
    return { joinRef, ...rest };
  },
  encode({ ref, topic, event, payload }) {
    const expressible = isUserBroadcast(payload) ? asObject(payload) : payload;
    if (expressible === undefined) return undefined;
    return stringify({ topic, event, payload: new RawJson(stringify(expressible)), ref });
  },
};

/** Version 2.0.0: arrays, and binary frames for broadcasts. */
const arrays: Serializer = {
  decode(frame) {
    if (typeof frame !== "string") return decodeUserBroadcast(new Uint8Array(frame));
    const [joinRef, ref, topic, event, payload] = arrayFrame.parse(JSON.parse(frame));
    return { joinRef, ref, topic, event, payload };
  },
  encode({ joinRef, ref, topic, event, payload }) {
    if (isUserBroadcast(payload)) return encodeUserBroadcast(topic, payload);
    const head = JSON.stringify([joinRef, ref, topic, event]).slice(0, -1);
    return `${head},${stringify(payload)}]`;
  },
};

/** @returns undefined for an unknown version. A client that names none means the first. */
export function serializerOf(version: string | null): Serializer | undefined {
  if (version === null || version.startsWith("1.")) return objects;
  return version.startsWith("2.") ? arrays : undefined;
}

function asObject({ event, encoding, body }: UserBroadcast) {
  if (encoding === "binary") return undefined;
  return { event, payload: JSON.parse(new TextDecoder().decode(body)), type: "broadcast" };
}
