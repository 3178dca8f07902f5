-- What an owner would be told who asked for work now. Nothing is locked, reserved or kept.

create function public.quote(
  p_owner_id uuid, p_action text, p_pictures integer,
  p_max_active_projects integer, p_max_generations_per_day integer
) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  v_refusal jsonb;
begin
  if not private.may_spend(p_owner_id) then
    v_refusal := private.refusal('unauthorized');
  elsif p_action = 'create' then
    v_refusal := private.refuse_project(
      p_owner_id, p_pictures, p_max_active_projects, p_max_generations_per_day
    );
  elsif p_action = 'kit' then
    v_refusal := private.check_kit_limit(p_owner_id);
  else
    v_refusal := private.check_daily_limit(p_owner_id, p_pictures, p_max_generations_per_day);
  end if;
  return jsonb_build_object(
    'daily_left', greatest(
      0,
      p_max_generations_per_day - private.pictures_of_day(p_owner_id, p_max_generations_per_day)
    ),
    'would_be', coalesce(v_refusal ->> 'code', 'accepted')
  );
end
$$;
comment on function public.quote(uuid, text, integer, integer, integer) is
  '{daily_left, would_be}: how many pictures an owner has left of the day, and whether so many would be accepted, or the code of the refusal. p_action is create, concepts, refine or kit.';

grant execute on function public.quote(uuid, text, integer, integer, integer) to service_role;
