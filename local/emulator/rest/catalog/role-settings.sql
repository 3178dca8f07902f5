-- `set role` doesn't bring a role's settings with it, as a log-in would: the API applies them.
select
  r.rolname as role,
  split_part(setting, '=', 1) as name,
  substr(setting, strpos(setting, '=') + 1) as value
from pg_roles r
join pg_db_role_setting s on s.setrole = r.oid
  and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
cross join lateral unnest(s.setconfig) as setting
where r.rolname in ('anon', 'authenticated', 'service_role')
  and split_part(setting, '=', 1) in ('statement_timeout', 'lock_timeout', 'work_mem', 'search_path')
order by s.setdatabase
