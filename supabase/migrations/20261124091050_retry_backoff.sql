-- How long a failed attempt waits for the next one.

create function private.backoff(p_failures integer) returns interval
language sql volatile
set search_path = ''
as $$
  -- Half of it is random, so that jobs that failed together are not tried again together.
  select least(300, 2 * 2 ^ least(greatest(p_failures, 1) - 1, 10)) * (0.5 + random() / 2)
    * interval '1 second';
$$;
comment on function private.backoff(integer) is
  'min(300 s, 2 s · 2^(n−1)) after the n-th failure, with jitter downwards.';

create function private.unspent_backoff(p_failures integer) returns interval
language sql volatile
set search_path = ''
as $$ select least(private.backoff(p_failures), interval '1 minute') $$;
comment on function private.unspent_backoff(integer) is
  'The same, a minute at most, where no attempt is spent: the failure was not the job''s own.';

create function private.wait_after(
  p_policy private.job_policies, p_failures integer
) returns interval
language sql volatile
set search_path = ''
as $$
  select coalesce(
    p_policy.retry_waits[least(greatest(p_failures, 1), cardinality(p_policy.retry_waits))],
    private.backoff(p_failures)
  );
$$;
comment on function private.wait_after(private.job_policies, integer) is
  'How long a kind of work waits after the n-th failure that was spent.';

create function private.after_opening(p_open_at timestamptz) returns timestamptz
language sql volatile
set search_path = ''
as $$ select p_open_at + random() * interval '1 second' $$;
comment on function private.after_opening(timestamptz) is
  'When a job runs that a closed gate holds back: spread over a second, so that not all come at once.';
