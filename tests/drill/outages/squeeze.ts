import { type Stage, sweepEvery } from "../stage.ts";

/** Columns that say how long something waits. */
const waits = [
  { table: "vendor_gates", column: "blocked_until" },
  { table: "vendor_gates", column: "next_start_at" },
  { table: "jobs", column: "run_after" },
];

/**
 * Makes every wait so many times shorter, from here on: gates', backoffs and sweeps. What a call or
 * an attempt may take, a lease and deadlines stay as they are: work is as slow as it was.
 */
export async function squeezeWaits({ sql }: Stage, squeeze: number): Promise<void> {
  await sql.unsafe(`
    create or replace function drill.squeezed(p_at timestamptz) returns timestamptz
    language sql set search_path = '' as $$
      select case
        when p_at > clock_timestamp() and p_at <> 'infinity'
        then clock_timestamp() + (p_at - clock_timestamp()) / ${squeeze}
        else p_at
      end
    $$`);
  for (const { table, column } of waits) {
    await sql.unsafe(`
      create or replace function drill.squeeze_${column}() returns trigger
      language plpgsql security definer set search_path = '' as $$
      begin
        new.${column} := drill.squeezed(new.${column});
        return new;
      end $$;
      create or replace trigger drill_squeeze_${column} before update of ${column} on private.${table}
        for each row when (new.${column} is distinct from old.${column})
        execute function drill.squeeze_${column}()`);
  }
  await sweepEvery(sql, Math.max(1, Math.round(10 / squeeze)));
}
