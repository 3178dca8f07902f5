-- What users ask of their webhooks. The API shows them; they are in no exposed schema.

create function private.webhook_row(p_webhook private.webhooks) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'id', p_webhook.id, 'url', p_webhook.url, 'events', p_webhook.events,
    'active', p_webhook.is_active, 'created_at', p_webhook.created_at,
    'last_delivery', (
      select jsonb_build_object('at', tried_at, 'status', status)
      from private.webhook_deliveries
      where webhook_id = p_webhook.id and tried_at is not null
      order by tried_at desc limit 1
    )
  );
end
$$;
comment on function private.webhook_row(private.webhooks) is
  '{id, url, events, active, created_at, last_delivery: {at, status}}.';

create function private.delivery_row(p_delivery private.webhook_deliveries) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'id', p_delivery.id, 'event', p_delivery.event, 'attempt', job.attempts,
      'status', p_delivery.status,
      'error', case
        when job.settled_at is null or job.last_error is null then p_delivery.error
        when job.last_error ->> 'code' = 'webhook_deactivated' then 'The webhook was deactivated.'
        else coalesce(p_delivery.error, 'The delivery was given up.')
      end,
      'at', coalesce(p_delivery.tried_at, p_delivery.created_at),
      'next_attempt_at', case when job.settled_at is null then job.run_after end,
      'created_at', p_delivery.created_at
    )
    from private.jobs as job where job.id = p_delivery.id
  );
end
$$;
comment on function private.delivery_row(private.webhook_deliveries) is
  '{id, event, attempt, status, error, at, next_attempt_at, created_at}.';

create function public.create_webhook(p_owner_id uuid, p_url text, p_events text[]) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_refusal jsonb;
  v_secret text;
  webhook private.webhooks;
begin
  perform private.lock_owner('webhooks', p_owner_id);
  v_refusal := private.refuse_spender(p_owner_id);
  if v_refusal is not null then
    return v_refusal;
  elsif (
    select count(*) from private.webhooks where owner_id = p_owner_id
  ) >= private.max_webhooks() then
    return private.refusal('webhook_limit');
  end if;
  v_refusal := private.count_webhook_use(p_owner_id);
  if v_refusal is not null then
    return v_refusal;
  end if;
  v_secret := 'whsec_' || encode(extensions.gen_random_bytes(32), 'base64');
  insert into private.webhooks (owner_id, url, events, secret_id)
  values (
    p_owner_id, p_url, p_events,
    vault.create_secret(v_secret, new_description => 'A webhook''s, for its signatures')
  )
  returning * into webhook;
  return jsonb_build_object(
    'outcome', 'done', 'webhook', private.webhook_row(webhook), 'secret', v_secret
  );
end
$$;
comment on function public.create_webhook(uuid, text, text[]) is
  '{outcome: done, webhook, secret} or a refusal. The secret is shown this once.';

create function public.list_webhooks(p_owner_id uuid) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(
    jsonb_agg(private.webhook_row(webhook) order by webhook.created_at desc, webhook.id), '[]'
  )
  from private.webhooks as webhook where owner_id = p_owner_id;
$$;
comment on function public.list_webhooks(uuid) is 'All webhooks of an owner, newest first.';

create function public.read_webhook(p_owner_id uuid, p_webhook_id uuid) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  webhook private.webhooks;
begin
  select * into webhook from private.webhooks where id = p_webhook_id and owner_id = p_owner_id;
  if not found then
    return private.refusal('not_found');
  end if;
  return jsonb_build_object('outcome', 'done', 'webhook', private.webhook_row(webhook));
end
$$;
comment on function public.read_webhook(uuid, uuid) is '{outcome: done, webhook} or a refusal.';

create function public.delete_webhook(p_owner_id uuid, p_webhook_id uuid) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
begin
  delete from private.webhooks where id = p_webhook_id and owner_id = p_owner_id;
  if not found then
    return private.refusal('not_found');
  end if;
  return jsonb_build_object('outcome', 'done');
end
$$;
comment on function public.delete_webhook(uuid, uuid) is
  'Deletes a webhook with its secret and its deliveries, those that wait too: {outcome: done} or a refusal.';

create function public.test_webhook(p_owner_id uuid, p_webhook_id uuid) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_refusal jsonb;
  webhook private.webhooks;
  delivery private.webhook_deliveries;
begin
  v_refusal := private.refuse_spender(p_owner_id);
  if v_refusal is not null then
    return v_refusal;
  end if;
  select * into webhook from private.webhooks where id = p_webhook_id and owner_id = p_owner_id
  for key share;
  if not found then
    return private.refusal('not_found');
  end if;
  v_refusal := private.count_webhook_use(p_owner_id);
  if v_refusal is not null then
    return v_refusal;
  end if;
  insert into private.webhook_deliveries (webhook_id, owner_id, event, payload, created_at)
  values (
    webhook.id, p_owner_id, 'webhook.test', private.webhook_row(webhook), clock_timestamp()
  )
  returning * into delivery;
  perform private.deliver_later(array[delivery.id], p_owner_id);
  return jsonb_build_object('outcome', 'done', 'delivery', private.delivery_row(delivery));
end
$$;
comment on function public.test_webhook(uuid, uuid) is
  'Has a webhook.test delivered, to an inactive webhook too: {outcome: done, delivery} or a refusal.';

create function public.list_deliveries(
  p_owner_id uuid, p_webhook_id uuid, p_limit integer,
  p_before_at timestamptz default null, p_before_id uuid default null
) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  if not exists (
    select from private.webhooks where id = p_webhook_id and owner_id = p_owner_id
  ) then
    return private.refusal('not_found');
  end if;
  return jsonb_build_object('outcome', 'done', 'deliveries', coalesce(
    (
      select jsonb_agg(
        private.delivery_row(page) order by page.created_at desc, page.id desc
      )
      from (
        select * from private.webhook_deliveries as delivery
        where webhook_id = p_webhook_id
          and (p_before_at is null or (created_at, id) < (p_before_at, p_before_id))
        order by created_at desc, id desc limit p_limit
      ) as page
    ),
    '[]'
  ));
end
$$;
comment on function public.list_deliveries(uuid, uuid, integer, timestamptz, uuid) is
  '{outcome: done, deliveries} or a refusal: a page of them, newest first, after the one that was given.';

grant execute on function
  public.create_webhook(uuid, text, text[]),
  public.list_webhooks(uuid),
  public.read_webhook(uuid, uuid),
  public.delete_webhook(uuid, uuid),
  public.test_webhook(uuid, uuid),
  public.list_deliveries(uuid, uuid, integer, timestamptz, uuid)
to service_role;
