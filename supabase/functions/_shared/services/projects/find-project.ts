import { type ProjectRow, projectRowSchema } from "../../contract/project.ts";
import type { UserClient } from "../../database.ts";
import { Problem } from "../../http/problem.ts";
import { required } from "../database-errors.ts";

/** The columns of a project's row that the contract names; no others are read. */
export const projectColumns = projectRowSchema.keyof().options.join();

/** @throws Problem `not_found`, for another user's project too, as row level security hides it. */
export async function findProject(client: UserClient, id: string): Promise<ProjectRow> {
  const row = required(
    await client.from("project_overviews").select(projectColumns).eq("id", id).maybeSingle(),
  );
  if (!row) throw new Problem("not_found");
  return projectRowSchema.parse(row);
}
