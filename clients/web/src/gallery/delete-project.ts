import { type Api, unwrap } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";

/** Deletes a project and its logos. One that is gone already is what was wanted. */
export async function deleteProject(api: Api, projectId: string): Promise<void> {
  try {
    await unwrap(api.DELETE("/api/v1/projects/{id}", { params: { path: { id: projectId } } }));
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 404)) throw error;
  }
}
