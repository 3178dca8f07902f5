interface Happening {
  at: number;
  /** Of two at one time, the one that was planned first comes first. */
  turn: number;
  happen: (at: number) => void | Promise<void>;
}

/** A clock that jumps from one happening to the next: simulated hours pass in seconds. */
export class VirtualTime {
  #heap: Happening[] = [];
  #turns = 0;
  #now = 0;

  /** Seconds since the simulation began. */
  get now(): number {
    return this.#now;
  }

  /** @param seconds from now; a happening in the past happens at once. */
  after(seconds: number, happen: Happening["happen"]): void {
    this.#push({ at: this.#now + Math.max(0, seconds), turn: this.#turns++, happen });
  }

  /** Lets time pass until nothing is left to happen, or to so many seconds, or until it is over. */
  async run(until: number, isOver: () => boolean = () => false): Promise<void> {
    while (this.#heap[0] !== undefined && this.#heap[0].at <= until && !isOver()) {
      const next = this.#pop();
      this.#now = next.at;
      const pending = next.happen(next.at);
      if (pending) await pending;
    }
    if (!isOver()) this.#now = until;
  }

  #push(item: Happening): void {
    const heap = this.#heap;
    let place = heap.push(item) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = heap[above];
      if (other === undefined || !isBefore(item, other)) break;
      heap[place] = other;
      place = above;
    }
    heap[place] = item;
  }

  #pop(): Happening {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined) throw new Error("nothing is left to happen");
    if (heap.length === 0) return first;
    let place = 0;
    while (true) {
      const below = 2 * place + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (left === undefined) break;
      const [child, at] = right !== undefined && isBefore(right, left)
        ? [right, below + 1]
        : [left, below];
      if (!isBefore(child, last)) break;
      heap[place] = child;
      place = at;
    }
    heap[place] = last;
    return first;
  }
}

function isBefore(one: Happening, other: Happening): boolean {
  return one.at < other.at || one.at === other.at && one.turn < other.turn;
}
