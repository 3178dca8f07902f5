-- A worker's report of an attempt comes from a vendor's answer. Whatever it contains, the attempt
-- has to be settled, so values that make no sense are left out.

create function private.sensible_number(p_value jsonb, p_most numeric) returns numeric
language plpgsql immutable
set search_path = ''
as $$
begin
  -- Nested, because a value that is no number must not be cast.
  return case when jsonb_typeof(p_value) = 'number' then
    case when p_value::numeric between 0 and p_most then p_value::numeric end
  end;
end
$$;
comment on function private.sensible_number(jsonb, numeric) is
  'The number, or null where it is none, negative, or larger than makes sense.';

create function private.sensible_text(p_text text, p_most integer) returns text
language plpgsql immutable
set search_path = ''
as $$
begin
  return nullif(btrim(left(p_text, p_most)), '');
end
$$;
comment on function private.sensible_text(text, integer) is
  'The text, cut to so many characters; null where nothing is left.';

create function private.report_cost(p_report jsonb) returns numeric
language plpgsql immutable security definer
set search_path = ''
as $$
begin
  return (
    select coalesce(paid, 0) - coalesce(refunded, 0)
    from (
      select
        private.sensible_number(p_report -> 'cost_usd', 1000) as paid,
        private.sensible_number(p_report -> 'refund_usd', 1000) as refunded
    ) as told
    where paid is not null or refunded is not null
  );
end
$$;
comment on function private.report_cost(jsonb) is
  'US dollars that an attempt cost by its report, less what its vendor did not charge of an earlier one; null where it says nothing that makes sense.';

create function private.clean_report(p_report jsonb) returns jsonb
language plpgsql immutable
set search_path = ''
as $$
begin
  return case
    when p_report is null or jsonb_typeof(p_report) <> 'object' or length(p_report::text) > 10000
    then '{}'
    else p_report - array['cost_usd', 'refund_usd', 'calls', 'vendor_ms']
      || jsonb_strip_nulls(jsonb_build_object(
      'cost_usd', private.sensible_number(p_report -> 'cost_usd', 1000),
      'refund_usd', private.sensible_number(p_report -> 'refund_usd', 1000),
      'calls', private.sensible_number(p_report -> 'calls', 1000000),
      'vendor_ms', private.sensible_number(p_report -> 'vendor_ms', 1000000000)
    ))
  end;
end
$$;
comment on function private.clean_report(jsonb) is
  'A report without the numbers that make no sense; of what is no report, an empty one.';
