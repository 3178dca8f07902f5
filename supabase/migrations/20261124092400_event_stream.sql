create function public.project_snapshot(p_project_id uuid) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  -- One statement, so that the rows and the number are of the same moment.
  return (
    select jsonb_build_object(
      'project', to_jsonb(project),
      'assets', coalesce(
        (
          select jsonb_agg(to_jsonb(asset) order by asset.ordinal)
          from public.generated_assets as asset where asset.project_id = p_project_id
        ),
        '[]'
      ),
      'last_seq', stream.last_seq,
      'finished', project.status <> 'prompting' and not exists (
        select from public.generated_assets as asset
        where asset.project_id = p_project_id and asset.status in ('pending', 'generating')
      )
    )
    from public.project_overviews as project
    join private.project_streams as stream on stream.project_id = project.id
    where project.id = p_project_id
  );
end
$$;
comment on function public.project_snapshot(uuid) is
  '{project, assets, last_seq, finished}: a project as it is, and the number of the last event in it. Null when there is none.';

create function public.read_project_events(p_project_id uuid, p_after bigint, p_limit integer)
returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'last_seq', stream.last_seq,
    'first_seq', coalesce(
      (select min(seq) from private.project_events where project_id = p_project_id),
      stream.last_seq + 1
    ),
    'events', coalesce(
      (
        select jsonb_agg(
          jsonb_build_object('seq', seq, 'type', type, 'at', at, 'payload', payload) order by seq
        )
        from (
          select seq, type, at, payload from private.project_events
          where project_id = p_project_id and seq > p_after
          order by seq limit p_limit
        ) as page
      ),
      '[]'
    )
  )
  from private.project_streams as stream where stream.project_id = p_project_id;
$$;
comment on function public.read_project_events(uuid, bigint, integer) is
  '{last_seq, first_seq, events: [{seq, type, at, payload}]} after a number, in order. Null when the project is gone.';

create function public.read_news(p_project_ids uuid[], p_after bigint[], p_limit integer)
returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(
    jsonb_agg(jsonb_build_object(
      'project_id', watched.id,
      'page', public.read_project_events(watched.id, watched.after, p_limit)
    )),
    '[]'
  )
  from unnest(p_project_ids, p_after) as watched (id, after)
  left join private.project_streams as stream on stream.project_id = watched.id
  where stream.last_seq is null or stream.last_seq > watched.after;
$$;
comment on function public.read_news(uuid[], bigint[], integer) is
  '[{project_id, page}] of those projects that have events after their number, each page as of read_project_events; null where the project is gone.';

grant execute on function
  public.project_snapshot(uuid),
  public.read_project_events(uuid, bigint, integer),
  public.read_news(uuid[], bigint[], integer)
to service_role;
