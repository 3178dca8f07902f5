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

create function private.seconds_of_hour(p_owner_id uuid, p_purpose text) returns integer
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select greatest(1, ceil(extract(epoch from since + interval '1 hour' - clock_timestamp())))
    from private.hourly_counts
    where owner_id = p_owner_id and purpose = p_purpose
  );
end
$$;
comment on function private.seconds_of_hour(uuid, text) is
  'Seconds until the hour is over in which an owner does something, 1 at least; null before the first time.';

create function private.left_in_hour(p_owner_id uuid, p_purpose text, p_max integer)
returns integer
language plpgsql stable
set search_path = ''
as $$
begin
  return p_max - coalesce((
    select uses from private.hourly_counts
    where owner_id = p_owner_id and purpose = p_purpose
      and since > clock_timestamp() - interval '1 hour'
  ), 0);
end
$$;
comment on function private.left_in_hour(uuid, text, integer) is
  'How often an owner may still do something in the hour.';

create function private.count_in_hour(
  p_owner_id uuid, p_purpose text, p_max integer, p_uses integer default 1
) returns integer
language plpgsql
set search_path = ''
as $$
declare
  v_hour constant interval := interval '1 hour';
  v_now constant timestamptz := clock_timestamp();
begin
  insert into private.hourly_counts as made (owner_id, purpose, since, uses)
  values (p_owner_id, p_purpose, v_now, p_uses)
  on conflict (owner_id, purpose) do update set
    since = case when made.since <= v_now - v_hour then v_now else made.since end,
    uses = case when made.since <= v_now - v_hour then p_uses else made.uses + p_uses end
  where made.uses <= p_max - p_uses or made.since <= v_now - v_hour;
  if found then
    return null;
  end if;
  return private.seconds_of_hour(p_owner_id, p_purpose);
end
$$;
comment on function private.count_in_hour(uuid, text, integer, integer) is
  'Counts so many uses, p_max at most, and returns null; where there would be more than p_max in the hour, the seconds to wait.';
