type Meta = { phx_ref: string } & Record<string, unknown>;
/** Phoenix's form: for each key what its owners say of themselves. */
export type PresenceState = Record<string, { metas: Meta[] }>;
export interface PresenceDiff {
  joins: PresenceState;
  leaves: PresenceState;
}

/** Who is present on one topic. Several of its members may be present under the same key. */
export class Presences {
  readonly #present = new Map<object, { key: string; meta: Meta }>();
  #refs = 0;

  get state(): PresenceState {
    const state: PresenceState = {};
    for (const { key, meta } of this.#present.values()) {
      (state[key] ??= { metas: [] }).metas.push(meta);
    }
    return state;
  }

  track(member: object, key: string, payload: Record<string, unknown>): PresenceDiff {
    const { leaves } = this.untrack(member);
    const before = Object.values(leaves)[0]?.metas[0]?.phx_ref;
    const meta: Meta = { ...payload, phx_ref: `F${(++this.#refs).toString(36)}` };
    if (before !== undefined) meta.phx_ref_prev = before;
    this.#present.set(member, { key, meta });
    return { joins: { [key]: { metas: [meta] } }, leaves };
  }

  untrack(member: object): PresenceDiff {
    const present = this.#present.get(member);
    this.#present.delete(member);
    return { joins: {}, leaves: present ? { [present.key]: { metas: [present.meta] } } : {} };
  }
}
