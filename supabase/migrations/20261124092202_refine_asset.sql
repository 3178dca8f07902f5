-- New logos from one that is there, by its owner's wish.

create function private.shorten(p_text text, p_length integer) returns text
language sql immutable
set search_path = ''
as $$
  select case
    when char_length(line) <= p_length then line
    -- Cut before the last space that fits; one long word is cut behind the last whole letter that fits.
    else rtrim(coalesce(
      substring(left(line, p_length) from '^(.*\S)\s'),
      substring(line from concat(
        '^(.{1,', p_length - 1, '})',
        -- Not behind a joiner, nor before what belongs to a letter: a selector, a skin tone, an
        -- accent, or a vowel sign or tone of the scripts that don't part words by spaces.
        '(?<![\u200d\u1039\u17d2])',
        '(?![\u0300-\u036f\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb3-\u0ebc\u0ec8-\u0ece',
        '\u0f71-\u0fbc\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u17dd\u200c\u200d\u20d0-\u20f0',
        '\u3099\u309a\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f])'
      )),
      left(line, p_length - 1)
    ), ' ,;:.-') || '…'
  end
  from (select btrim(regexp_replace(
    -- If its closing control is cut off, a bidi control changes the direction of the text after the
    -- title.
    regexp_replace(p_text, '[\u202a-\u202e\u2066-\u2069]', '', 'g'),
    '[\s\u0001-\u001f\u007f-\u009f]+', ' ', 'g'
  )) as line) as normalized;
$$;
comment on function private.shorten(text, integer) is
  'A text on one line and without control characters, cut at a word''s end with an ellipsis where it has more characters.';

create function private.refinement_title(
  p_action text, p_instructions text, p_parent public.generated_assets, p_number integer
) returns text
language sql stable
set search_path = ''
as $$
  select case p_action
    when 'edit' then coalesce(
      nullif(private.shorten(p_instructions, 60), '')
        || case when p_number > 1 then ' (' || p_number || ')' else '' end,
      p_parent.title
    )
    else 'Variation ' || p_number + coalesce((
      select max(substring(title from '^Variation (\d{1,4}) of ')::integer)
      from public.generated_assets
      where parent_asset_id = p_parent.id and asset_type = 'logo_variation'
    ), 0) || ' of ' || private.shorten(p_parent.title, 90)
  end;
$$;
comment on function private.refinement_title(text, text, public.generated_assets, integer) is
  'What the p_number-th of one refinement is called: an edit after its wish, a variation after its parent.';

create function public.refine_asset(
  p_owner_id uuid, p_asset_id uuid, p_action text, p_count integer,
  p_max_generations_per_day integer, p_instructions text default null,
  p_idempotency_key text default null, p_request_hash text default null
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  parent public.generated_assets;
  v_answer jsonb;
  v_ids uuid[];
begin
  v_answer := private.begin_spending(p_owner_id, p_idempotency_key, p_request_hash);
  if v_answer is not null then
    return v_answer;
  end if;
  if not private.lock_project_of(p_asset_id, p_owner_id) then
    return private.refusal('not_found');
  end if;
  select * into parent from public.generated_assets where id = p_asset_id;
  if not found then
    return private.refusal('not_found');
  elsif parent.status <> 'completed' then
    return private.refusal('asset_not_ready');
  end if;
  if p_count > private.free_places(parent.project_id) then
    return private.refusal('project_full');
  end if;
  v_answer := private.check_daily_limit(p_owner_id, p_count, p_max_generations_per_day);
  if v_answer is not null then
    return v_answer;
  end if;
  with inserted as (
    insert into public.generated_assets (
      project_id, parent_asset_id, ordinal, asset_type, title, archetype, instructions
    )
    select
      parent.project_id, parent.id, last.ordinal + number,
      ('logo_' || p_action)::public.asset_type,
      private.refinement_title(p_action, p_instructions, parent, number),
      parent.archetype, p_instructions
    from generate_series(1, p_count) as number,
      (select private.last_ordinal(parent.project_id) as ordinal) as last
    returning id, ordinal
  )
  select array_agg(id order by ordinal) into v_ids from inserted;
  perform private.reserve_pictures(p_owner_id, parent.project_id, v_ids);
  perform private.update_status(parent.project_id, p_goes_on => true);
  perform private.keep_idempotency_key(
    p_owner_id, p_idempotency_key, p_request_hash, parent.project_id,
    jsonb_build_object('asset_ids', to_jsonb(v_ids))
  );
  return private.done(
    parent.project_id,
    jsonb_build_object(
      'asset_ids', to_jsonb(v_ids),
      'assets', (
        select jsonb_agg(to_jsonb(asset) order by asset.ordinal)
        from public.generated_assets as asset
        where asset.id = any (v_ids)
      )
    )
  );
end
$$;
comment on function public.refine_asset(
  uuid, uuid, text, integer, integer, text, text, text
) is
  'Asks for p_count children of a completed asset; p_action is variation or edit. Returns {outcome: done, project_id, asset_ids, assets}, {outcome: replayed, project_id, asset_ids} or a refusal.';

grant execute on function public.refine_asset(
  uuid, uuid, text, integer, integer, text, text, text
) to service_role;
