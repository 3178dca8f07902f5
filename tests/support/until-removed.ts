import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { openDatabase } from "./project.ts";

/**
 * Waits, after a deletion, until nothing of an owner's is listed for removal. The API removes what is
 * stored before it answers, but gives Storage no more than two seconds for it: what it hasn't taken
 * by then, as on a busy machine, is removed behind the answer.
 */
export async function untilRemoved(owner: string): Promise<void> {
  const sql = openDatabase();
  try {
    await eventually("all removals", async () => {
      const left = await sql`
        select from private.object_removals where starts_with(path, ${`${owner}/`})`;
      return left.length === 0;
    });
  } finally {
    await sql.end();
  }
}
