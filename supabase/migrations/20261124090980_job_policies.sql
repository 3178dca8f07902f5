-- What each kind of work is like: who does it, how long it may take and how often it is tried.

create type private.job_kind as enum ('prompts', 'picture', 'thumbnail', 'kit_step', 'delivery');

create table private.lease_pools (
  name text primary key,
  max_per_owner integer not null,
  constraint lease_pools_are_not_empty check (max_per_owner > 0)
);
comment on table private.lease_pools is
  'So many jobs of one owner at a time: one customer''s burst leaves room for the others. Kinds of one pool share its leases, and those of another don''t wait for them.';
insert into private.lease_pools (name, max_per_owner)
values ('work', 20), ('thumbnails', 5), ('deliveries', 5);

create table private.job_policies (
  kind private.job_kind primary key,
  function_name text not null,
  body_key text not null default 'job_id',
  lease_pool text not null references private.lease_pools (name),
  uses_storage boolean not null,
  stops_on_cancel boolean not null,
  time_limit interval not null,
  max_attempts integer not null,
  max_lost_leases integer not null,
  max_unknown_failures integer not null,
  retry_waits interval[],
  constraint job_time_limit_is_positive check (time_limit > interval '0'),
  constraint job_limits_are_positive check (
    max_attempts > 0 and max_lost_leases > 0 and max_unknown_failures > 0
  ),
  constraint retry_waits_are_given_whole check (
    cardinality(retry_waits) > 0 and array_position(retry_waits, null) is null
  )
);
create index job_policies_by_pool on private.job_policies (lease_pool);
comment on table private.job_policies is
  'What a kind of work is like: who does it, and how long and how often it is tried, from when it was asked for. An update of time_limit or max_attempts holds for work that is asked for from then on; any other, at once.';
comment on column private.job_policies.function_name is 'The Edge Function that does it.';
comment on column private.job_policies.body_key is 'Under which name that function is told the job''s id.';
comment on column private.job_policies.uses_storage is
  'Whether it uploads objects, so that Storage''s gate holds it back.';
comment on column private.job_policies.stops_on_cancel is
  'Whether no further attempt is made once its project is cancelled.';
comment on column private.job_policies.retry_waits is
  'How long the attempt after the first, second … failure waits, the last of them from then on. Null: private.backoff.';
comment on column private.job_policies.max_lost_leases is
  'So many workers may fall silent over a job; with the last one it fails.';
comment on column private.job_policies.max_unknown_failures is
  'So many attempts may fail with an error that is not foreseen; with the last one the job fails.';
insert into private.job_policies (
  kind, function_name, body_key, lease_pool, uses_storage, stops_on_cancel,
  time_limit, max_attempts, max_lost_leases, max_unknown_failures, retry_waits
)
values
  (
    'prompts', 'write-prompts', 'round_id', 'work', false, true,
    interval '30 minutes', 5, 3, 3, null
  ),
  (
    'picture', 'generate-image', 'asset_id', 'work', true, true,
    interval '30 minutes', 5, 3, 3, null
  ),
  (
    'thumbnail', 'make-renditions', 'job_id', 'thumbnails', true, false,
    interval '1 day', 5, 3, 3, null
  ),
  (
    'kit_step', 'make-renditions', 'job_id', 'work', true, false,
    interval '30 minutes', 5, 3, 3, null
  ),
  (
    'delivery', 'deliver-webhooks', 'job_id', 'deliveries', false, false,
    -- Each of a delivery's tries counts for itself: an error that is not foreseen is its endpoint's.
    interval '3 days', 8, 8, 8,
    array['5 s', '5 min', '30 min', '2 h', '5 h', '10 h', '14 h']::interval[]
  );
