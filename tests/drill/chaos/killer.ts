import type { Random } from "../../../vendor-studio/draw/random.ts";
import { eventually, sleep } from "../eventually.ts";
import type { KillTarget } from "./kills.ts";
import { pickWeighted } from "./pick-weighted.ts";

export interface Kill {
  target: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Milliseconds until it answered again; undefined: it didn't. */
  backAfter: number | undefined;
}

/** Kills parts, one at a time and each again only when it is back, spread evenly over the storm. */
export class Killer {
  readonly kills: Kill[] = [];
  readonly #down = new Map<string, Promise<void>>();

  constructor(
    private readonly targets: KillTarget[],
    private readonly wanted: number,
    private readonly random: Random,
  ) {}

  /** @param progress of the storm, from 0 to 1. */
  async run(progress: () => number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.kills.length < this.wanted) {
      const due = this.wanted * progress();
      if (this.kills.length < due) await this.#killOne();
      await sleep(this.random.between(20, 400), signal).catch(() => {});
    }
    await Promise.all(this.#down.values());
  }

  async #killOne(): Promise<void> {
    const target = pickWeighted(
      this.targets.filter(({ name }) => !this.#down.has(name)),
      this.random,
    );
    if (!target) return;
    await target.aim?.();
    const at = Date.now();
    if (!await target.kill()) {
      // It ends when idle: the next look starts it again.
      await target.answers();
      return;
    }
    const kill: Kill = { target: target.name, at, backAfter: undefined };
    this.kills.push(kill);
    const back = eventually(() => target.answers(), 60_000, 25).then((isBack) => {
      if (isBack) kill.backAfter = Date.now() - at;
      this.#down.delete(target.name);
    });
    this.#down.set(target.name, back);
    // Realtime can't come up without Postgres: its restart would fail, not crash.
    if (target.name === "Postgres") await back;
  }
}
