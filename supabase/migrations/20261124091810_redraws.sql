-- A second drawing within one attempt, after a misspelt first one, is one more start at its vendor.

create function public.begin_redraw(p_asset_id uuid, p_lease_token uuid) returns boolean
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  job private.jobs;
begin
  job := private.hold_job(p_asset_id, p_lease_token);
  if job.id is null
    -- Whether a vendor takes calls again is tried with a first drawing. A second one can be left
    -- out.
    or exists (
      select from private.vendor_gates as gate
      where vendor = job.vendor and private.is_probed(gate, job.owner_id)
    )
    or private.pass_gate(job.vendor, job.owner_id) is not null
  then
    return false;
  end if;
  -- With this time the gate can tell that a refusal of the second drawing is newer than a refusal
  -- that came during the first.
  update private.jobs set last_started_at = clock_timestamp() where id = p_asset_id;
  return true;
end
$$;
comment on function public.begin_redraw(uuid, uuid) is
  'Counts a second drawing within one attempt at its vendor. False: that vendor is asked for enough as it is, or the lease is lost.';

create function public.redraw_turned_away(
  p_asset_id uuid, p_lease_token uuid, p_retry_after_seconds numeric default null
) returns boolean
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  job private.jobs;
begin
  job := private.hold_job(p_asset_id, p_lease_token);
  if job.id is null then
    return false;
  end if;
  perform private.meet_refusal(job, p_retry_after_seconds);
  return true;
end
$$;
comment on function public.redraw_turned_away(uuid, uuid, numeric) is
  'The vendor turned a second drawing away: the attempt goes on with the first. False: the lease is lost.';

grant execute on function
  public.begin_redraw(uuid, uuid),
  public.redraw_turned_away(uuid, uuid, numeric)
to service_role;
