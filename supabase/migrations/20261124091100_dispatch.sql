-- Calling a function is only a hint: pg_net may lose a request or send it twice. So the function
-- has to claim its work first, and the sweep calls again for work that no worker claimed.

create function private.call_grace() returns interval
language sql immutable
set search_path = ''
as $$ select interval '9 seconds' $$;
comment on function private.call_grace() is
  'How long a call that was queued may still arrive: until then it is not made again. Less than the ten seconds between two sweeps.';

create function private.call_function(p_name text, p_bodies jsonb[]) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_url text;
  v_key text;
  v_body jsonb;
begin
  select
    max(decrypted_secret) filter (where name = 'project_url'),
    max(decrypted_secret) filter (where name = 'internal_key')
  into v_url, v_key
  from vault.decrypted_secrets where name in ('project_url', 'internal_key');
  if v_url is null or v_key is null then
    raise warning 'Vault lacks project_url or internal_key: % is not called', p_name;
    return;
  end if;
  foreach v_body in array p_bodies loop
    perform net.http_post(
      url := v_url || '/functions/v1/' || p_name,
      body := v_body,
      headers := jsonb_build_object('Content-Type', 'application/json', 'apikey', v_key),
      timeout_milliseconds := 5000
    );
  end loop;
exception when others then
  -- The sweep tries again. If the error were raised, the user's own insert would fail with it.
  raise warning '% is not called: %', p_name, sqlerrm;
end
$$;
comment on function private.call_function(text, jsonb[]) is
  'Queues calls of an Edge Function, sent after commit; its address and key are read from Vault.';

create function private.dispatch(p_job_ids uuid[]) returns integer
language plpgsql
set search_path = ''
as $$
declare
  called record;
  v_count integer := 0;
begin
  for called in
    with dispatched as (
      update private.jobs set dispatched_at = clock_timestamp()
      where id = any (p_job_ids)
        and settled_at is null and lease_token is null and run_after <= clock_timestamp()
      returning id, kind
    )
    select
      function_name,
      array_agg(
        jsonb_build_object(body_key, id) order by array_position(p_job_ids, id)
      ) as bodies
    from dispatched join private.job_policies using (kind)
    group by function_name order by min(array_position(p_job_ids, id))
  loop
    perform private.call_function(called.function_name, called.bodies);
    v_count := v_count + cardinality(called.bodies);
  end loop;
  return v_count;
end
$$;
comment on function private.dispatch(uuid[]) is 'Calls the functions for those of the jobs that are due.';

create function private.start_project() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if new.status = 'prompting' then
    insert into private.concept_rounds (id, project_id, owner_id, number, wanted)
    values (new.id, new.id, new.user_id, 1, new.concept_count);
    perform private.dispatch(array[
      private.open_job('prompts', new.id, new.user_id, new.id, p_vendor => 'gemini')
    ]);
  end if;
  return null;
end
$$;
comment on function private.start_project() is 'Begins the first round of a new project and calls for it.';

create trigger b_start after insert on public.brand_projects
  for each row execute function private.start_project();

create function private.start_assets() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  v_ids uuid[];
begin
  select array_agg(
    private.open_job(
      'picture', created.id, project.user_id, created.project_id, created.id,
      case created.asset_type when 'logo_concept' then 'seedream' else 'nano_banana' end
    )
    order by created.project_id, created.ordinal
  )
  into v_ids
  from created
  join public.brand_projects as project on project.id = created.project_id
  where created.status = 'pending';
  if v_ids is not null then
    perform private.dispatch(v_ids);
  end if;
  return null;
end
$$;
comment on function private.start_assets() is 'Makes work of new pending assets and calls for it.';

create trigger b_start after insert on public.generated_assets
  referencing new table as created
  for each statement execute function private.start_assets();
