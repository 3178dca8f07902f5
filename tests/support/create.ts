import { asForm, ok, openApi } from "./api.ts";
import type { components } from "./api-types.ts";
import { sampleBrief } from "./brief.ts";
import { EventClient } from "./events.ts";
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
      bodySerializer: asForm,
    }),
  );
}

/** Creates a project and waits until nothing is left to do. */
export async function finishedProject(
  user: User,
  given: Partial<Schemas["Brief"]> = {},
): Promise<Created> {
  const created = await createProject(user, given);
  using client = new EventClient(created.stream_url);
  await client.untilComplete();
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
