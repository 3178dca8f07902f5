-- How a delivery is taken up and how it ends. A webhook is locked before its deliveries and their
-- jobs, for who deletes it locks it first.

create function private.give_up_delivery(p_id uuid) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform private.settle_job(p_id, private.job_error('webhook_deactivated', 'permanent'));
  update private.webhook_deliveries set is_parked = false where id = p_id;
end
$$;
comment on function private.give_up_delivery(uuid) is
  'Nothing more is sent to a webhook that was deactivated.';

create function public.claim_delivery(
  p_job_id uuid, p_lease_token uuid default gen_random_uuid()
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  delivery private.webhook_deliveries;
  webhook private.webhooks;
  job private.jobs;
  v_claim jsonb;
begin
  select * into delivery from private.webhook_deliveries where id = p_job_id;
  if not found then
    return private.skipped('not_found');
  end if;
  select * into webhook from private.webhooks where id = delivery.webhook_id
  for key share skip locked;
  if not found then
    if exists (select from private.webhooks where id = delivery.webhook_id) then
      return private.skipped('busy');
    end if;
    -- Its event was logged while the webhook was being deleted.
    delete from private.webhook_deliveries where id = p_job_id;
    return private.skipped('not_found');
  end if;
  -- Of several claims for one endpoint, the next one sees the lease of the one before.
  perform private.lock_owner('webhook', webhook.id);
  select * into job from private.jobs where id = p_job_id for update skip locked;
  if not found then
    return private.skipped('busy');
  end if;
  v_claim := private.renew_claim(job, p_lease_token);
  if v_claim is null then
    if private.why_not_now(job) is not null then
      return private.skipped(private.why_not_now(job));
    elsif not webhook.is_active and delivery.event <> 'webhook.test' then
      perform private.give_up_delivery(p_job_id);
      return private.skipped('not_pending');
    elsif private.is_endpoint_busy(delivery) then
      perform private.park_deliveries(webhook.id);
      return private.skipped('owner_busy');
    end if;
    v_claim := private.start_attempt(job, p_lease_token);
  end if;
  if v_claim ->> 'outcome' = 'claimed' then
    update private.webhook_deliveries set is_parked = false where id = p_job_id and is_parked;
    v_claim := v_claim || jsonb_build_object(
      'delivery', jsonb_build_object(
        'id', delivery.id, 'event', delivery.event, 'payload', delivery.payload,
        'created_at', delivery.created_at
      ),
      'url', webhook.url,
      'secret', (
        select decrypted_secret from vault.decrypted_secrets where id = webhook.secret_id
      )
    );
  end if;
  return v_claim;
end
$$;
comment on function public.claim_delivery(uuid, uuid) is
  'Takes up a delivery: {outcome: claimed, lease_token, lease_seconds, attempt, deadline_at, owner_id, delivery: {id, event, payload, created_at}, url, secret} or {outcome: skipped, reason}. Asked again with the same token, it gives the same answer.';

create function private.deactivate_webhook(p_webhook_id uuid) returns void
language plpgsql
set search_path = ''
as $$
begin
  update private.webhooks set is_active = false where id = p_webhook_id;
  -- Those that are locked are given up when they are claimed.
  perform private.give_up_delivery(id) from (
    select jobs.id from private.jobs join private.webhook_deliveries as delivery using (id)
    where delivery.webhook_id = p_webhook_id and delivery.event <> 'webhook.test'
      and jobs.settled_at is null and jobs.lease_token is null
    for update of jobs skip locked
  ) as waiting;
end
$$;
comment on function private.deactivate_webhook(uuid) is
  'Its endpoint is gone for good: what waits for it is given up.';

create function public.settle_delivery(
  p_job_id uuid, p_lease_token uuid, p_status integer default null, p_error text default null
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_gone constant boolean := p_status is not distinct from 410;
  v_outcome constant text := case
    when p_error is null then 'completed' when v_gone then 'permanent' else 'transient'
  end;
  v_webhook_id uuid;
  job private.jobs;
begin
  select id into v_webhook_id from private.webhooks where id = (
    select webhook_id from private.webhook_deliveries where id = p_job_id
  ) for key share;
  job := private.regain_job(p_job_id, p_lease_token);
  if job.id is null then
    return jsonb_build_object(
      'accepted', coalesce(private.earlier_outcome(p_lease_token) = v_outcome, false)
    );
  end if;
  update private.webhook_deliveries set
    tried_at = clock_timestamp(), status = p_status, error = left(p_error, 300)
  where id = p_job_id;
  if v_outcome = 'completed' then
    perform private.settle_job(p_job_id);
    perform private.end_attempt(p_lease_token, v_outcome, null);
    perform private.dispatch_held_back(job);
  else
    perform public.fail_job(p_job_id, p_lease_token, v_outcome, 'not_delivered', p_error);
  end if;
  if v_gone then
    perform private.deactivate_webhook(v_webhook_id);
  else
    perform private.call_parked_delivery(v_webhook_id);
  end if;
  return jsonb_build_object('accepted', true);
end
$$;
comment on function public.settle_delivery(uuid, uuid, integer, text) is
  'Ends a try of a delivery with what the endpoint answered (null: nothing) and, where that is no success, the sentence that its owner reads: it is tried again as its policy says. 410 deactivates the webhook. Returns {accepted}.';

grant execute on function
  public.claim_delivery(uuid, uuid),
  public.settle_delivery(uuid, uuid, integer, text)
to service_role;
