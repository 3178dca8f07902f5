-- A request that waits in a vendor's queue is drawn and paid for though nobody wants it any more. Its
-- vendor is told so, by a function that the database calls, as SQL can't.

create table private.withdrawals (
  job_id uuid primary key,
  owner_id uuid not null,
  request jsonb not null,
  listed_at timestamptz not null default clock_timestamp(),
  claimed_at timestamptz,
  constraint withdrawn_request_is_in_a_queue check (
    coalesce(request ->> 'kind' = 'fal_request', false) and private.is_provider_job(request)
  )
);
comment on table private.withdrawals is
  'Requests to take back at their vendor, of logos that were cancelled or deleted. Tried for an hour or two: then they are drawn by now.';
create index withdrawals_by_age on private.withdrawals (listed_at);

create function private.list_withdrawal() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into private.withdrawals (job_id, owner_id, request)
  values (old.id, old.owner_id, old.provider_job)
  on conflict (job_id) do update set
    request = excluded.request, listed_at = excluded.listed_at, claimed_at = null;
  return null;
end
$$;
comment on function private.list_withdrawal() is
  'Lists a request that nobody waits for any more.';

-- What is being drawn finishes, so only what nobody was at work on.
create trigger list_withdrawal_of_cancelled after update of settled_at on private.jobs
  for each row when (
    old.settled_at is null and new.settled_at is not null
      and new.last_error ->> 'code' = 'cancelled'
      and new.provider_job ->> 'kind' = 'fal_request'
  )
  execute function private.list_withdrawal();

create trigger list_withdrawal_of_deleted after delete on private.jobs
  for each row when (old.settled_at is null and old.provider_job ->> 'kind' = 'fal_request')
  execute function private.list_withdrawal();

create function private.forget_withdrawal(p_job_id uuid) returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from private.withdrawals where job_id = p_job_id and claimed_at is null;
  -- Who has taken it may have taken the request back already.
  update private.jobs set provider_job = null
  where id = p_job_id and exists (select from private.withdrawals where job_id = p_job_id);
end
$$;
comment on function private.forget_withdrawal(uuid) is
  'A logo is asked for again: its request stays in its vendor''s queue, or is made anew.';

create function public.claim_withdrawals(p_limit integer default 20) returns jsonb
language sql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
  with due as materialized (
    select job_id from private.withdrawals
    where not private.is_handed_out(claimed_at)
    order by listed_at
    limit p_limit
    for update skip locked
  ), claimed as (
    update private.withdrawals as withdrawal set claimed_at = clock_timestamp()
    from due where withdrawal.job_id = due.job_id
    returning withdrawal.job_id, withdrawal.request
  )
  select coalesce(jsonb_agg(jsonb_build_object('job_id', job_id, 'request', request)), '[]')
  from claimed;
$$;
comment on function public.claim_withdrawals(integer) is
  'Up to p_limit requests to take back at their vendor now: [{job_id, request}]. Not settled in 30 s, they are handed out again.';

create function public.settle_withdrawal(p_job_id uuid, p_is_withdrawn boolean) returns boolean
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_request jsonb;
begin
  perform private.lock_job(p_job_id);
  delete from private.withdrawals where job_id = p_job_id returning request into v_request;
  if v_request is null then
    return false;
  elsif not p_is_withdrawn then
    return true;
  end if;
  update private.jobs set provider_job = null
  where id = p_job_id and provider_job ->> 'request_id' = v_request ->> 'request_id';
  -- What was not drawn is not charged, and its attempt had written it down as paid.
  update private.attempts set report = report || private.clean_report(jsonb_build_object(
    'refund_usd',
    coalesce(private.sensible_number(report -> 'refund_usd', 1000), 0)
      + coalesce(private.sensible_number(v_request -> 'price_usd', 1000), 0)
  ))
  where lease_token = (
    select lease_token from private.attempts where job_id = p_job_id order by claim desc limit 1
  );
  update public.generated_assets set cost_usd = private.cost_of_job(id)
  where id = p_job_id and status = 'failed'
    and cost_usd is distinct from private.cost_of_job(id);
  return true;
end
$$;
comment on function public.settle_withdrawal(uuid, boolean) is
  'Ends a withdrawal. Taken back, the request costs nothing, and a retry makes a new one; else it can still be fetched. False: it was settled before.';

create function private.dispatch_withdrawals() returns void
language plpgsql
set search_path = ''
as $$
begin
  if exists (select from private.withdrawals where not private.is_handed_out(claimed_at)) then
    perform private.call_function('generate-image/withdrawals', array['{}'::jsonb]);
  end if;
end
$$;
comment on function private.dispatch_withdrawals() is
  'Calls for the requests that are to be taken back.';

grant execute on function
  public.claim_withdrawals(integer), public.settle_withdrawal(uuid, boolean)
to service_role;
