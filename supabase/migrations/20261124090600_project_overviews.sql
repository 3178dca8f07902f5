create view public.project_overviews with (security_invoker = true) as
select
  project.*, sums.progress,
  project.prompting_cost_usd + project.deleted_cost_usd + sums.cost_usd as cost_usd
from public.brand_projects as project
cross join lateral (
  select
    jsonb_build_object(
      'total', count(*),
      'pending', count(*) filter (where asset.status = 'pending'),
      'generating', count(*) filter (where asset.status = 'generating'),
      'completed', count(*) filter (where asset.status = 'completed'),
      'failed', count(*) filter (where asset.status = 'failed')
    ) as progress,
    -- Null where one price is unknown: a sum of the others would be too low.
    case when bool_or(asset.cost_usd is null) then null else coalesce(sum(asset.cost_usd), 0) end
      as cost_usd
  from public.generated_assets as asset
  where asset.project_id = project.id
) as sums;
comment on view public.project_overviews is
  'Projects with the progress and the cost of their assets, under the caller''s own rights.';
revoke all on public.project_overviews from anon, authenticated, service_role;
grant select on public.project_overviews to authenticated, service_role;
