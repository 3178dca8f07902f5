-- Which parts of the service are ill. Anybody may read this through the API, so it does not repeat
-- what a vendor answered.

create function private.part_name(p_gate text) returns text
language sql immutable
set search_path = ''
as $$
  select case p_gate
    when 'gemini' then 'Gemini, which writes the prompts,'
    when 'nano_banana' then 'Nano Banana, which draws refinements,'
    when 'seedream' then 'Seedream, which draws concepts,'
    when 'storage' then 'Storage'
    else p_gate
  end;
$$;
comment on function private.part_name(text) is 'What stands behind a gate, for a sentence.';

create function private.gate_sentence(p_gate private.vendor_gates) returns text
language sql stable security definer
set search_path = ''
as $$
  select private.part_name(p_gate.vendor) || case p_gate.closed_for
    when 'outage' then
      ' fails or does not answer. Work waits, and one call at a time tries whether it works again.'
    when 'refused_key' then
      ' refuses our key or has no such model. Work waits until an operator mends it.'
    when 'throttled' then ' takes no more calls at the moment. Work waits for its turn.'
  end;
$$;
comment on function private.gate_sentence(private.vendor_gates) is
  'Why a gate is closed; null for one that is open.';

create function public.service_health() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'part', part, 'message', message, 'severity', severity
  ) order by severity desc, part), '[]')
  from (
    select
      'sweep' as part, 'ill' as severity,
      'Lost and late work has not been looked for since more than a minute ago.' as message
    from private.sweeps
    -- A database that has just started has not had time for a sweep.
    where greatest(last_good_at, pg_postmaster_start_time())
      < clock_timestamp() - interval '1 minute'
    union all
    select gate.vendor, 'degraded', private.gate_sentence(gate)
    from private.vendor_gates as gate
    where gate.closed_for in ('outage', 'refused_key')
      -- Only a call finds out that a vendor works again. Without work there is none, so an old
      -- fault counts only while work waits.
      and (gate.last_fault_at > clock_timestamp() - interval '10 minutes' or exists (
        select from private.jobs join private.job_policies as policy using (kind)
        where jobs.settled_at is null
          and (jobs.vendor = gate.vendor or gate.vendor = 'storage' and policy.uses_storage)
      ))
  ) as parts;
$$;
comment on function public.service_health() is
  '[{part, message, severity}] of the parts that don''t work as they should; severity is ill or degraded. Empty when all is well.';

grant execute on function public.service_health() to service_role;
