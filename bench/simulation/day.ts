import type { Random } from "../../vendor-studio/draw/random.ts";
import { VirtualTime } from "./virtual-time.ts";

/** What of the product's and its surroundings' numbers a simulated day depends on. */
export interface Day {
  projects: number;
  picturesPerProject: number;
  owners: number;
  /** Of all projects, the part that one owner creates, in one hour of the peak. */
  heavyShare: number;
  /** Starts a minute, and at once, that `private.vendor_gates` lets in. */
  startsPerMinute: number;
  burst: number;
  /** Seconds of a picture, in the mean: vendor, upload and settlement. */
  service: number;
  /** Jobs that one sweep calls for. */
  sweepLimit: number;
  /** Seconds between two batches of pg_net's, at most. */
  netPause: number;
}

export interface DayFindings {
  pictures: number;
  /** Seconds from when a picture was asked for to its start, each. */
  waits: Float64Array;
  /** The same of everybody but the one heavy owner. */
  lightWaits: Float64Array;
  /** Of all starts, the part that a sweep had called for. */
  sweepShare: number;
  /** Jobs that waited at once, at most. */
  longestQueue: number;
}

const DAY = 86_400;
const SWEEP_SECONDS = 10;
const LEASES_PER_OWNER = 20;
/** pg_net's batch_size. */
const BATCH = 200;

interface Owner {
  leases: number;
  lastServed: number;
  waiting: Job[];
}

interface Job {
  owner: Owner;
  isHeavy: boolean;
  askedAt: number;
  dueAt: number;
  isSwept: boolean;
}

/** A day of queue, gate and sweep by their rules, without a database: a second for an hour. */
export async function simulateDay(day: Day, random: Random): Promise<DayFindings> {
  return await new Simulation(day, random).run();
}

class Simulation {
  readonly #time = new VirtualTime();
  readonly #owners: Owner[];
  readonly #heavy: Owner;
  readonly #waitingOwners = new Set<Owner>();
  readonly #net: Job[] = [];
  readonly #waits: number[] = [];
  readonly #lightWaits: number[] = [];
  #netIsBusy = false;
  #nextStartAt = 0;
  #swept = 0;
  #waiting = 0;
  #longest = 0;

  constructor(private readonly day: Day, private readonly random: Random) {
    this.#owners = Array.from({ length: day.owners }, newOwner);
    this.#heavy = newOwner();
  }

  async run(): Promise<DayFindings> {
    const { projects, heavyShare } = this.day;
    for (let n = 0; n < projects * (1 - heavyShare); n++) {
      this.#time.after(this.#momentOfDay(), () => this.#create(this.random.pick(this.#owners)));
    }
    for (let n = 0; n < projects * heavyShare; n++) {
      this.#time.after(DAY / 4 + this.random.between(0, 3600), () => this.#create(this.#heavy));
    }
    this.#time.after(0, () => this.#sweep());
    await this.#time.run(DAY + 3600);
    return {
      pictures: this.#waits.length,
      waits: Float64Array.from(this.#waits).sort(),
      lightWaits: Float64Array.from(this.#lightWaits).sort(),
      sweepShare: this.#swept / this.#waits.length,
      longestQueue: this.#longest,
    };
  }

  /** By a sine: a quarter into the day 1.8 times the mean, three quarters into it 0.2 times. */
  #momentOfDay(): number {
    for (;;) {
      const at = this.random.between(0, DAY);
      if (this.random.next() * 1.8 <= 1 + 0.8 * Math.sin(2 * Math.PI * at / DAY)) return at;
    }
  }

  #create(owner: Owner): void {
    const askedAt = this.#time.now;
    const isHeavy = owner === this.#heavy;
    for (let n = 0; n < this.day.picturesPerProject; n++) {
      this.#call({ owner, isHeavy, askedAt, dueAt: askedAt, isSwept: false });
    }
  }

  /** `private.dispatch`: pg_net sends it with the next batch. */
  #call(job: Job): void {
    this.#net.push(job);
    if (!this.#netIsBusy) this.#sendBatch();
  }

  #sendBatch(): void {
    this.#netIsBusy = true;
    const batch = this.#net.splice(0, BATCH);
    for (const job of batch) {
      this.#time.after(this.random.between(0.02, 0.1), () => this.#claim(job));
    }
    const pause = 0.1 + this.random.between(0, this.day.netPause);
    this.#time.after(pause, () => {
      if (this.#net.length > 0) this.#sendBatch();
      else this.#netIsBusy = false;
    });
  }

  #claim(job: Job): void {
    const { owner } = job;
    if (owner.leases >= LEASES_PER_OWNER) return this.#hold(job, this.#time.now);
    const pace = 60 / this.day.startsPerMinute;
    const next = Math.max(this.#nextStartAt, this.#time.now);
    const room = pace * (this.day.burst - 1);
    if (next - this.#time.now > room) return this.#hold(job, next - room + this.random.next());
    this.#nextStartAt = next + pace;
    owner.leases++;
    owner.lastServed = this.#time.now;
    const wait = this.#time.now - job.askedAt;
    this.#waits.push(wait);
    if (!job.isHeavy) this.#lightWaits.push(wait);
    if (job.isSwept) this.#swept++;
    this.#time.after(this.day.service * (0.5 + this.random.next()), () => this.#settle(owner));
  }

  #hold(job: Job, dueAt: number): void {
    job.dueAt = dueAt;
    job.owner.waiting.push(job);
    this.#waitingOwners.add(job.owner);
    this.#longest = Math.max(this.#longest, ++this.#waiting);
  }

  #take(owner: Owner, isSwept: boolean): void {
    const place = owner.waiting.findIndex(({ dueAt }) => dueAt <= this.#time.now);
    const [job] = place < 0 ? [] : owner.waiting.splice(place, 1);
    if (!job) return;
    this.#waiting--;
    if (owner.waiting.length === 0) this.#waitingOwners.delete(owner);
    job.isSwept = isSwept;
    this.#call(job);
  }

  get #budget(): number {
    const taken = Math.max(0, this.#nextStartAt - this.#time.now) * this.day.startsPerMinute / 60;
    return Math.max(0, Math.floor(this.day.burst - taken));
  }

  /** `private.dispatch_held_back` */
  #settle(owner: Owner): void {
    owner.leases--;
    if (this.#budget * 2 <= this.day.burst) return;
    this.#take(owner, false);
  }

  /** `private.sweep_due_jobs`: each owner's next before anybody's second, within their caps. */
  #sweep(): void {
    this.#time.after(SWEEP_SECONDS, () => this.#sweep());
    const places: { owner: Owner; turn: number }[] = [];
    for (const owner of this.#waitingOwners) {
      const due = owner.waiting.filter(({ dueAt }) => dueAt <= this.#time.now).length;
      const free = LEASES_PER_OWNER - owner.leases;
      for (let n = 1; n <= Math.min(due, free); n++) places.push({ owner, turn: n + owner.leases });
    }
    places.sort((a, b) => a.turn - b.turn || a.owner.lastServed - b.owner.lastServed);
    const limit = Math.min(this.day.sweepLimit, this.#budget);
    for (const { owner } of places.slice(0, limit)) this.#take(owner, true);
  }
}

function newOwner(): Owner {
  return { leases: 0, lastServed: 0, waiting: [] };
}
