-- Who follows a project's log is told that it grew, by a private broadcast: one message for each
-- statement and topic. It is only a hint, as Realtime delivers at most once.

create function private.doorbell_topic(p_project_id uuid) returns text
language plpgsql immutable
set search_path = ''
as $$
begin
  return 'project_events:' || right(p_project_id::text, 1);
end
$$;
comment on function private.doorbell_topic(uuid) is
  'One of sixteen, by the last digit of the project''s id, which is random: a worker hears any number of projects on a few topics.';

create function private.ring_doorbell(p_topic text, p_heads jsonb) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform realtime.send(jsonb_build_object('heads', p_heads), 'log_grew', p_topic, true);
exception when others then
  -- A user's own change must not fail because nobody could be told of it.
  raise warning 'the doorbell does not ring: %', sqlerrm;
end
$$;
comment on function private.ring_doorbell(text, jsonb) is
  'Broadcasts {heads: [{project_id, seq}]}: the number of the last event of each project; null where the project is gone.';

create function private.tell_growth() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.ring_doorbell(
    private.doorbell_topic(project_id),
    jsonb_agg(jsonb_build_object('project_id', project_id, 'seq', seq))
  )
  from (select project_id, max(seq) as seq from grown group by project_id) as head
  group by private.doorbell_topic(project_id);
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
    private.doorbell_topic(project_id),
    jsonb_agg(jsonb_build_object('project_id', project_id, 'seq', null))
  )
  from gone group by private.doorbell_topic(project_id);
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
