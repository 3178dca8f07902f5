-- How much an open gate lets in. One whose vendor has a limit is slowed: it lets in nearly what was
-- borne, then slowly more. docs/gates.md tells how a limit is learned.

create function private.lowest_rate() returns integer
language sql immutable
set search_path = ''
as $$ select 6 $$;
comment on function private.lowest_rate() is 'Starts a minute below which no gate is slowed.';

create function private.rate_memory() returns interval
language sql immutable
set search_path = ''
as $$ select interval '15 minutes' $$;
comment on function private.rate_memory() is
  'So long without a refusal, and a vendor is asked as often as before it turned calls away.';

create function private.recovery_time(p_gate private.vendor_gates) returns interval
language sql immutable
set search_path = ''
as $$
  -- Each time that a limit is met again costs two or three calls, however many it lets in.
  select least(
    interval '3 minutes', greatest(1, 50 / p_gate.learned_per_minute) * interval '1 minute'
  );
$$;
comment on function private.recovery_time(private.vendor_gates) is
  'How long a slowed gate takes until it lets in nearly what was borne: a minute, or fifty calls, but three minutes at most.';

create function private.recoveries(p_gate private.vendor_gates) returns numeric
language sql stable
set search_path = ''
as $$
  select extract(epoch from clock_timestamp() - p_gate.slowed_at)
    / extract(epoch from private.recovery_time(p_gate));
$$;
comment on function private.recoveries(private.vendor_gates) is
  'How many recovery times have passed since a gate was slowed.';

create function private.rate_before_fall(p_gate private.vendor_gates) returns numeric
language sql stable
set search_path = ''
as $$
  select case
    when p_gate.fell_at > clock_timestamp() - private.rate_memory() then p_gate.fell_from
  end;
$$;
comment on function private.rate_before_fall(private.vendor_gates) is
  'Calls a minute that were borne before the limit fell; null where it did not, or that is forgotten.';

create function private.regained(p_gate private.vendor_gates) returns numeric
language sql stable
set search_path = ''
as $$
  select least(before_fall / p_gate.learned_per_minute, power(2, 4 * (times - 1))) * 0.95
  from (
    select private.rate_before_fall(p_gate) as before_fall, private.recoveries(p_gate) as times
  ) as since
  where before_fall > p_gate.learned_per_minute and times > 1;
$$;
comment on function private.regained(private.vendor_gates) is
  'The part of what is borne that a gate lets in, once it has recovered, to find out whether a limit that fell has come back: twice as much each quarter of the recovery time, up to what was borne before it fell. Null where none fell.';

create function private.recovered(p_gate private.vendor_gates) returns numeric
language sql stable
set search_path = ''
as $$
  -- greatest() ignores nulls.
  select greatest(
    0.95 + case when times < 1 then 0.2 else 0.05 end * power(times - 1, 3),
    private.regained(p_gate)
  )
  from private.recoveries(p_gate) as times;
$$;
comment on function private.recovered(private.vendor_gates) is
  'The part of what was borne that a slowed gate lets in: 0.75 at once, 0.95 after its recovery time, 1 after two of them, 1.35 after three, 2.3 after four; more where a limit may have come back. The curve of CUBIC (RFC 9438), by which the AWS SDK''s adaptive retries recover too: fast back to the last good rate, slowly past it. It is flatter past it than there, as nobody else fills what is left free.';

create function private.is_slowed(p_gate private.vendor_gates) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return (p_gate.learned_per_minute is not null or p_gate.learned_at_once is not null)
    and p_gate.slowed_at > clock_timestamp() - private.rate_memory();
end
$$;
comment on function private.is_slowed(private.vendor_gates) is
  'Whether a vendor has a limit that was learned and not forgotten yet.';

create function private.gate_rate(p_gate private.vendor_gates) returns numeric
language plpgsql stable
set search_path = ''
as $$
begin
  -- least() ignores nulls.
  return least(
    case when private.is_slowed(p_gate)
      then p_gate.learned_per_minute * private.recovered(p_gate)
    end,
    p_gate.starts_per_minute
  );
end
$$;
comment on function private.gate_rate(private.vendor_gates) is
  'Starts a minute that a vendor is asked for at most; null: any number.';

create function private.gate_burst(p_gate private.vendor_gates) returns integer
language plpgsql stable
set search_path = ''
as $$
begin
  -- A learned rate has room for what the sweep calls for at once, every ten seconds, and no more.
  return case
    when p_gate.learned_per_minute is null or not private.is_slowed(p_gate) then p_gate.burst
    else least(p_gate.burst, ceil(private.gate_rate(p_gate) / 6))::integer
  end;
end
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
language plpgsql stable
set search_path = ''
as $$
begin
  return case when p_gate.learned_at_once is not null and private.is_slowed(p_gate) then greatest(
    0,
    -- Half of the step: it is the number in a minute that a step too small would not find.
    greatest(1, round(p_gate.learned_at_once * sqrt(private.recovered(p_gate))))
      - private.calls_under_way(p_gate.vendor)
  )::integer end;
end
$$;
comment on function private.gate_room(private.vendor_gates) is
  'How many more calls may be under way at a vendor that bears a limited number of them at once; null: any number.';

create function private.gate_budget(p_gate private.vendor_gates, p_owner_id uuid) returns integer
language plpgsql stable
set search_path = ''
as $$
declare
  v_rate numeric;
begin
  if private.is_blocked(p_gate, p_owner_id) then
    return 0;
  elsif private.is_probed(p_gate, p_owner_id) then
    return 1;
  end if;
  v_rate := private.gate_rate(p_gate);
  return least(
    private.gate_room(p_gate),
    case when v_rate is not null then greatest(0, floor(
      private.gate_burst(p_gate)
        - greatest(0, extract(epoch from p_gate.next_start_at - clock_timestamp())) * v_rate / 60
    ))::integer end
  );
end
$$;
comment on function private.gate_budget(private.vendor_gates, uuid) is
  'How many jobs of this owner, or of any that it is not closed to, may start now; null: any number.';

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
