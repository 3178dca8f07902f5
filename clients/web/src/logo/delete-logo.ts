import { ApiProblem, type LogoKraft, unwrap } from "@logokraft/client";

/** Deletes one logo. One that is gone already is what was wanted. @throws ApiProblem */
export async function deleteLogo(api: LogoKraft, assetId: string): Promise<void> {
  try {
    const params = { path: { id: assetId } };
    await unwrap(api.DELETE("/api/v1/assets/{id}", { params }));
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 404)) throw error;
  }
}
