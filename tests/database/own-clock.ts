import type postgres from "postgres";

/**
 * Gives a database a clock on which a microsecond passes with each look at `clock_timestamp()`:
 * what a test does in a row happens at nearly the same time, and still in its order. `now()` is the
 * last look. Call it before any function of the database is called: Postgres keeps the plans that
 * it made.
 *
 * @param admin a superuser's connections to a database that is for one test alone
 */
export async function setOwnClock(admin: postgres.Sql): Promise<void> {
  const [row] = await admin<{ start: string }[]>`select now()::text as start`;
  const after = (ticks: string) =>
    `select '${row?.start}'::timestamptz + ${ticks} * interval '1 microsecond'`;
  await admin.unsafe(`
    create sequence public.ticks;
    grant usage, select on sequence public.ticks to public;
    alter function pg_catalog.clock_timestamp() rename to machine_clock_timestamp;
    create function pg_catalog.clock_timestamp() returns timestamptz language sql volatile
    as $$ ${after("nextval('public.ticks')")} $$;
    alter function pg_catalog.now() rename to machine_now;
    create function pg_catalog.now() returns timestamptz language sql stable
    as $$ ${after("(select last_value from public.ticks)")} $$`);
  // Defaults mean the function, whatever its name.
  const defaults = await admin<{ place: string; clock: string }[]>`
    select format('%s alter %I', adrelid::regclass, attname) as place,
      replace(pg_get_expr(adbin, adrelid), 'machine_', '') as clock
    from pg_attrdef join pg_attribute on attrelid = adrelid and attnum = adnum
    where pg_get_expr(adbin, adrelid) in ('machine_now()', 'machine_clock_timestamp()')`;
  for (const { place, clock } of defaults) {
    await admin.unsafe(`alter table ${place} set default ${clock}`);
  }
}
