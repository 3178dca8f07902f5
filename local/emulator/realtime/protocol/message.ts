/** What a client sends: an event on a topic. `ref` asks for a reply that names it. */
export interface Message {
  /** The `ref` of the join that opened the topic; replies of another join are not for this one. */
  joinRef: string | null;
  ref: string | null;
  topic: string;
  event: string;
  payload: unknown;
}

/** A client's broadcast whose payload came as bytes that nobody here needs to look into. */
export interface UserBroadcast {
  event: string;
  encoding: "json" | "binary";
  body: Uint8Array;
}

export function isUserBroadcast(payload: unknown): payload is UserBroadcast {
  return typeof payload === "object" && payload !== null && "body" in payload &&
    payload.body instanceof Uint8Array;
}

/**
 * JSON that was written elsewhere, by Postgres: to parse it would cost time, and the digits that a
 * JavaScript number can't hold.
 */
export class RawJson {
  constructor(readonly text: string) {}
}

/** JSON text of a payload, in which `RawJson` may stand at the top or as a property of it. */
export function stringify(payload: unknown): string {
  if (payload instanceof RawJson) return payload.text;
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
    return JSON.stringify(payload);
  }
  const members = Object.entries(payload)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) =>
      `${JSON.stringify(name)}:${value instanceof RawJson ? value.text : JSON.stringify(value)}`
    );
  return `{${members.join(",")}}`;
}
