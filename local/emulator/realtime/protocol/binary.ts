import type { Message, UserBroadcast } from "./message.ts";

/**
 * The two binary frames of version 2.0.0. Both are one byte of kind, one byte for the length of each
 * field, one byte for the payload's encoding, then the fields and the payload
 * (https://supabase.com/docs/guides/realtime/protocol).
 */
const kinds = { userBroadcastPush: 3, userBroadcast: 4 };
const encodings = ["binary", "json"] as const;
const MAX_FIELD_BYTES = 255;

/** @throws where the bytes are no broadcast of a client. */
export function decodeUserBroadcast(bytes: Uint8Array<ArrayBuffer>): Message {
  const [kind, ...lengths] = bytes.subarray(0, 7);
  if (kind !== kinds.userBroadcastPush || lengths.length < 6) {
    throw new TypeError("the only binary frame that a client may send is a broadcast");
  }
  const encoding = encodings[lengths.pop() ?? 0];
  let offset = 7;
  const [joinRef = "", ref = "", topic = "", event = ""] = lengths.map((length) => {
    if (offset + length > bytes.length) throw new TypeError("the frame ends early");
    return new TextDecoder().decode(bytes.subarray(offset, offset += length));
  });
  if (encoding === undefined) throw new TypeError("the payload's encoding is unknown");
  const payload: UserBroadcast = { event, encoding, body: bytes.subarray(offset) };
  return { joinRef: joinRef || null, ref: ref || null, topic, event: "broadcast", payload };
}

/** @throws a `RangeError` when the topic's or the event's name is longer than 255 bytes. */
export function encodeUserBroadcast(
  topic: string,
  { event, encoding, body }: UserBroadcast,
): Uint8Array<ArrayBuffer> {
  const fields = [topic, event].map((field) => new TextEncoder().encode(field));
  if (fields.some(({ length }) => length > MAX_FIELD_BYTES)) {
    throw new RangeError("a binary frame's fields have at most 255 bytes");
  }
  const lengths = [...fields.map(({ length }) => length), 0];
  const header = [kinds.userBroadcast, ...lengths, encodings.indexOf(encoding)];
  const parts = [new Uint8Array(header), ...fields, body];
  const frame = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    frame.set(part, offset);
    offset += part.length;
  }
  return frame;
}
