import type postgres from "postgres";

/**
 * Gives finished projects what else their owners would have by then, one statement a table and past
 * all triggers: a kit of each project's first logo, pictures that count against the day, a key, and a
 * webhook of each owner with a delivery for each project. Lists that are worked off stay empty, as
 * they do with any number of owners.
 */
export async function makeOtherRows(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(`
      insert into public.brand_kits (
        asset_id, project_id, user_id, status, files, zip_path, completed_at
      )
        select id, project_id, user_id, 'completed', jsonb_build_array(jsonb_build_object(
          'name', 'logo/logo.svg', 'purpose', 'any', 'mime_type', 'image/svg+xml', 'width', null,
          'height', null, 'bytes', 70, 'path', user_id || '/' || project_id || '/' || id || '/a.svg'
        )), user_id || '/' || project_id || '/' || id || '/kit.zip', now()
        from public.generated_assets where ordinal = 1;
      insert into private.kit_steps (asset_id, owner_id, name, place, files, made_at)
        select asset_id, user_id, name, place, files, now()
        from public.brand_kits
        cross join unnest(array['trace', 'logo', 'icons', 'pack']) with ordinality
          as step (name, place);
      insert into private.jobs (
        id, kind, project_id, asset_id, owner_id, deadline_at, max_attempts, settled_at
      )
        select step.id, 'kit_step', project_id, asset_id, owner_id, now(), 5, now()
        from private.kit_steps as step join public.brand_kits using (asset_id);
      insert into private.reservations (owner_id, project_id, round_id, pictures, reserved_at)
        select owner_id, project_id, id, wanted, now() - interval '1 hour'
        from private.concept_rounds;
      insert into private.idempotency_keys (owner_id, key, request_hash, project_id, result)
        select user_id, id::text, 'hash', id, '{}' from public.brand_projects;
      insert into private.webhooks (owner_id, url, events, secret_id)
        select user_id, 'https://example.com/hooks', array['project.completed'], gen_random_uuid()
        from (select distinct user_id from public.brand_projects) as owners;
      insert into private.webhook_deliveries (
        webhook_id, owner_id, event, payload, created_at, tried_at, status
      )
        select webhook.id, owner_id, 'project.completed', to_jsonb(project), now(), now(), 200
        from public.brand_projects as project
        join private.webhooks as webhook on owner_id = user_id;
      insert into private.jobs (id, kind, owner_id, deadline_at, max_attempts, settled_at)
        select id, 'delivery', owner_id, now(), 8, now() from private.webhook_deliveries`);
  });
}
