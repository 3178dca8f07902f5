import type { Member } from "./topics.ts";

type Meta = { phx_ref: string } & Record<string, unknown>;
/** Phoenix's form: for each key what its owners say of themselves. */
export type PresenceState = Record<string, { metas: Meta[] }>;
export interface PresenceDiff {
  joins: PresenceState;
  leaves: PresenceState;
}

/** Who is present on one topic; a key may be present several times, by several sockets. */
export class Presences {
  readonly #present = new Map<Member, { key: string; meta: Meta }>();
  #refs = 0;

  get state(): PresenceState {
    const state: PresenceState = {};
    for (const { key, meta } of this.#present.values()) {
      (state[key] ??= { metas: [] }).metas.push(meta);
    }
    return state;
  }

  track(member: Member, key: string, payload: Record<string, unknown>): PresenceDiff {
    const { leaves } = this.untrack(member);
    const before = Object.values(leaves)[0]?.metas[0]?.phx_ref;
    const meta: Meta = { ...payload, phx_ref: `F${(++this.#refs).toString(36)}` };
    if (before !== undefined) meta.phx_ref_prev = before;
    this.#present.set(member, { key, meta });
    return { joins: { [key]: { metas: [meta] } }, leaves };
  }

  untrack(member: Member): PresenceDiff {
    const present = this.#present.get(member);
    this.#present.delete(member);
    return { joins: {}, leaves: present ? { [present.key]: { metas: [present.meta] } } : {} };
  }
}
