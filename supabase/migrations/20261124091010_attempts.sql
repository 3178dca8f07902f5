-- What became of each claim, for operators, for what a project cost, and for what vendors bear.

-- No foreign key to jobs: a deletion gives no money back, so the spend of a day must stay as it
-- was.
create table private.attempts (
  lease_token uuid primary key,
  job_id uuid not null,
  owner_id uuid not null,
  claim integer not null,
  vendor text,
  is_start boolean not null default true,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  outcome text,
  report jsonb not null default '{}',
  constraint attempt_claims_are_numbered_once unique (job_id, claim),
  constraint attempt_ends_with_outcome check ((ended_at is null) = (outcome is null)),
  constraint attempt_outcome_is_known check (outcome in (
    'completed', 'transient', 'throttled', 'outage', 'refused_key', 'storage', 'permanent',
    'unknown', 'lost', 'released', 'cancelled'
  ))
);
comment on table private.attempts is
  'Every attempt: how it ended, how long the vendor took and what it cost. At most one of a job completed. Of a deleted project they are kept for 90 days.';
comment on column private.attempts.is_start is
  'Whether it asked its vendor for something new, rather than for what an earlier one had paid for.';
create index attempts_by_start on private.attempts (started_at);
-- What a vendor has lately taken and refused, and what is under way there.
create index attempts_by_vendor on private.attempts (vendor, started_at);
create index attempts_open_by_vendor on private.attempts (vendor) where ended_at is null;
create unique index attempts_completed_once on private.attempts (job_id) where outcome = 'completed';
