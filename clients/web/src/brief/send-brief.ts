import { type Api, unwrap } from "../api/client.ts";
import { keepFirstStream } from "../stream/first-stream.ts";
import { type Draft, toBrief } from "./draft.ts";

/**
 * Has logos designed.
 *
 * @returns the new project's id
 * @throws ApiProblem
 */
export async function sendBrief(api: Api, draft: Draft, file: File | null, key: string) {
  const form = new FormData();
  form.set("brief_data", JSON.stringify(toBrief(draft)));
  const projectName = draft.project_name.trim();
  if (projectName !== "") form.set("project_name", projectName);
  if (file) form.set("inspiration_file", file);
  const created = await unwrap(api.POST("/api/v1/projects", {
    params: { header: { "idempotency-key": key } },
    // The document describes the form's parts; what goes out is the form itself.
    body: {} as never,
    bodySerializer: () => form,
  }));
  keepFirstStream(created.project_id, created.stream_url);
  return created.project_id;
}
