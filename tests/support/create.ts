import { ok, openApi } from "./api.ts";
import { ApiProblem, type components } from "@logokraft/client";
import { sampleBrief } from "./brief.ts";
import type { User } from "./user.ts";

type Schemas = components["schemas"];
export type Created = Schemas["CreatedProject"];

/** So often one project is asked for. */
const TRIES = 5;
const RETRY_MILLISECONDS = 2000;

/**
 * Creates a project. Asks again, as any client would, where the API says that it can't now: a machine
 * that stands still for longer than the API waits for its database is no test's subject.
 *
 * @throws where it isn't accepted.
 */
export async function createProject(
  user: User,
  given: Partial<Schemas["Brief"]> = {},
  inspiration?: Blob,
): Promise<Created> {
  const body = {
    brief_data: { ...sampleBrief, ...given },
    ...(inspiration && { inspiration_file: inspiration }),
  };
  for (let tried = 1;; tried++) {
    try {
      return await ok(openApi(user).POST("/api/v1/projects", { body }));
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 503) || tried === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
  }
}

/** Creates a project and waits until nothing is left to do. */
export async function finishedProject(
  user: User,
  given: Partial<Schemas["Brief"]> = {},
): Promise<Created> {
  const created = await createProject(user, given);
  const { project_id, stream_url: streamUrl } = created;
  for await (const { type } of openApi(user).follow(project_id, { streamUrl })) {
    if (type === "generation_complete") break;
  }
  return created;
}

/** A project's logos, oldest first. */
export async function assetsOf(user: User, projectId: string): Promise<Schemas["Asset"][]> {
  const { assets } = await ok(
    openApi(user).GET("/api/v1/projects/{id}/assets", {
      params: { path: { id: projectId } },
    }),
  );
  return assets;
}
