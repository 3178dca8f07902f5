import { eventually } from "./eventually.ts";
import type { Stage } from "./stage.ts";

/** Whether so many pictures have come to their end, and no more. */
export async function arePicturesSettled({ query }: Stage, count: number): Promise<boolean> {
  const [row] = await query((sql) =>
    sql<{ done: number }[]>`
      select count(*)::int as done from private.jobs
      where kind = 'picture' and settled_at is not null`
  );
  return row?.done === count;
}

/** Resolves once nothing is being worked on, or after so many milliseconds. */
export async function untilSettled({ query }: Stage, milliseconds: number): Promise<void> {
  await eventually(async () => {
    const busy = await query((sql) =>
      sql`select from private.jobs where settled_at is null limit 1`
    );
    return busy.length === 0;
  }, milliseconds);
}

/**
 * Resolves once nothing is being worked on, and nothing waits for its removal, or after so many
 * milliseconds.
 */
export async function untilQuiet({ query }: Stage, milliseconds: number): Promise<void> {
  await eventually(async () => {
    const [row] = await query((sql) =>
      sql<{ busy: boolean }[]>`
        select exists (select from private.jobs where settled_at is null)
          or exists (select from private.object_removals) as busy`
    );
    return row?.busy === false;
  }, milliseconds);
}
