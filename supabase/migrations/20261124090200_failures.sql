-- What a failed project or asset shows its owner: a stable code and a sentence.

create function private.is_failure(p_error jsonb) returns boolean
language sql immutable
set search_path = ''
as $$
  select coalesce(
    jsonb_typeof(p_error -> 'code') = 'string'
      and length(p_error ->> 'message') > 0
      and p_error ->> 'code' in (
        'content_policy', 'vendor_unavailable', 'vendor_rejected', 'deadline_exceeded',
        'worker_lost', 'bad_picture', 'prompts_unusable', 'cancelled'
      ),
    false
  );
$$;
comment on function private.is_failure(jsonb) is
  'Whether a value is {code, message} with a code of the public contract.';

create function private.failure(p_code text, p_message text default null) returns jsonb
language sql immutable
set search_path = ''
as $$
  select jsonb_build_object('code', p_code, 'message', coalesce(nullif(p_message, ''), case p_code
    when 'content_policy' then 'The content policy of the image service doesn''t allow this one.'
    when 'vendor_unavailable' then 'The image service could not be reached. Please try again later.'
    when 'vendor_rejected' then 'The image service refused the request.'
    when 'deadline_exceeded' then 'This took longer than it may. Please try again.'
    when 'worker_lost' then 'The work was interrupted too often. Please try again.'
    when 'bad_picture' then 'The image service returned something that is not a picture.'
    when 'prompts_unusable' then 'No usable ideas came back for this brief. Please try again.'
    when 'cancelled' then 'The project was cancelled before this logo was drawn.'
  end));
$$;
comment on function private.failure(text, text) is
  'The {code, message} that a user sees; without a message, the code''s own sentence.';
