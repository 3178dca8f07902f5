-- How much a vendor is asked for, and Storage beside them. A closed gate lets nothing new start; once
-- its wait is over, one call alone tries whether it works again. A gate whose vendor has a limit is
-- slowed: it lets in nearly what was borne, then slowly more. docs/gates.md tells how a limit is
-- learned.

create table private.vendor_gates (
  vendor text primary key,
  blocked_until timestamptz not null default '-infinity',
  starts_per_minute integer check (starts_per_minute > 0),
  burst integer not null default 100 check (burst > 0),
  next_start_at timestamptz not null default '-infinity',
  learned_per_minute numeric check (learned_per_minute > 0),
  learned_at_once numeric check (learned_at_once > 0),
  learned_at timestamptz not null default '-infinity',
  slowed_at timestamptz not null default '-infinity',
  unslowed_per_minute numeric,
  unslowed_at_once numeric,
  tried_share numeric check (tried_share between 0 and 1),
  stray_share numeric not null default 0 check (stray_share between 0 and 1),
  is_probing boolean not null default false,
  refusals integer not null default 0,
  closed_for text,
  closed_to uuid,
  faults integer not null default 0,
  faults_since timestamptz,
  fault_jobs uuid[] not null default '{}',
  last_fault text,
  last_fault_at timestamptz,
  constraint gate_is_closed_for_a_known_reason check (
    closed_for in ('throttled', 'outage', 'refused_key')
  )
);
comment on table private.vendor_gates is
  'Who draws or writes, how many starts a minute that vendor allows (null: no limit), and until when it asked us to wait.';
comment on column private.vendor_gates.learned_per_minute is
  'Starts in a minute that it bore when it last turned calls away for their number; null: as many as starts_per_minute says.';
comment on column private.vendor_gates.learned_at_once is
  'Calls under way at once that it bore then; null: any number.';
comment on column private.vendor_gates.learned_at is
  'When the gate last closed, opened, or was slowed: what started before says nothing new.';
comment on column private.vendor_gates.slowed_at is
  'When it was last slowed: from then on it lets in more and more again (private.recovered).';
comment on column private.vendor_gates.tried_share is
  'The share of calls that was turned away when it was last slowed, while it is not known yet whether that helps.';
comment on column private.vendor_gates.unslowed_per_minute is
  'learned_per_minute before that, for the case that it does not help.';
comment on column private.vendor_gates.unslowed_at_once is 'learned_at_once before that.';
comment on column private.vendor_gates.stray_share is
  'The share of calls that it turns away however few there are.';
comment on column private.vendor_gates.is_probing is
  'One at a time, until it takes a call again.';
comment on column private.vendor_gates.refusals is
  'How often in a row it turned us away: without a hint, each time we wait twice as long.';
comment on column private.vendor_gates.closed_for is
  'Why it is closed, until a call is taken again. throttled: too many calls; outage: it fails or does not answer; refused_key: the key, or the model, is refused, which only an operator can mend.';
comment on column private.vendor_gates.closed_to is
  'The one owner that it is closed to, where nobody else''s work met the outage; null: it is closed to all.';
comment on column private.vendor_gates.fault_jobs is 'Whose attempts those faults were.';
comment on column private.vendor_gates.faults is
  'Attempts in a row that met an outage while the gate was open, since faults_since.';
comment on column private.vendor_gates.last_fault is 'What it answered last that was a fault, for operators.';
insert into private.vendor_gates (vendor, starts_per_minute)
values ('gemini', null), ('nano_banana', null), ('seedream', 500), ('storage', null);

create function private.lowest_rate() returns integer
language sql immutable
set search_path = ''
as $$ select 6 $$;
comment on function private.lowest_rate() is 'Starts a minute below which no gate is slowed.';

create function private.bounded_wait(p_seconds numeric) returns interval
language sql immutable
set search_path = ''
as $$
  select case when p_seconds >= 0 then least(300, greatest(1, p_seconds)) * interval '1 second' end;
$$;
comment on function private.bounded_wait(numeric) is
  'As long as somebody asked us to wait, but five minutes at most: then one call tries. Null for no wait, or a nonsensical one.';

create function private.probe_wait() returns interval
language sql immutable
set search_path = ''
as $$ select interval '2 seconds' $$;
comment on function private.probe_wait() is
  'How long a job waits that a gate holds back while one call tries it, or while the gate is locked.';

create function private.gate_wait(p_reason text, p_refusals integer) returns interval
language sql immutable
set search_path = ''
as $$
  select case p_reason
    when 'refused_key' then interval '1 minute'
    -- Each twice: most limits are for a minute, most outages are over in one, and what is waited
    -- too long then is lost to everybody.
    else least(60, 10 * 2 ^ least((greatest(p_refusals, 1) - 1) / 2, 3)) * interval '1 second'
  end;
$$;
comment on function private.gate_wait(text, integer) is
  'How long a gate stays closed where its vendor did not say, by how often in a row it refused: 10, 10, 20, 20, 40, 40, 60 s; a minute for a refused key.';

create function private.rate_memory() returns interval
language sql immutable
set search_path = ''
as $$ select interval '15 minutes' $$;
comment on function private.rate_memory() is
  'So long without a refusal, and a vendor is asked as often as before it turned calls away.';

create function private.lock_gate(p_vendor text) returns private.vendor_gates
language plpgsql
set search_path = ''
set lock_timeout = '1s'
as $$
declare
  gate private.vendor_gates;
begin
  select * into gate from private.vendor_gates where vendor = p_vendor for no key update;
  return gate;
exception
  when lock_not_available then
    return null;
end
$$;
comment on function private.lock_gate(text) is
  'Locks a gate until the transaction ends. Null where somebody else has held it for a second: then the caller goes on without it, so that one locked row does not hold everybody up.';

create function private.recovery_time(p_gate private.vendor_gates) returns interval
language sql immutable
set search_path = ''
as $$
  -- Each time that a limit is met again costs two or three calls, however many it lets in.
  select least(
    interval '3 minutes', greatest(1, 40 / p_gate.learned_per_minute) * interval '1 minute'
  );
$$;
comment on function private.recovery_time(private.vendor_gates) is
  'How long a slowed gate takes until it lets in nearly what was borne: a minute, or forty calls, but three minutes at most.';

create function private.recovered(p_gate private.vendor_gates) returns numeric
language sql stable
set search_path = ''
as $$
  select 0.95 + case when times < 1 then 0.2 else 0.05 end * power(times - 1, 3)
  from (
    select extract(epoch from clock_timestamp() - p_gate.slowed_at)
      / extract(epoch from private.recovery_time(p_gate)) as times
  ) as since;
$$;
comment on function private.recovered(private.vendor_gates) is
  'The part of what was borne that a slowed gate lets in: 0.75 at once, 0.95 after its recovery time, 1 after two of them, 1.35 after three, 2.3 after four. The curve of CUBIC (RFC 9438), by which the AWS SDK''s adaptive retries recover too: fast back to the last good rate, slowly past it. It is flatter past it than there, as nobody else fills what is left free.';

create function private.is_slowed(p_gate private.vendor_gates) returns boolean
language sql stable
set search_path = ''
as $$
  select (p_gate.learned_per_minute is not null or p_gate.learned_at_once is not null)
    and p_gate.slowed_at > clock_timestamp() - private.rate_memory();
$$;
comment on function private.is_slowed(private.vendor_gates) is
  'Whether a vendor has a limit that was learned and not forgotten yet.';

create function private.gate_rate(p_gate private.vendor_gates) returns numeric
language sql stable
set search_path = ''
as $$
  -- least() ignores nulls.
  select least(
    case when private.is_slowed(p_gate)
      then p_gate.learned_per_minute * private.recovered(p_gate)
    end,
    p_gate.starts_per_minute
  );
$$;
comment on function private.gate_rate(private.vendor_gates) is
  'Starts a minute that a vendor is asked for at most; null: any number.';

create function private.gate_burst(p_gate private.vendor_gates) returns integer
language sql stable
set search_path = ''
as $$
  -- A learned rate has room for what the sweep calls for at once, every ten seconds, and no more.
  select case
    when p_gate.learned_per_minute is null or not private.is_slowed(p_gate) then p_gate.burst
    else least(p_gate.burst, ceil(private.gate_rate(p_gate) / 6))::integer
  end;
$$;
comment on function private.gate_burst(private.vendor_gates) is 'So many may start at once.';

create function private.calls_under_way(p_vendor text) returns integer
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select count(*) from private.attempts
    where vendor = p_vendor and ended_at is null and is_start
  );
end
$$;
comment on function private.calls_under_way(text) is 'How many attempts ask a vendor for something.';

create function private.gate_room(p_gate private.vendor_gates) returns integer
language sql stable
set search_path = ''
as $$
  select case when p_gate.learned_at_once is not null and private.is_slowed(p_gate) then greatest(
    0,
    -- Half of the step: it is the number in a minute that a step too small would not find.
    greatest(1, round(p_gate.learned_at_once * sqrt(private.recovered(p_gate))))
      - private.calls_under_way(p_gate.vendor)
  )::integer end;
$$;
comment on function private.gate_room(private.vendor_gates) is
  'How many more calls may be under way at a vendor that bears a limited number of them at once; null: any number.';

create function private.is_blocked(p_gate private.vendor_gates, p_owner_id uuid) returns boolean
language sql stable
set search_path = ''
as $$
  select p_gate.blocked_until > clock_timestamp()
    and coalesce(p_gate.closed_to = p_owner_id, true);
$$;
comment on function private.is_blocked(private.vendor_gates, uuid) is
  'Whether nothing of this owner may start for a while.';

create function private.is_probed(p_gate private.vendor_gates, p_owner_id uuid) returns boolean
language sql immutable
set search_path = ''
as $$ select p_gate.is_probing and coalesce(p_gate.closed_to = p_owner_id, true) $$;
comment on function private.is_probed(private.vendor_gates, uuid) is
  'Whether of this owner one job at a time may start, to try whether it works again.';

create function private.gate_budget(p_gate private.vendor_gates, p_owner_id uuid) returns integer
language sql stable
set search_path = ''
as $$
  select case
    when private.is_blocked(p_gate, p_owner_id) then 0
    when private.is_probed(p_gate, p_owner_id) then 1
    else least(
      private.gate_room(p_gate),
      case when private.gate_rate(p_gate) is not null then greatest(0, floor(
        private.gate_burst(p_gate)
          - greatest(0, extract(epoch from p_gate.next_start_at - clock_timestamp()))
            * private.gate_rate(p_gate) / 60
      ))::integer end
    )
  end;
$$;
comment on function private.gate_budget(private.vendor_gates, uuid) is
  'How many jobs of this owner, or of any that it is not closed to, may start now; null: any number.';

create function private.is_being_tried(p_gate private.vendor_gates) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  if p_gate.vendor = 'storage' then
    return exists (
      select from private.jobs
      join private.job_policies as policy on policy.kind = jobs.kind
      join private.attempts on attempts.lease_token = jobs.lease_token
      where jobs.lease_token is not null and policy.uses_storage
        and attempts.started_at >= p_gate.learned_at
    );
  end if;
  return exists (
    select from private.jobs
    where vendor = p_gate.vendor and settled_at is null and lease_token is not null
      and last_started_at >= p_gate.learned_at
  );
end
$$;
comment on function private.is_being_tried(private.vendor_gates) is
  'Whether the one call is under way that tries whether a closed gate may open.';

create function private.pass_gate(p_vendor text, p_owner_id uuid) returns timestamptz
language plpgsql
set search_path = ''
as $$
declare
  gate private.vendor_gates;
  v_locked private.vendor_gates;
  v_now constant timestamptz := clock_timestamp();
  v_rate numeric;
  v_pace interval;
begin
  -- Without a limit there is nothing to count, so starts don't queue up behind one row.
  select * into gate from private.vendor_gates where vendor = p_vendor;
  if private.is_blocked(gate, p_owner_id) then
    return gate.blocked_until;
  elsif not private.is_probed(gate, p_owner_id) and private.gate_rate(gate) is null
    and not private.is_slowed(gate)
  then
    return null;
  end if;
  v_locked := private.lock_gate(p_vendor);
  if v_locked.vendor is null then
    return case
      when private.is_probed(gate, p_owner_id) or private.is_slowed(gate)
      then v_now + private.probe_wait()
    end;
  end if;
  gate := v_locked;
  if private.is_blocked(gate, p_owner_id) then
    return gate.blocked_until;
  elsif private.is_probed(gate, p_owner_id) then
    return case when private.is_being_tried(gate) then v_now + private.probe_wait() end;
  elsif private.gate_room(gate) = 0 then
    return v_now + private.probe_wait();
  end if;
  v_rate := private.gate_rate(gate);
  if v_rate is null then
    return null;
  end if;
  v_pace := interval '1 minute' / v_rate::float;
  gate.next_start_at := greatest(gate.next_start_at, v_now);
  if gate.next_start_at - v_now > v_pace * (private.gate_burst(gate) - 1) then
    return gate.next_start_at - v_pace * (private.gate_burst(gate) - 1);
  end if;
  update private.vendor_gates set next_start_at = gate.next_start_at + v_pace
  where vendor = p_vendor;
  return null;
end
$$;
comment on function private.pass_gate(text, uuid) is
  'Counts a start of this owner at the vendor and returns null, or says from when it may be tried again. A gate that somebody else has locked is read as it is: an open one lets the start in uncounted.';

create function private.close_gate(
  p_vendor text, p_started_at timestamptz, p_retry_after_seconds numeric,
  p_reason text default 'throttled', p_detail text default null, p_only_to uuid default null
) returns timestamptz
language plpgsql
set search_path = ''
as $$
declare
  gate private.vendor_gates;
  v_is_first boolean;
  v_wait interval;
begin
  gate := private.lock_gate(p_vendor);
  if gate.vendor is null then
    return clock_timestamp() + coalesce(
      private.bounded_wait(p_retry_after_seconds), private.gate_wait('throttled', 1)
    );
  end if;
  -- It closes, or closes to all after it was closed to one owner.
  v_is_first := not gate.is_probing
    or gate.closed_to is not null and gate.closed_to is distinct from p_only_to;
  gate.closed_to := case
    when not gate.is_probing or gate.closed_to = p_only_to then p_only_to
  end;
  -- Once for all that were under way together: they are turned away for the same reason.
  if p_started_at >= gate.learned_at then
    gate.refusals := gate.refusals + 1;
    gate.closed_for := p_reason;
    if v_is_first then
      gate.learned_at := clock_timestamp();
      gate.is_probing := true;
      gate.tried_share := null;
    end if;
  end if;
  v_wait := coalesce(
    private.bounded_wait(p_retry_after_seconds),
    private.gate_wait(p_reason, gate.refusals)
  );
  gate.blocked_until := greatest(gate.blocked_until, clock_timestamp() + v_wait);
  update private.vendor_gates set
    blocked_until = gate.blocked_until,
    next_start_at = case
      when gate.closed_to is null then greatest(next_start_at, gate.blocked_until)
      else next_start_at
    end,
    learned_at = gate.learned_at, tried_share = gate.tried_share, is_probing = gate.is_probing, refusals = gate.refusals, closed_for = gate.closed_for,
    closed_to = gate.closed_to, faults = 0, faults_since = null, fault_jobs = '{}',
    last_fault = left(p_detail, 500), last_fault_at = clock_timestamp()
  where vendor = p_vendor;
  return gate.blocked_until;
end
$$;
comment on function private.close_gate(text, timestamptz, numeric, text, text, uuid) is
  'A vendor takes nothing: until when nobody is to call it, or nobody for p_only_to. Without a hint, private.gate_wait.';

create function private.widen_gate(p_vendor text, p_started_at timestamptz) returns void
language plpgsql
set search_path = ''
as $$
declare
  gate private.vendor_gates;
begin
  -- Looked at without a lock first: nearly always there is nothing to do.
  if not exists (
    select from private.vendor_gates
    where vendor = p_vendor and (faults > 0 or is_probing and learned_at <= p_started_at)
  ) then
    return;
  end if;
  gate := private.lock_gate(p_vendor);
  if gate.vendor is null then
    return;
  end if;
  if gate.faults > 0 then
    update private.vendor_gates set faults = 0, faults_since = null, fault_jobs = '{}'
    where vendor = p_vendor;
  end if;
  if gate.learned_at > p_started_at or not gate.is_probing then
    return;
  end if;
  if gate.closed_for = 'throttled' then
    -- Now that all that was under way has ended, it is known how much of it was taken.
    perform private.slow_gate(gate, gate.learned_at);
  end if;
  update private.vendor_gates set
    is_probing = false, closed_for = null, closed_to = null, refusals = 0,
    learned_at = clock_timestamp()
  where vendor = p_vendor;
end
$$;
comment on function private.widen_gate(text, timestamptz) is
  'A vendor took an attempt that started since its gate closed: the gate is open again, slowed to what was borne before if it had turned calls away.';
