import { ok, openApi } from "./api.ts";
import type { components } from "@logokraft/client";
import { sampleBrief } from "./brief.ts";
import type { User } from "./user.ts";

type Schemas = components["schemas"];
export type Created = Schemas["CreatedProject"];

/** Creates a project. @throws where it isn't accepted. */
export async function createProject(
  user: User,
  given: Partial<Schemas["Brief"]> = {},
  inspiration?: Blob,
): Promise<Created> {
  return await ok(
    openApi(user).POST("/api/v1/projects", {
      body: {
        brief_data: { ...sampleBrief, ...given },
        ...(inspiration && { inspiration_file: inspiration }),
      },
    }),
  );
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
