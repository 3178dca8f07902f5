/** Remembers so many of what it is given, and lets the one go that was kept or read longest ago. */
export class Latest<Thing> {
  readonly #kept = new Map<string, Thing>();

  constructor(readonly limit: number) {}

  keep(id: string, thing: Thing): void {
    this.#kept.set(id, thing);
    const [oldest = id] = this.#kept.keys();
    if (this.#kept.size > this.limit) this.#kept.delete(oldest);
  }

  find(id: string): Thing | undefined {
    const thing = this.#kept.get(id);
    if (thing === undefined) return undefined;
    this.#kept.delete(id);
    this.#kept.set(id, thing);
    return thing;
  }
}
