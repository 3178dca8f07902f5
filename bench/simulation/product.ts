import type postgres from "postgres";
import type { Database } from "../../tests/database/database.ts";
import type { Random } from "../../vendor-studio/draw/random.ts";
import type { Vendor } from "./vendors.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** Between two sweeps. */
const SWEEP_SECONDS = 10;

/** A call at the vendor. */
export interface Call {
  /** Seconds since the simulation began, as all times here. */
  at: number;
  job: string;
  owner: string;
  /** For how long its job is not to be asked for again; of a refused one. */
  wait: number;
  kind: "taken" | "refused" | "failed";
}

/** How the parts behave that are not simulated by the database itself. */
export interface Surroundings {
  vendor: Vendor;
  random: Random;
  /** Seconds that a picture takes its vendor. */
  service: () => number;
  /** The part of attempts whose worker dies. */
  deaths?: number;
}

/**
 * The product's own verbs, sweep and gates, in virtual time: what calls them, and the vendor they
 * speak of, is simulated. The database has to have its own clock, and to be for this alone.
 */
export class Product {
  readonly calls: Call[] = [];
  settled = 0;
  #underWay = 0;
  #owners = new Map<string, string>();
  #lookedAt = -1;

  private constructor(
    /** One connection: what is asked on it is done in its order. */
    private readonly sql: postgres.ReservedSql,
    private readonly time: VirtualTime,
    private readonly around: Surroundings,
    private readonly startMicros: number,
  ) {}

  /** @param users each has so many pictures wait from the start. */
  static async open(
    db: Database,
    time: VirtualTime,
    around: Surroundings,
    { users, pictures }: { users: number; pictures: number },
  ): Promise<Product> {
    await db.allowCalls();
    const sql = await db.admin.reserve();
    await sql`select setseed(0.5)`;
    for (let user = 0; user < users; user++) {
      const owner = await db.user();
      for (let left = pictures; left > 0; left -= 20) {
        await db.prompted(owner, {
          p_concept_count: Math.min(20, left),
          p_max_active_projects: 1000,
          p_max_generations_per_day: 100_000,
        });
      }
    }
    await db.admin`delete from net.http_request_queue`;
    await db.admin`update private.jobs set dispatched_at = null where settled_at is null`;
    const [row] = await db.admin<{ ticks: string }[]>`select nextval('public.ticks') as ticks`;
    const product = new Product(sql, time, around, Number(row?.ticks));
    const jobs = await db.admin<{ id: string; owner_id: string }[]>`
      select id, owner_id from private.jobs where kind = 'picture'`;
    for (const { id, owner_id } of jobs) product.#owners.set(id, owner_id);
    time.after(0, () => product.#sweep());
    return product;
  }

  [Symbol.dispose]() {
    this.sql.release();
  }

  get pictures(): number {
    return this.#owners.size;
  }

  async #sweep(): Promise<void> {
    await this.#step("select private.sweep(1000) as answer", []);
    this.time.after(SWEEP_SECONDS, () => this.#sweep());
  }

  /** Runs a statement at this moment, and delivers the calls that it queued. */
  async #step(statement: string, args: string[]): Promise<Record<string, unknown>> {
    const { sql } = this;
    // As it was left by whoever looked at the clock last, or later.
    const micros = this.startMicros + Math.round(this.time.now * 1e6);
    const isLater = micros > this.#lookedAt;
    if (isLater) this.#lookedAt = micros;
    const [, [row], queued] = await Promise.all([
      isLater ? sql`select setval('public.ticks', ${micros})` : null,
      sql.unsafe(statement, args),
      sql<{ job: string | null }[]>`
        delete from net.http_request_queue
        returning case when url like '%/generate-image'
          then convert_from(body, 'utf8')::jsonb ->> 'asset_id'
        end as job`,
    ]);
    for (const { job } of queued) {
      if (job) this.time.after(this.around.random.between(0.05, 0.4), () => this.#claim(job));
    }
    return row?.answer ?? {};
  }

  async #claim(job: string): Promise<void> {
    const answer = await this.#step("select public.claim_picture($1) as answer", [job]);
    const lease = String(answer.lease_token);
    if (answer.outcome !== "claimed") return;
    this.time.after(this.around.random.between(0.02, 0.1), () => this.#ask(job, lease));
  }

  #ask(job: string, lease: string): void {
    const { vendor, random, service, deaths = 0 } = this.around;
    const answer = vendor.ask(this.time.now, this.#underWay);
    const wait = answer.kind === "refused" ? answer.retryAfter ?? 1 : 0;
    const owner = this.#owners.get(job) ?? "";
    this.calls.push({ at: this.time.now, job, owner, wait, kind: answer.kind });
    if (answer.kind === "taken") {
      this.#underWay++;
      const dies = random.chance(deaths);
      this.time.after(service(), () => {
        this.#underWay--;
        if (!dies) this.time.after(random.between(0.1, 0.4), () => this.#complete(job, lease));
      });
      return;
    }
    const [failure, code] = answer.kind === "refused"
      ? ["throttled", "vendor_busy"]
      : ["outage", "vendor_unavailable"];
    const retryAfter = answer.kind === "refused" ? answer.retryAfter : undefined;
    this.time.after(random.between(0.05, 0.3), async () => {
      const { status } = await this.#step(
        `select public.fail_job($1, $2, $3, $4, null, ${retryAfter ?? "null"}) as answer`,
        [job, lease, failure, code],
      );
      if (status === "failed") this.settled++;
    });
  }

  async #complete(job: string, lease: string): Promise<void> {
    const path = `${this.#owners.get(job)}/${job}/${lease}.png`;
    await this.#step("select public.reserve_object('generated-assets', $1, $2, $3)", [
      path,
      job,
      lease,
    ]);
    const { accepted } = await this.#step(
      "select public.complete_picture($1, $2, $3, 1024, 1024, 'image/png') as answer",
      [job, lease, path],
    );
    if (accepted === true) this.settled++;
  }
}
