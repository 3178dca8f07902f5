import { ApiProblem, type LogoKraft, unwrap } from "@logokraft/client";

/** Deletes a project and its logos. One that is gone already is what was wanted. */
export async function deleteProject(api: LogoKraft, projectId: string): Promise<void> {
  try {
    await unwrap(api.DELETE("/api/v1/projects/{id}", { params: { path: { id: projectId } } }));
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 404)) throw error;
  }
}
