import { presentProject, type Project, type ProjectRow } from "../../contract/project.ts";
import { buckets, type Signer } from "../../storage.ts";

/** Projects on the wire, their inspirations signed in one call. */
export async function showProjects(signer: Signer, rows: ProjectRow[]): Promise<Project[]> {
  const paths = rows.map(({ inspiration_image_url }) => inspiration_image_url);
  const urls = await signer.sign(buckets.inspirations, paths);
  return rows.map((row) => presentProject(row, urls));
}

/** One project on the wire. */
export async function showProject(signer: Signer, row: ProjectRow): Promise<Project> {
  return presentProject(row, await signer.sign(buckets.inspirations, [row.inspiration_image_url]));
}
