import type { Stage } from "../stage.ts";

/**
 * Makes every wait so many times shorter, from here on: gates', backoffs and sweeps. What a call or
 * an attempt may take, a lease and deadlines stay as they are: work is as slow as it was.
 */
export async function squeezeWaits({ sql }: Stage, squeeze: number): Promise<void> {
  const sweepEvery = Math.max(1, Math.round(10 / squeeze));
  await sql.unsafe(`
    create or replace function drill.squeezed(p_at timestamptz) returns timestamptz
    language sql set search_path = '' as $$
      select case
        when p_at > clock_timestamp() and p_at <> 'infinity'
        then clock_timestamp() + (p_at - clock_timestamp()) / ${squeeze}
        else p_at
      end
    $$;

    create or replace function drill.squeeze_gate() returns trigger
    language plpgsql security definer set search_path = '' as $$
    begin
      new.blocked_until := drill.squeezed(new.blocked_until);
      return new;
    end $$;
    create or replace trigger drill_squeeze before update of blocked_until
      on private.vendor_gates
      for each row when (new.blocked_until is distinct from old.blocked_until)
      execute function drill.squeeze_gate();

    create or replace function drill.squeeze_job() returns trigger
    language plpgsql security definer set search_path = '' as $$
    begin
      new.run_after := drill.squeezed(new.run_after);
      return new;
    end $$;
    create or replace trigger drill_squeeze before update of run_after on private.jobs
      for each row when (new.run_after is distinct from old.run_after)
      execute function drill.squeeze_job();
  `);
  await sql`
    select cron.alter_job(jobid, schedule => ${`${sweepEvery} seconds`})
    from cron.job where jobname = 'sweep'`;
}
