import type postgres from "postgres";

const LOGOS = 15;

/** A project that is there to be watched, and one of its logos. */
export interface WatchedProject {
  id: string;
  owner_id: string;
  asset_id: string;
}

/**
 * Makes finished projects of fifteen logos each by one statement a table, past all triggers: with
 * the events, jobs, attempts and objects that they would have.
 *
 * @param phrases of 20 characters in each prompt
 */
export async function makeProjects(
  sql: postgres.Sql,
  { owners, projects, phrases = 40 }: { owners: number; projects: number; phrases?: number },
): Promise<WatchedProject[]> {
  return await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(`
      create temporary table bench_owners on commit drop as
        select gen_random_uuid() as id, n from generate_series(0, ${owners - 1}) as n;
      insert into auth.users (id, email, aud, role)
        select id, id || '@example.org', 'authenticated', 'authenticated' from bench_owners;
      create temporary table bench_projects on commit drop as
        select gen_random_uuid() as id, owner.id as owner_id
        from generate_series(0, ${projects - 1}) as p
        join bench_owners as owner on owner.n = p % ${owners};
      insert into public.brand_projects (id, user_id, project_name, brief_data, status)
        select id, owner_id, 'Northwind', jsonb_build_object(
          'company_name', 'Northwind', 'industry', 'Coffee', 'description', repeat('Beans. ', 20)
        ), 'completed' from bench_projects;
      insert into private.concept_rounds (id, project_id, owner_id, number, wanted, settled_at)
        select id, id, owner_id, 1, ${LOGOS}, now() from bench_projects;
      insert into public.generated_assets (
        project_id, user_id, round_id, ordinal, title, archetype, status, generation_prompt, asset_url,
        thumbnail_path, attempts, width, height, mime_type, cost_usd, completed_at
      )
        select id, owner_id, id, n, 'Concept ' || n, 'abstract', 'completed', repeat('An idea of its own. ', ${phrases}),
          owner_id || '/' || id || '/' || n || '.png',
          owner_id || '/' || id || '/' || n || '/thumbnail.webp', 1, 2048, 2048, 'image/png', 0.04, now()
        from bench_projects, generate_series(1, ${LOGOS}) as n;
      insert into storage.objects (bucket_id, name, metadata)
        select 'generated-assets', path, '{"size": 1, "mimetype": "image/png"}'
        from public.generated_assets cross join unnest(array[asset_url, thumbnail_path]) as path
        where project_id in (select id from bench_projects);
      insert into private.project_streams (project_id, owner_id, last_seq)
        select id, owner_id, ${LOGOS} from bench_projects;
      insert into private.project_events (project_id, owner_id, seq, type, payload, at)
        select project_id, owner_id, ordinal, 'asset_completed', to_jsonb(asset), now()
        from public.generated_assets as asset
        join bench_projects as project on project.id = project_id;
      insert into private.jobs (
        id, kind, project_id, asset_id, owner_id, vendor, deadline_at, max_attempts, settled_at
      )
        select asset.id, 'picture'::private.job_kind, asset.project_id, asset.id, owner_id, 'seedream', now(), 5, now()
        from public.generated_assets as asset
        join bench_projects as project on project.id = asset.project_id
        union all
        select id, 'prompts', id, null::uuid, owner_id, 'gemini', now(), 5, now() from bench_projects;
      insert into private.attempts (
        lease_token, job_id, owner_id, claim, started_at, ended_at, outcome
      )
        select gen_random_uuid(), job.id, job.owner_id, 1, now() - interval '1 hour', now(),
          'completed'
        from private.jobs as job where project_id in (select id from bench_projects)`);
    return [
      ...await tx<WatchedProject[]>`
        select project.id, project.owner_id, asset.id as asset_id
        from bench_projects as project
        join public.generated_assets as asset on asset.project_id = project.id and ordinal = 1`,
    ];
  });
}

/** Has so many jobs of a thousand owners due, as if each of their pictures were still to be drawn. */
export async function makeDueJobs(sql: postgres.Sql, due: number): Promise<void> {
  await makeProjects(sql, { owners: 1_000, projects: Math.ceil(due / LOGOS), phrases: 1 });
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from private.attempts`;
    await tx`delete from storage.objects`;
    await tx`update public.brand_projects set status = 'generating'`;
    await tx`
      update public.generated_assets set status = 'pending', asset_url = null,
        thumbnail_path = null, width = null, height = null, mime_type = null, completed_at = null`;
    await tx`
      update private.jobs set settled_at = null, run_after = now() - interval '1 minute',
        deadline_at = now() + interval '1 hour'
      where kind = 'picture'`;
  });
}
