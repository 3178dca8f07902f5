import { z } from "zod";
import { type ProjectRow, projectRowSchema } from "../../contract/project.ts";
import type { UserClient } from "../../database.ts";
import { type AskedPage, cutPage, foreignCursor, readCursor } from "../cursor.ts";
import { required } from "../database-errors.ts";
import { projectColumns } from "./find-project.ts";

/** A page of the user's projects, newest first. */
export async function listProjects(
  client: UserClient,
  { limit, cursor }: AskedPage,
): Promise<{ rows: ProjectRow[]; nextCursor: string | null }> {
  let query = client.from("project_overviews").select(projectColumns)
    .order("created_at", { ascending: false })
    .order("id", { ascending: false })
    // One more than asked for tells whether this is the last page.
    .limit(limit + 1);
  if (cursor !== undefined) {
    const { createdAt, id } = readCursor(cursor);
    query = query.or(
      `created_at.lt."${createdAt}",and(created_at.eq."${createdAt}",id.lt."${id}")`,
    );
  }
  const result = await query;
  // A time that looks like one and that Postgres doesn't know, such as February 30.
  if (result.error?.code.startsWith("22")) throw foreignCursor();
  const found = z.array(projectRowSchema).parse(required(result));
  const { entries, nextCursor } = cutPage(found, limit);
  return { rows: entries, nextCursor };
}
