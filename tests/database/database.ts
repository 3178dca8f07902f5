import type postgres from "postgres";
import { lendDatabase } from "./lend-database.ts";
import { setOwnClock } from "./own-clock.ts";

/**
 * Lends the project's database, empty. Nothing else runs: no pg_net, no pg_cron, no function. What
 * these do, a test does itself when it needs it.
 *
 * @param hasOwnClock a clock on which next to no time passes, however slow the machine is
 */
export async function withDatabase(
  work: (database: Database) => Promise<void>,
  { hasOwnClock = false } = {},
): Promise<void> {
  await lendDatabase(async ({ admin, owner, ownerUrl }) => {
    if (hasOwnClock) await setOwnClock(admin);
    await work(new Database(admin, owner, ownerUrl));
  });
}

/** What every test of the database starts from. */
export class Database {
  constructor(
    /** A superuser: to prepare what a test needs, and to read what clients can't. */
    readonly admin: postgres.Sql,
    /** Role `postgres`, one connection: for `set role` and what a client would do. */
    readonly owner: postgres.Sql,
    readonly ownerUrl: string,
  ) {}

  /** Calls a verb as the functions do: as `service_role`, arguments by name, JSON back. */
  async call<Answer = Record<string, unknown>>(
    verb: string,
    args: Record<string, unknown>,
  ): Promise<Answer> {
    const list = Object.keys(args).map((name, index) => `${name} => $${index + 1}`).join(", ");
    const values = Object.values(args).map((value) =>
      typeof value === "object" && value !== null
        ? this.admin.json(value as postgres.JSONValue)
        : value as string | number | null
    );
    const rows = await this.admin.begin(async (sql) => {
      await sql`set local role service_role`;
      return await sql.unsafe(`select public.${verb}(${list}) as answer`, values);
    });
    return rows[0]?.answer as Answer;
  }

  /** A new user, so that a test has nothing to clean up. */
  async user(): Promise<string> {
    const [row] = await this.admin<{ id: string }[]>`
      insert into auth.users (id, email, aud, role)
      values (gen_random_uuid(), gen_random_uuid() || '@example.com', 'authenticated', 'authenticated')
      returning id`;
    if (!row) throw new Error("no user came back");
    return row.id;
  }

  /** The arguments of `create_project`, all but what a test wants to say. */
  brief(owner: string, given: Partial<CreateArguments> = {}): CreateArguments {
    return {
      p_project_id: crypto.randomUUID(),
      p_owner_id: owner,
      p_project_name: "Northwind Coffee",
      p_brief_data: {
        company_name: "Northwind Coffee",
        industry: "Coffee roaster",
        description: "Small-batch beans",
      },
      p_concept_count: 3,
      p_inspiration_path: null,
      p_idempotency_key: null,
      p_request_hash: "hash",
      p_max_active_projects: 5,
      p_max_generations_per_day: 300,
      ...given,
    };
  }

  /** A project that waits for its prompts. */
  async project(owner: string, given: Partial<CreateArguments> = {}): Promise<string> {
    const args = this.brief(owner, given);
    const answer = await this.call("create_project", { ...args });
    if (answer.outcome !== "created") throw new Error(JSON.stringify(answer));
    return args.p_project_id;
  }

  /** A project whose concepts are pending: its id, and theirs in order. */
  async prompted(
    owner: string,
    given: Partial<CreateArguments> = {},
  ): Promise<{ project: string; assets: string[] }> {
    const project = await this.project(owner, given);
    const { lease_token } = await this.call("claim_prompts", { p_round_id: project });
    const { asset_ids } = await this.call<{ asset_ids: string[] }>("complete_prompts", {
      p_round_id: project,
      p_lease_token: lease_token,
      p_concepts: concepts(given.p_concept_count ?? 3),
      p_report: {},
    });
    return { project, assets: asset_ids };
  }

  /** Claims an asset's picture and returns the lease's token. */
  async claim(asset: string): Promise<string> {
    const answer = await this.call("claim_picture", { p_asset_id: asset });
    if (answer.outcome !== "claimed") throw new Error(JSON.stringify(answer));
    return String(answer.lease_token);
  }

  /** Reserves the object and settles the asset as a worker does, without an upload. */
  async complete(owner: string, project: string, asset: string, token: string): Promise<boolean> {
    const path = `${owner}/${project}/${asset}-${token}.png`;
    const reserved = await this.call<boolean>("reserve_object", {
      p_bucket: "generated-assets",
      p_path: path,
      p_job_id: asset,
      p_lease_token: token,
    });
    if (!reserved) return false;
    const answer = await this.call("complete_picture", {
      p_asset_id: asset,
      p_lease_token: token,
      p_path: path,
      p_width: 1024,
      p_height: 1024,
      p_mime_type: "image/png",
      p_report: { vendor_ms: 5 },
    });
    return answer.accepted === true;
  }

  async fail(job: string, token: string, given: Record<string, unknown> = {}) {
    return await this.call<{ accepted: boolean; status: string }>("fail_job", {
      p_job_id: job,
      p_lease_token: token,
      p_class: "transient",
      p_code: "vendor_unavailable",
      p_retry_after_seconds: null,
      p_report: {},
      ...given,
    });
  }

  /** How many pictures of an owner's day are reserved and not given back. */
  async reserved(owner: string): Promise<number> {
    const [row] = await this.admin<{ pictures: number }[]>`
      select coalesce(sum(pictures - given_back), 0)::int as pictures
      from private.reservations where owner_id = ${owner}`;
    return row?.pictures ?? 0;
  }

  /** A project's events as `type:status`, in their order; throws when numbers are not dense. */
  async events(project: string): Promise<string[]> {
    const rows = await this.admin<{ seq: string; type: string; status: string }[]>`
      select seq, type, payload ->> 'status' as status
      from private.project_events where project_id = ${project} order by seq`;
    rows.forEach((row, index) => {
      if (Number(row.seq) !== index + 1) throw new Error(`event ${index + 1} is ${row.seq}`);
    });
    return rows.map(({ type, status }) =>
      type.startsWith("asset_") && type !== "asset_updated" ? type : `${type}:${status}`
    );
  }

  /**
   * Runs work in a transaction that stays open until somebody else waits for its locks, and commits
   * it then.
   *
   * @returns the result of the work that had to wait.
   */
  async whileOpen<Result>(
    work: (sql: postgres.TransactionSql) => Promise<unknown>,
    meanwhile: () => Promise<Result>,
    more: (sql: postgres.TransactionSql) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Result> {
    const { waiting } = await this.admin.begin(async (sql) => {
      await work(sql);
      const waiting = meanwhile();
      let isOver = false;
      // Awaited below; until then a failure must not count as unhandled.
      waiting.catch(() => {}).then(() => isOver = true);
      while (!await this.#somebodyWaits()) {
        if (isOver) throw new Error("nobody had to wait");
      }
      await more(sql);
      return { waiting };
    });
    return await waiting;
  }

  async #somebodyWaits(): Promise<boolean> {
    const waiting = await this.owner`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return waiting.length > 0;
  }

  /** Says where the functions are, with the key `sb_secret_test`: from now on calls are queued. */
  async allowCalls(projectUrl = "http://127.0.0.1:9"): Promise<void> {
    await this.owner`select vault.create_secret(${projectUrl}, 'project_url')`;
    await this.owner`select vault.create_secret('sb_secret_test', 'internal_key')`;
  }

  /** As if no vendor had ever turned anybody away. */
  async openGates(): Promise<void> {
    await this.admin`
      update private.vendor_gates set
        blocked_until = '-infinity', next_start_at = '-infinity',
        learned_per_minute = null, learned_at_once = null, learned_at = '-infinity',
        is_probing = false`;
  }

  /** Ends a job's lease as if its worker were gone; unless it has failed, it is due again. */
  async loseLease(job: string): Promise<void> {
    await this.admin`
      update private.jobs set lease_expires_at = now() - interval '1 second' where id = ${job}`;
    await this.admin`select private.sweep()`;
    await this.makeDue(job);
  }

  /** Makes a job due now, as if its backoff were over. */
  async makeDue(job: string): Promise<void> {
    await this.admin`update private.jobs set run_after = now() where id = ${job}`;
  }
}

export interface CreateArguments {
  p_project_id: string;
  p_owner_id: string;
  p_project_name: string;
  p_brief_data: Record<string, unknown>;
  p_concept_count: number;
  p_inspiration_path: string | null;
  p_idempotency_key: string | null;
  p_request_hash: string;
  p_max_active_projects: number;
  p_max_generations_per_day: number;
}

/** As many concepts as asked for, as `complete_prompts` takes them. */
export function concepts(count: number): { archetype: string; title: string; prompt: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    archetype: "abstract",
    title: `Concept ${index + 1}`,
    prompt: `Draw mark ${index + 1}`,
  }));
}
