import type { Invariant } from "./invariant.ts";

interface Logged {
  project_id: string;
  seq: number;
  type: string;
  id: string;
  status: string;
}

/** What changes of a project when a cost is reported late. */
const LATE = ["cost_usd", "prompting_cost_usd", "updated_at"];

/** What a kit's events leave out: it is fetched. */
const UNTOLD = ["files", "zip_path"];

/** What the log, and everybody who follows it, must say. */
export const eventInvariants: Invariant[] = [
  {
    name: "event numbers are dense, in the order of lives",
    async findBreaches({ stage: { sql } }) {
      const events = await sql<Logged[]>`
        select project_id, seq::int, type, payload ->> 'id' as id, payload ->> 'status' as status
        from private.project_events order by project_id, seq`;
      const lasts = await sql<{ project_id: string; last_seq: number }[]>`
        select project_id, last_seq::int from private.project_streams`;
      const byProject = Map.groupBy(events, ({ project_id }) => project_id);
      return lasts.flatMap(({ project_id, last_seq }) => {
        const log = byProject.get(project_id) ?? [];
        const gap = log.findIndex(({ seq }, index) => seq !== index + 1);
        if (gap >= 0 || log.length !== last_seq) return [`${project_id} lacks event ${gap + 1}`];
        return findUntimely(log).map((breach) => `${project_id}: ${breach}`);
      });
    },
  },
  {
    name: "the last event equals the row",
    async findBreaches({ stage: { sql } }) {
      const rows = await sql<{ id: string }[]>`
        select format('asset %s: %s', asset.id, (
          select string_agg(key, ', ') from jsonb_each(to_jsonb(asset))
          where value is distinct from last.payload -> key
        )) as id
        from public.generated_assets as asset
        left join lateral (
          select payload from private.project_events
          where project_id = asset.project_id and type like 'asset%'
            and payload ->> 'id' = asset.id::text
          order by seq desc limit 1
        ) as last on true
        where to_jsonb(asset) is distinct from last.payload
        union all
        select format('kit of %s: %s', kit.asset_id, (
          select string_agg(key, ', ') from jsonb_each(to_jsonb(kit) - ${UNTOLD}::text[])
          where value is distinct from last.payload -> key
        ))
        from public.brand_kits as kit
        left join lateral (
          select payload from private.project_events
          where project_id = kit.project_id and type = 'kit_updated'
            and payload ->> 'asset_id' = kit.asset_id::text
          order by seq desc limit 1
        ) as last on true
        where to_jsonb(kit) - ${UNTOLD}::text[] is distinct from last.payload
        union all
        select 'project ' || project.id from public.project_overviews as project
        -- What cancelled work cost may be reported later, which changes no status: no event tells it.
        where to_jsonb(project) - ${LATE}::text[] is distinct from (
          select payload - ${LATE}::text[] from private.project_events
          where project_id = project.id and type in ('project_updated', 'generation_complete')
          order by seq desc limit 1
        )`;
      return rows.map(({ id }) => `${id} changed without an event`);
    },
  },
  {
    name: "every reconnecting client saw all of it",
    async findBreaches({ stage: { sql }, lives }) {
      // Followers leave once nothing is left to do, kits and thumbnails included: only what an attempt
      // cost may be told of later.
      const ends = await sql<{ project_id: string; least: number; last: number }[]>`
        with told as (
          select project_id, seq, type, payload ->> 'thumbnail_path' is distinct from
            lag(payload ->> 'thumbnail_path')
              over (partition by project_id, payload ->> 'id' order by seq) as brings_thumbnail
          from private.project_events
        )
        select project_id, max(seq)::int as last,
          max(seq) filter (where type <> 'asset_updated' or brings_thumbnail)::int as least
        from told group by project_id`;
      const assets = await sql<{ id: string; project_id: string; status: string }[]>`
        select id, project_id, status from public.generated_assets`;
      const endOf = new Map(ends.map((end) => [end.project_id, end]));
      const rows = Map.groupBy(assets, ({ project_id }) => project_id);
      return lives.flatMap(({ id, fate, follower }) => {
        const breaches = follower.faults.map((fault) => `${id}: ${fault}`);
        if (fate === "deleted") {
          return follower.isGone ? breaches : [...breaches, `${id}: nobody said that it is gone`];
        }
        const { least = 0, last = 0 } = endOf.get(id) ?? {};
        const { lastId = 0 } = follower;
        if (lastId < least || lastId > last) {
          breaches.push(`${id}: seen up to ${lastId} of ${last}`);
        }
        for (const asset of rows.get(id) ?? []) {
          const seen = follower.statuses.get(asset.id);
          if (seen !== asset.status) {
            breaches.push(`${id}: ${asset.id} was seen ${seen} and is ${asset.status}`);
          }
        }
        return breaches;
      });
    },
  },
];

/** `generation_complete` comes exactly when nothing is left, and again each time that is so. */
function findUntimely(log: Logged[]): string[] {
  const breaches: string[] = [];
  const busy = new Set<string>();
  let project = "";
  let isSaid = true;
  for (const { seq, type, id, status } of log) {
    if (type === "generation_complete") {
      if (busy.size > 0 || project === "prompting") breaches.push(`${seq} says complete too early`);
      if (isSaid) breaches.push(`${seq} says complete once more`);
      isSaid = true;
    } else if (type === "project_updated") {
      project = status;
      if (status === "prompting") isSaid = false;
    } else if (type === "kit_updated") {
      // A kit is no part of what makes a project complete.
      continue;
    } else if (status === "pending" || status === "generating") {
      busy.add(id);
      isSaid = false;
    } else busy.delete(id);
  }
  if (!isSaid) breaches.push("nobody said that it is complete");
  return breaches;
}
