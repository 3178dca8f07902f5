-- Tells a vendor's limit from a stray "too many" that has nothing to do with our number of calls.
-- A stray costs the call that it met and nobody else. A gate is slowed where more is turned away
-- than strays explain, and stays slowed only where that helps. docs/gates.md says why it is so.

create function private.refusal_delay() returns interval
language sql immutable
set search_path = ''
as $$ select interval '2 seconds' $$;
comment on function private.refusal_delay() is
  'So soon after a call begins, a "too many" has arrived: what is still under way then was taken.';

create function private.refusal_run() returns integer
language sql immutable
set search_path = ''
as $$ select 8 $$;
comment on function private.refusal_run() is
  'So many calls turned away with none taken in between: the vendor takes nothing at the moment. Of strays of 30 % that is one run in 15,000.';

create view private.vendor_answers as
select vendor, started_at, ended_at, outcome is not distinct from 'throttled' as is_refused
from private.attempts
where is_start and coalesce(outcome, '') not in (
  'outage', 'refused_key', 'lost', 'released', 'cancelled'
);
comment on view private.vendor_answers is
  'Calls that a vendor took, or turned away for their number. One that is under way counts as taken. What failed otherwise says nothing of either.';

create function private.known_until(p_gate private.vendor_gates) returns timestamptz
language sql stable
set search_path = ''
as $$
  -- Of a burst nobody knows yet how much will be taken. A slowed gate lets none in.
  select clock_timestamp()
    - case when private.is_slowed(p_gate) then interval '0' else private.refusal_delay() end;
$$;
comment on function private.known_until(private.vendor_gates) is
  'Of calls that began until then it is known, near enough, whether they were taken.';

create function private.count_refusals(
  p_gate private.vendor_gates, out asked integer, out refused integer
)
language plpgsql stable
set search_path = ''
as $$
begin
  select count(*), count(*) filter (where is_refused) into asked, refused
  from private.vendor_answers
  where vendor = p_gate.vendor
    and started_at >= greatest(
      p_gate.learned_at, private.known_until(p_gate) - interval '1 minute'
    )
    and started_at <= private.known_until(p_gate);
end
$$;
comment on function private.count_refusals(private.vendor_gates) is
  'Of the calls that began within the last minute, since the gate was as it is: how many there were, and how many of them were turned away.';

create function private.refusals_in_a_row(
  p_vendor text, p_since timestamptz, p_until timestamptz
) returns integer
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select count(*) from private.vendor_answers
    where vendor = p_vendor and is_refused and started_at between p_since and p_until
      and started_at > coalesce((
        select max(started_at) from private.vendor_answers
        where vendor = p_vendor and not is_refused and started_at between p_since and p_until
      ), '-infinity')
  );
end
$$;
comment on function private.refusals_in_a_row(text, timestamptz, timestamptz) is
  'How many of the last calls that began from p_since to p_until were turned away, with none taken after them.';

create function private.slow_gate(p_gate private.vendor_gates, p_until timestamptz) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_refused_at timestamptz;
  v_at_once numeric;
  v_per_minute numeric;
  v_fits_at_once boolean;
  v_fits_per_minute boolean;
  v_whole_minute boolean;
  v_fell_from constant numeric := case when private.is_slowed(p_gate) then greatest(
    p_gate.learned_per_minute, private.rate_before_fall(p_gate)
  ) end;
  -- Until it is known whether it helped to slow it, it is slowed to half of that and no further.
  v_bore_at_once constant numeric := case
    when p_gate.tried_share is null then p_gate.learned_at_once
    else greatest(p_gate.unslowed_at_once, p_gate.learned_at_once)
  end;
  v_bore_per_minute constant numeric := case
    when p_gate.tried_share is null then p_gate.learned_per_minute
    else greatest(p_gate.unslowed_per_minute, p_gate.learned_per_minute)
  end;
begin
  select max(started_at) into v_refused_at from private.vendor_answers
  where vendor = p_gate.vendor and is_refused and started_at <= p_until;
  select
    count(*) filter (where coalesce(ended_at, 'infinity') > v_refused_at),
    count(*) filter (where started_at > v_refused_at - interval '1 minute')
  into v_at_once, v_per_minute
  from private.vendor_answers
  where vendor = p_gate.vendor and not is_refused
    and started_at between v_refused_at - interval '5 minutes' and v_refused_at;
  if v_per_minute = 0 then
    -- It took nothing at all: that is no matter of our number.
    return;
  end if;
  -- To have so many taken, as many more have to be asked for as are turned away in any case.
  v_per_minute := greatest(v_per_minute / (1 - p_gate.stray_share), private.lowest_rate());
  v_at_once := greatest(v_at_once, 1);
  if v_per_minute between p_gate.learned_per_minute and 1.5 * p_gate.learned_per_minute then
    -- In a window of the clock, more than the limit is taken in a minute that lies in two of them.
    v_per_minute := p_gate.learned_per_minute
      + (v_per_minute - p_gate.learned_per_minute) / 4;
  end if;
  -- A limit that has borne clearly more before can't be the reason.
  v_fits_at_once := coalesce(v_at_once >= 0.9 * p_gate.learned_at_once, true);
  v_fits_per_minute := coalesce(v_per_minute >= 0.9 * p_gate.learned_per_minute, true);
  -- Else less was taken in the minute than it would bear, as it was not asked all the time.
  v_whole_minute := not p_gate.is_probing and exists (
    select from private.vendor_answers
    where vendor = p_gate.vendor and not is_refused and started_at between
      greatest(p_gate.learned_at, v_refused_at - interval '90 seconds')
      and v_refused_at - interval '1 minute'
  );
  if not private.is_slowed(p_gate) then
    p_gate.learned_at_once := v_at_once;
    p_gate.learned_per_minute := case when v_whole_minute then v_per_minute end;
  elsif p_gate.learned_per_minute is null
    and (v_fits_at_once or not v_whole_minute and not p_gate.is_probing)
  then
    p_gate.learned_at_once := greatest(v_at_once, v_bore_at_once / 2);
    p_gate.learned_per_minute := case when v_whole_minute then v_per_minute end;
  elsif v_fits_at_once and not v_fits_per_minute then
    p_gate.learned_at_once := v_at_once;
  elsif v_fits_per_minute and not v_fits_at_once
    or v_fits_per_minute and p_gate.learned_at_once is null
  then
    p_gate.learned_per_minute := v_per_minute;
  else
    -- Both are as high as they were, or a limit is lower than it was.
    p_gate.learned_at_once := greatest(v_at_once, v_bore_at_once / 2);
    p_gate.learned_per_minute := greatest(v_per_minute, v_bore_per_minute / 2);
  end if;
  update private.vendor_gates set
    learned_at_once = p_gate.learned_at_once, learned_per_minute = p_gate.learned_per_minute,
    learned_at = clock_timestamp(), slowed_at = clock_timestamp(),
    fell_from = case when p_gate.learned_per_minute < v_fell_from / 1.25 then v_fell_from end,
    fell_at = case
      when private.rate_before_fall(p_gate) is null then clock_timestamp() else fell_at
    end,
    -- No burst, but a pause of three seconds: what a gate that is open has saved up belongs to its
    -- rate before, and a window of the clock that is used up is nearly over.
    next_start_at = greatest(next_start_at, clock_timestamp() + interval '13 seconds')
  where vendor = p_gate.vendor;
end
$$;
comment on function private.slow_gate(private.vendor_gates, timestamptz) is
  'Learns from what was taken and what was turned away until then how much a vendor bears, at once or in a minute, and lets in three quarters of it, then more.';

create function private.judge_slowing(p_gate private.vendor_gates) returns text
language plpgsql
set search_path = ''
as $$
declare
  v_asked integer;
  v_refused integer;
  v_share numeric;
begin
  if p_gate.tried_share is null then
    return null;
  end if;
  -- What is turned away until the first call is taken belongs to what was before.
  select count(*), count(*) filter (where is_refused) into v_asked, v_refused
  from private.vendor_answers
  where vendor = p_gate.vendor
    and started_at >= (
      select min(started_at) from private.vendor_answers
      where vendor = p_gate.vendor and not is_refused and started_at >= p_gate.learned_at
    )
    and started_at <= p_gate.slowed_at + private.recovery_time(p_gate);
  if v_asked < 12 then
    return 'unknown';
  end if;
  v_share := v_refused::numeric / v_asked;
  return case
    when v_share > 2 * p_gate.tried_share then 'worse'
    when v_share - p_gate.stray_share < (p_gate.tried_share - p_gate.stray_share) / 2 then 'limit'
    when v_refused >= 2 and v_share <= 0.6 then 'strays'
    else 'unknown'
  end;
end
$$;
comment on function private.judge_slowing(private.vendor_gates) is
  'Whether it helped to slow a gate, by what was turned away while it let in less than was borne. limit: it did. strays: as large a share is turned away as before. worse: a larger one. unknown: too few calls yet. Null: it has not been slowed.';

create function private.ignore_strays(p_gate private.vendor_gates) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_asked integer;
  v_refused integer;
begin
  select asked, refused into v_asked, v_refused
  from private.count_refusals(p_gate);
  update private.vendor_gates set
    learned_per_minute = case when unslowed_per_minute is not null
      then greatest(unslowed_per_minute, learned_per_minute)
    end,
    learned_at_once = case when unslowed_at_once is not null
      then greatest(unslowed_at_once, learned_at_once)
    end,
    slowed_at = clock_timestamp() - private.recovery_time(p_gate), learned_at = clock_timestamp(),
    stray_share = v_refused::numeric / v_asked, tried_share = null
  where vendor = p_gate.vendor;
end
$$;
comment on function private.ignore_strays(private.vendor_gates) is
  'A gate was slowed for nothing: it is as before, and from now on so large a share of refusals is no reason to slow it.';

create function private.meet_refusal(
  p_job private.jobs, p_retry_after_seconds numeric, p_detail text default null
) returns timestamptz
language plpgsql
set search_path = ''
as $$
declare
  gate private.vendor_gates;
  v_asked integer;
  v_refused integer;
  v_enough integer;
  v_expected numeric;
  v_verdict text;
  v_is_new boolean;
begin
  gate := private.lock_gate(p_job.vendor);
  if gate.vendor is null then
    return null;
  elsif p_job.last_started_at < gate.learned_at then
    return case when private.is_probed(gate, p_job.owner_id)
      then greatest(gate.blocked_until, clock_timestamp() + private.probe_wait())
    end;
  elsif private.is_probed(gate, p_job.owner_id) then
    return private.close_gate(
      gate.vendor, p_job.last_started_at, p_retry_after_seconds, 'throttled', p_detail,
      gate.closed_to
    );
  elsif private.refusals_in_a_row(gate.vendor, gate.learned_at, p_job.last_started_at)
    >= private.refusal_run()
  then
    return private.close_gate(
      gate.vendor, p_job.last_started_at, p_retry_after_seconds, 'throttled', p_detail
    );
  end if;
  v_verdict := private.judge_slowing(gate);
  if v_verdict = 'strays' then
    perform private.ignore_strays(gate);
    return null;
  elsif v_verdict <> 'worse' and clock_timestamp() < gate.slowed_at + private.recovery_time(gate) then
    return null;
  elsif v_verdict in ('limit', 'worse') then
    gate.tried_share := null;
  end if;
  select answers.asked, answers.refused into v_asked, v_refused
  from private.count_refusals(gate) as answers;
  v_expected := v_asked * (gate.stray_share + 0.02);
  v_enough := case when private.is_slowed(gate) then 2 else 4 end;
  if v_asked >= 10 and v_refused >= v_enough and (
    v_refused > v_expected + 2.5 * sqrt(v_expected)
    or private.regained(gate) > 1
  ) then
    perform private.slow_gate(gate, private.known_until(gate));
    -- Where it is not known whether it helped the last time, what was before that is remembered.
    v_is_new := v_verdict is distinct from 'unknown';
    update private.vendor_gates set
      tried_share = v_refused::numeric / v_asked,
      unslowed_per_minute = case
        when not v_is_new then unslowed_per_minute
        when private.is_slowed(gate) then gate.learned_per_minute
      end,
      unslowed_at_once = case
        when not v_is_new then unslowed_at_once
        when private.is_slowed(gate) then gate.learned_at_once
      end
    where vendor = gate.vendor;
  elsif v_asked >= 50 then
    update private.vendor_gates set stray_share = least(
      gate.stray_share, (v_refused + 2 * sqrt(v_refused)) / v_asked
    )
    where vendor = gate.vendor;
  end if;
  return null;
end
$$;
comment on function private.meet_refusal(private.jobs, numeric, text) is
  'A vendor turned a call away for the number of our calls, or says so. Null: that one call waits, as long as it was told. Else until when nobody is to call: the vendor takes nothing.';
