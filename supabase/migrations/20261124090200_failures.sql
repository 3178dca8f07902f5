-- What a failed project or asset shows its owner: a stable code and a sentence. The sentences stand
-- here and nowhere else: workers name the code alone.

create function private.failure_sentence(p_code text) returns text
language sql immutable
set search_path = ''
as $$
  select case p_code
    when 'content_policy' then
      'The AI service declined this under its content policy. A change of wording may help.'
    when 'vendor_unavailable' then
      'The AI service can''t be reached at the moment. Please try again later.'
    when 'vendor_rejected' then
      'The AI service drew nothing for this. Word it differently and try again.'
    when 'deadline_exceeded' then 'This took longer than it may. Please try again.'
    when 'worker_lost' then 'The work was interrupted too often. Please try again.'
    when 'bad_picture' then
      'The AI service returned something that is not a usable picture. Please try again.'
    when 'prompts_unusable' then
      'No usable ideas came back for this brief. Please try again, or word it differently.'
    when 'unsupported_image' then
      'The inspiration picture can''t be read: it may be damaged or cut off. Try again without it, or send the brief with another one.'
    when 'cancelled' then 'The project was cancelled before this logo was drawn.'
  end;
$$;
comment on function private.failure_sentence(text) is
  'What the owner reads for a code; null for a code that is not in the public contract.';

create function private.is_failure(p_error jsonb) returns boolean
language sql immutable security definer
set search_path = ''
as $$
  select coalesce(
    jsonb_typeof(p_error -> 'code') = 'string'
      and length(p_error ->> 'message') > 0
      and private.failure_sentence(p_error ->> 'code') is not null,
    false
  );
$$;
comment on function private.is_failure(jsonb) is
  'Whether a value is {code, message} with a code of the public contract.';

create function private.failure(p_code text) returns jsonb
language sql immutable
set search_path = ''
as $$
  -- An unknown code must not keep an attempt from being settled.
  select jsonb_build_object('code', code, 'message', private.failure_sentence(code))
  from (
    select case
      when private.failure_sentence(p_code) is null then 'worker_lost' else p_code
    end as code
  ) as known;
$$;
comment on function private.failure(text) is 'The {code, message} that a user sees.';

-- CHECK constraints call it, also when an owner marks a favorite.
grant execute on function private.is_failure(jsonb) to authenticated, service_role;
