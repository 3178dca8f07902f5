-- Who follows a project's log is told that it grew, by a private broadcast: one message for each
-- statement and topic. It is only a hint, as Realtime delivers at most once.

create function private.doorbell_topic(p_project_id uuid) returns text
language sql immutable
set search_path = ''
as $$ select 'project_events:' || right(p_project_id::text, 1) $$;
comment on function private.doorbell_topic(uuid) is
  'One of sixteen, by the last digit of the project''s id, which is random: a worker hears any number of projects on a few topics.';

create function private.ring_doorbell(p_heads jsonb) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_ring record;
begin
  for v_ring in
    select
      private.doorbell_topic((head ->> 'project_id')::uuid) as topic,
      jsonb_build_object('heads', jsonb_agg(head)) as payload
    from jsonb_array_elements(p_heads) as head
    group by 1
  loop
    perform realtime.send(v_ring.payload, 'log_grew', v_ring.topic, true);
  end loop;
exception when others then
  -- A user's own change must not fail because nobody could be told of it.
  raise warning 'the doorbell does not ring: %', sqlerrm;
end
$$;
comment on function private.ring_doorbell(jsonb) is
  'Broadcasts [{project_id, seq}], seq the number of the project''s last event, or null where the project is gone.';

create function private.tell_growth() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.ring_doorbell(jsonb_agg(to_jsonb(head))) from (
    select project_id, max(seq) as seq from grown group by project_id
  ) as head
  having count(*) > 0;
  return null;
end
$$;
comment on function private.tell_growth() is 'Rings for the projects whose log grew.';

create trigger tell_growth after insert on private.project_events
  referencing new table as grown
  for each statement execute function private.tell_growth();

create function private.tell_end() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.ring_doorbell(
    jsonb_agg(jsonb_build_object('project_id', project_id, 'seq', null))
  ) from gone
  having count(*) > 0;
  return null;
end
$$;
comment on function private.tell_end() is 'Rings for the projects that are deleted.';

create trigger tell_end after delete on private.project_streams
  referencing old table as gone
  for each statement execute function private.tell_end();

-- No policy lets a user into these topics; this one keeps it so where others are added for other
-- topics. Some versions of the CLI may not write policies on this table
-- (https://github.com/supabase/cli/issues/6116): a deployment must not fail because of it.
do $$
begin
  create policy "No user in the doorbell's topics" on realtime.messages as restrictive
    for all to anon, authenticated
    using (topic not like 'project\_events:%') with check (topic not like 'project\_events:%');
exception when insufficient_privilege or undefined_table then
  raise warning 'no policy on realtime.messages: %', sqlerrm;
end
$$;
