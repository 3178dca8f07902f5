-- How much a vendor is asked for. One that turned us away is asked by one call whether it takes calls
-- again, then at nearly the rate that it bore, then slowly faster.

create table private.vendor_gates (
  vendor text primary key,
  blocked_until timestamptz not null default '-infinity',
  starts_per_minute integer check (starts_per_minute > 0),
  burst integer not null default 100 check (burst > 0),
  next_start_at timestamptz not null default '-infinity',
  learned_per_minute numeric check (learned_per_minute > 0),
  learned_at timestamptz not null default '-infinity',
  is_probing boolean not null default false,
  refusals integer not null default 0
);
comment on table private.vendor_gates is
  'Who draws or writes, how many starts a minute that vendor allows (null: no limit), and until when it asked us to wait.';
comment on column private.vendor_gates.learned_per_minute is
  'Starts a minute since it turned us away; null: as many as starts_per_minute says.';
comment on column private.vendor_gates.learned_at is
  'When it last turned us away or, after that, took the probe: what started before says nothing new.';
comment on column private.vendor_gates.is_probing is
  'One at a time, until it takes a call again.';
comment on column private.vendor_gates.refusals is
  'How often in a row it turned us away: without a hint, each time we wait twice as long.';
insert into private.vendor_gates (vendor, starts_per_minute)
values ('gemini', null), ('nano_banana', null), ('seedream', 500);

create function private.lowest_rate() returns integer
language sql immutable
set search_path = ''
as $$ select 30 $$;
comment on function private.lowest_rate() is
  'Starts a minute that no vendor''s "no" goes below: it may have said so for reasons of its own.';

create function private.gate_rate(p_gate private.vendor_gates) returns numeric
language sql immutable
set search_path = ''
as $$
  -- least() ignores nulls.
  select least(p_gate.learned_per_minute, p_gate.starts_per_minute);
$$;
comment on function private.gate_rate(private.vendor_gates) is
  'Starts a minute that a vendor is asked for at most; null: any number.';

create function private.gate_burst(p_gate private.vendor_gates) returns integer
language sql immutable
set search_path = ''
as $$
  -- A learned rate has room for what the sweep calls for at once, every ten seconds, and no more.
  select case
    when p_gate.learned_per_minute is null then p_gate.burst
    else least(p_gate.burst, ceil(private.gate_rate(p_gate) / 6))::integer
  end;
$$;
comment on function private.gate_burst(private.vendor_gates) is 'So many may start at once.';

create function private.gate_budget(p_gate private.vendor_gates) returns integer
language sql stable
set search_path = ''
as $$
  select case
    when p_gate.blocked_until > clock_timestamp() then 0
    when p_gate.is_probing then 1
    when private.gate_rate(p_gate) is not null then greatest(0, floor(
      private.gate_burst(p_gate)
        - greatest(0, extract(epoch from p_gate.next_start_at - clock_timestamp()))
          * private.gate_rate(p_gate) / 60
    ))::integer
  end;
$$;
comment on function private.gate_budget(private.vendor_gates) is
  'How many may start now; null: any number.';

create function private.pass_gate(p_vendor text) returns timestamptz
language plpgsql
set search_path = ''
as $$
declare
  gate private.vendor_gates;
  v_now constant timestamptz := clock_timestamp();
  v_pace interval;
begin
  -- Without a rate there is nothing to count, so starts don't queue up behind one row.
  select * into gate from private.vendor_gates where vendor = p_vendor;
  if gate.blocked_until > v_now then
    return gate.blocked_until;
  elsif private.gate_rate(gate) is null then
    return null;
  end if;
  select * into gate from private.vendor_gates where vendor = p_vendor for update;
  if gate.blocked_until > v_now then
    return gate.blocked_until;
  elsif gate.is_probing then
    if exists (
      select from private.jobs
      where vendor = p_vendor and settled_at is null and lease_token is not null
        and last_started_at >= gate.learned_at
    ) then
      return v_now + interval '2 seconds';
    end if;
    return null;
  end if;
  v_pace := interval '1 minute' / private.gate_rate(gate)::float;
  gate.next_start_at := greatest(gate.next_start_at, v_now);
  if gate.next_start_at - v_now > v_pace * (private.gate_burst(gate) - 1) then
    return gate.next_start_at - v_pace * (private.gate_burst(gate) - 1);
  end if;
  update private.vendor_gates set next_start_at = gate.next_start_at + v_pace
  where vendor = p_vendor;
  return null;
end
$$;
comment on function private.pass_gate(text) is
  'Counts a start at the vendor and returns null, or says from when it may be tried again.';

create function private.close_gate(
  p_vendor text, p_started_at timestamptz, p_retry_after_seconds integer
) returns timestamptz
language plpgsql
set search_path = ''
as $$
declare
  gate private.vendor_gates;
  v_wait integer;
begin
  select * into gate from private.vendor_gates where vendor = p_vendor for update;
  -- Once for all that were under way together: they are turned away for the same reason.
  if p_started_at >= gate.learned_at then
    gate.refusals := gate.refusals + 1;
    if not gate.is_probing then
      gate.learned_at := clock_timestamp();
      gate.learned_per_minute := coalesce(gate.learned_per_minute, private.lowest_rate());
      gate.is_probing := true;
    end if;
  end if;
  v_wait := least(600, greatest(1, coalesce(
    p_retry_after_seconds, least(60, 10 * 2 ^ least(greatest(gate.refusals, 1) - 1, 3))::integer
  )));
  gate.blocked_until := greatest(
    gate.blocked_until, clock_timestamp() + v_wait * interval '1 second'
  );
  update private.vendor_gates set
    blocked_until = gate.blocked_until,
    next_start_at = greatest(next_start_at, gate.blocked_until),
    learned_at = gate.learned_at, learned_per_minute = gate.learned_per_minute,
    is_probing = gate.is_probing, refusals = gate.refusals
  where vendor = p_vendor;
  return gate.blocked_until;
end
$$;
comment on function private.close_gate(text, timestamptz, integer) is
  'A vendor turned an attempt away: until when nobody is to call it. Without a hint 10, 20, 40, 60 s.';

create function private.widen_gate(p_vendor text, p_started_at timestamptz) returns void
language plpgsql
set search_path = ''
as $$
declare
  gate private.vendor_gates;
  v_asked integer;
  v_borne integer;
  v_more numeric;
begin
  -- Looked at without a lock first: nearly always there is nothing to do.
  if not exists (
    select from private.vendor_gates
    where vendor = p_vendor and learned_per_minute is not null and learned_at <= p_started_at
  ) then
    return;
  end if;
  select * into gate from private.vendor_gates where vendor = p_vendor for update;
  if gate.learned_at > p_started_at then
    return;
  elsif gate.is_probing then
    -- Now that all that was under way has ended, it is known how much of it was taken.
    select
      count(*),
      count(*) filter (where attempts.outcome in ('completed', 'permanent', 'unknown'))
    into v_asked, v_borne
    from private.attempts join private.jobs on jobs.id = attempts.job_id
    where jobs.vendor = p_vendor and attempts.is_start
      and attempts.started_at > gate.learned_at - interval '1 minute'
      and attempts.started_at <= gate.learned_at;
    update private.vendor_gates set
      is_probing = false, refusals = 0, learned_at = clock_timestamp(),
      -- Who asked for so little was not turned away for asking too much.
      learned_per_minute = case
        when v_asked >= private.lowest_rate()
        then greatest(private.lowest_rate(), 0.8 * v_borne)
      end
    where vendor = p_vendor;
  else
    -- The longer it says nothing, the further its limit seems to be.
    v_more := 0.1 * (1 + floor(extract(epoch from clock_timestamp() - gate.learned_at) / 60));
    update private.vendor_gates set learned_per_minute = case
      when learned_at > clock_timestamp() - interval '15 minutes'
        and learned_per_minute + v_more < coalesce(starts_per_minute::numeric, 'infinity')
      then learned_per_minute + v_more
    end
    where vendor = p_vendor;
  end if;
end
$$;
comment on function private.widen_gate(text, timestamptz) is
  'A vendor took an attempt that started since it last turned one away. The first is the probe: from then on four fifths of what it took in the minute before its "no" may start a minute, or as many as ever if it was hardly asked then. Every ten more, one more, after a minute every five, and so on; after 15 minutes without a "no", as many as ever.';
