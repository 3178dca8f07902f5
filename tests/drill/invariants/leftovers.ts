import type { Invariant } from "./invariant.ts";

/** Connections that the stack's pools hold at most, all together. */
const POOLED = 60;

/** What must not be left behind. */
export const leftoverInvariants: Invariant[] = [
  {
    name: "Storage holds exactly the objects that rows name",
    async findBreaches({ stage: { sql } }) {
      const rows = await sql<{ path: string; stored: boolean }[]>`
        with named as (
          select 'generated-assets' as bucket, asset_url as path from public.generated_assets
          where asset_url is not null
          union all
          select 'generated-assets', thumbnail_path from public.generated_assets
          where thumbnail_path is not null
          union all
          select 'brand-kits', path from public.brand_kits
          cross join lateral (
            select zip_path as path where zip_path is not null
            union all
            select file ->> 'path' from jsonb_array_elements(files) as file
          ) as kit
          union all
          select 'inspiration-images', inspiration_image_url from public.brand_projects
          where inspiration_image_url is not null
        ), stored as (select bucket_id as bucket, name as path from storage.objects)
        select path, stored.path is not null as stored
        from named full join stored using (bucket, path)
        where named.path is null or stored.path is null`;
      return rows.map(({ path, stored }) => stored ? `${path} is nobody's` : `${path} is missing`);
    },
  },
  {
    name: "no lease, open attempt or listed object is left",
    async findBreaches({ stage: { sql } }) {
      const rows = await sql<{ what: string }[]>`
        select 'lease on ' || id as what from private.jobs where lease_token is not null
        union all
        select 'open attempt at ' || job_id from private.attempts where ended_at is null
        union all
        select 'listed: ' || path from private.object_removals`;
      return rows.map(({ what }) => what);
    },
  },
  {
    name: "no replication slot, transaction or connection is left",
    async findBreaches({ stage: { sql } }) {
      const rows = await sql<{ what: string }[]>`
        select 'slot ' || slot_name as what from pg_replication_slots where not active
        union all
        select application_name || ' left a transaction open' from pg_stat_activity
        where state like 'idle in transaction%' and state_change < now() - interval '5 s'
        union all
        select count(*) || ' connections' from pg_stat_activity
        where backend_type = 'client backend'
        having count(*) > ${POOLED}::int`;
      return rows.map(({ what }) => what);
    },
  },
  {
    name: "every request was answered, each key with one project",
    async findBreaches({ stage: { sql }, complaints, lives }) {
      const [made] = await sql<{ count: number }[]>`select count(*)::int from drill.projects`;
      const breaches = [...complaints];
      if (made?.count !== lives.length) {
        breaches.push(`${made?.count} projects for ${lives.length} requests`);
      }
      return breaches;
    },
  },
];
