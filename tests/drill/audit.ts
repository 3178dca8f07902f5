import type postgres from "postgres";

/**
 * A second record of what happens, kept by triggers in the drill's own database. It is still there
 * when a project was deleted, and it doesn't rely on the verbs that are under test.
 */
export async function keepBooks(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create schema drill;
    create table drill.attempts (
      lease_token uuid primary key, job_id uuid, claim integer, started_at timestamptz,
      ended_at timestamptz, outcome text, report jsonb,
      -- Whether it left something that was paid for, which the next one is to ask for.
      kept boolean
    );
    create table drill.projects (id uuid primary key);
    create table drill.assets (id uuid primary key, project_id uuid);
    create table drill.second_chances (asset_id uuid, at timestamptz);
    create table drill.settlements (asset_id uuid, path text);
    create table drill.told (
      event text, subject uuid, at timestamptz,
      -- How many of its owner's wanted to hear of it then.
      webhooks integer
    );
    create table drill.overtaken (lease_token uuid primary key);

    create function drill.book() returns trigger
    language plpgsql security definer set search_path = '' as $$
    begin
      case tg_argv[0]
        when 'attempt' then
          insert into drill.attempts values (
            new.lease_token, new.job_id, new.claim, new.started_at, new.ended_at, new.outcome,
            new.report,
            exists (select from private.jobs where id = new.job_id and provider_job is not null)
          )
          on conflict (lease_token) do update set
            ended_at = excluded.ended_at, outcome = excluded.outcome, report = excluded.report,
            -- As it was when it ended: what it cost may be reported later.
            kept = case
              when attempts.outcome is distinct from excluded.outcome then excluded.kept
              else attempts.kept
            end;
        when 'project' then insert into drill.projects values (new.id);
        when 'asset' then insert into drill.assets values (new.id, new.project_id);
        when 'second chance' then insert into drill.second_chances values (new.id, clock_timestamp());
        when 'event' then
          insert into drill.told
          select
            case new.type
              when 'project_updated' then 'project.' || (new.payload ->> 'status')
              when 'kit_updated' then 'kit.' || (new.payload ->> 'status')
              else replace(new.type, '_', '.')
            end,
            coalesce(new.payload ->> 'id', new.payload ->> 'asset_id')::uuid, new.at,
            (
              select count(*) from private.webhooks
              join public.brand_projects as project on project.user_id = webhooks.owner_id
              where project.id = new.project_id
            );
        when 'settlement' then insert into drill.settlements values (new.id, new.asset_url);
      end case;
      return null;
    end $$;

    create trigger drill_attempt after insert or update on private.attempts
      for each row execute function drill.book('attempt');
    create trigger drill_project after insert on public.brand_projects
      for each row execute function drill.book('project');
    create trigger drill_asset after insert on public.generated_assets
      for each row execute function drill.book('asset');
    create trigger drill_second_chance after update of status on public.generated_assets
      for each row when (old.status = 'failed' and new.status = 'pending')
      execute function drill.book('second chance');
    create trigger drill_event after insert on private.project_events
      for each row when (
        new.type in ('asset_completed', 'asset_failed')
        or new.type in ('project_updated', 'kit_updated')
          and new.payload ->> 'status' in ('completed', 'failed')
      )
      execute function drill.book('event');
    create trigger drill_settlement after update of asset_url on public.generated_assets
      for each row when (new.asset_url is not null and new.asset_url is distinct from old.asset_url)
      execute function drill.book('settlement');
  `);
}
