-- When a vendor is left alone, and Storage beside them. A closed gate lets nothing new start; once
-- its wait is over, one call alone tries whether it works again.

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
  fell_from numeric check (fell_from > 0),
  fell_at timestamptz not null default '-infinity',
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
comment on column private.vendor_gates.fell_from is
  'learned_per_minute before it fell to what it is: a limit that fell may come back. Null: it has not fallen.';
comment on column private.vendor_gates.fell_at is
  'When it fell; says nothing where it has not.';
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

create function private.is_blocked(p_gate private.vendor_gates, p_owner_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return p_gate.blocked_until > clock_timestamp()
    and coalesce(p_gate.closed_to = p_owner_id, true);
end
$$;
comment on function private.is_blocked(private.vendor_gates, uuid) is
  'Whether nothing of this owner may start for a while.';

create function private.is_probed(p_gate private.vendor_gates, p_owner_id uuid) returns boolean
language plpgsql immutable
set search_path = ''
as $$
begin
  return p_gate.is_probing and coalesce(p_gate.closed_to = p_owner_id, true);
end
$$;
comment on function private.is_probed(private.vendor_gates, uuid) is
  'Whether of this owner one job at a time may start, to try whether it works again.';

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
    learned_at = gate.learned_at, tried_share = gate.tried_share, is_probing = gate.is_probing,
    refusals = gate.refusals, closed_for = gate.closed_for, closed_to = gate.closed_to,
    faults = 0, faults_since = null, fault_jobs = '{}',
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
    perform private.slow_gate(
      gate,
      -- It let in less than was borne, so the limit is lower now: of how much lower, the last try
      -- that was turned away says most.
      case
        when private.is_slowed(gate)
          and gate.learned_at < gate.slowed_at + 2 * private.recovery_time(gate)
        then p_started_at
        else gate.learned_at
      end
    );
  end if;
  update private.vendor_gates set
    is_probing = false, closed_for = null, closed_to = null, refusals = 0,
    learned_at = clock_timestamp()
  where vendor = p_vendor;
end
$$;
comment on function private.widen_gate(text, timestamptz) is
  'A vendor took an attempt that started since its gate closed: the gate is open again, slowed to what was borne before if it had turned calls away.';
