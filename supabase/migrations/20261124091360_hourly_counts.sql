-- What an owner may do so often in an hour and no more: each of it costs little, and without end it
-- would cost too much.

create table private.hourly_counts (
  owner_id uuid not null,
  purpose text not null,
  since timestamptz not null,
  uses integer not null,
  primary key (owner_id, purpose),
  constraint hourly_count_is_positive check (uses > 0)
);
comment on table private.hourly_counts is
  'How often an owner has done something in the hour that began with the first time. No foreign key to the owner: its lock would be taken after that of an asset, and who deletes a user takes them the other way round.';
create index hourly_counts_by_age on private.hourly_counts (since);

create function private.count_in_hour(p_owner_id uuid, p_purpose text, p_max integer)
returns integer
language plpgsql
set search_path = ''
as $$
declare
  v_hour constant interval := interval '1 hour';
  v_now constant timestamptz := clock_timestamp();
begin
  insert into private.hourly_counts as made (owner_id, purpose, since, uses)
  values (p_owner_id, p_purpose, v_now, 1)
  on conflict (owner_id, purpose) do update set
    since = case when made.since <= v_now - v_hour then v_now else made.since end,
    uses = case when made.since <= v_now - v_hour then 1 else made.uses + 1 end
  where made.uses < p_max or made.since <= v_now - v_hour;
  if found then
    return null;
  end if;
  return (
    select greatest(1, ceil(extract(epoch from since + v_hour - v_now))) from private.hourly_counts
    where owner_id = p_owner_id and purpose = p_purpose
  );
end
$$;
comment on function private.count_in_hour(uuid, text, integer) is
  'Counts it and returns null; where there were so many in the hour already, the seconds to wait.';
