import type postgres from "postgres";

/** Safeguards that can be switched off, to show that the drill notices. */
export const safeguards = ["fencing", "sweep", "claim-lock", "object-list"] as const;
export type Safeguard = typeof safeguards[number];

/** Switches a safeguard off, in the drill's own database. */
export async function switchOff(sql: postgres.Sql, safeguard: Safeguard): Promise<void> {
  await switches[safeguard](sql);
}

const switches: Record<Safeguard, (sql: postgres.Sql) => Promise<void>> = {
  /** A worker that has lost its lease is still believed. */
  async fencing(sql) {
    await rewrite(sql, "private.hold_job", [["job.lease_token = p_lease_token", "true"]]);
    await rewrite(sql, "public.extend_lease", [
      ["and lease_token = p_lease_token", "and lease_token is not null"],
      ["return false;", "return true;"],
    ]);
    await rewrite(sql, "public.save_provider_job", [
      ["(\n    lease_token = p_lease_token", "(\n    true"],
    ]);
    await rewrite(sql, "public.reserve_object", [
      ["and lease_token = p_lease_token", ""],
      [
        "private.removal_due(lease_expires_at)",
        "coalesce(private.removal_due(lease_expires_at), clock_timestamp() + interval '40 seconds')",
      ],
    ]);
  },

  /** Lost work is not looked for. */
  async sweep(sql) {
    await sql`
      create or replace function private.sweep(p_limit integer default 100) returns jsonb
      language sql security definer set search_path = '' as $$ select '{}'::jsonb $$`;
  },

  /** Two workers may claim the same picture. */
  async "claim-lock"(sql) {
    await sql`alter table private.attempts drop constraint attempt_claims_are_numbered_once`;
    await rewrite(sql, "public.claim_picture", [
      ["where id = p_asset_id\n  for no key update skip locked;", "where id = p_asset_id;"],
      ["where id = p_asset_id for update;", "where id = p_asset_id;"],
    ]);
  },

  /** No object is listed for removal. */
  async "object-list"(sql) {
    await rewrite(sql, "public.reserve_object", [["return found;", "return true;"]]);
    await rewrite(sql, "private.keep_objects", [["return false;", "return true;"]]);
    await sql.unsafe(`
      create function drill.list_nothing() returns trigger language plpgsql
      as $$ begin return null; end $$;
      create trigger list_nothing before insert on private.object_removals
        for each row execute function drill.list_nothing();`);
  },
};

/** Replaces parts of the text of a function, the only one of its name. */
async function rewrite(
  sql: postgres.Sql,
  name: string,
  replacements: [from: string, to: string][],
): Promise<void> {
  const [row] = await sql<{ text: string }[]>`
    select pg_get_functiondef(${name}::text::regproc) as text`;
  let text = row?.text ?? "";
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`${name} has no ${JSON.stringify(from)}`);
    text = text.replace(from, () => to);
  }
  await sql.unsafe(text);
}
