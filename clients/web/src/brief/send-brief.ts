import { type LogoKraft, unwrap } from "@logokraft/client";
import { keepCreated } from "../stream/created-project.ts";
import { type Draft, toBrief } from "./draft.ts";

/** A chosen file that was changed or removed since: the browser gives its bytes to nobody. */
export class FileChanged extends Error {
  override readonly name = "FileChanged";
}

/**
 * Has logos designed.
 *
 * @returns the new project's id
 * @throws ApiProblem, FileChanged
 */
export async function sendBrief(api: LogoKraft, draft: Draft, file: File | null, key: string) {
  const projectName = draft.project_name.trim();
  const created = await unwrap(api.POST("/api/v1/projects", {
    params: { header: { "idempotency-key": key } },
    body: {
      brief_data: toBrief(draft),
      ...(projectName !== "" && { project_name: projectName }),
      ...(file && { inspiration_file: await readFile(file) }),
    },
  }));
  keepCreated(created.project_id, {
    streamUrl: created.stream_url,
    warnings: created.warnings.map(({ path, message }) => `${path} ${message}`),
  });
  return created.project_id;
}

/** Its bytes before they are sent: then, a file that is gone would look like a lost network. */
async function readFile(file: File): Promise<File> {
  try {
    return new File([await file.arrayBuffer()], file.name, { type: file.type });
  } catch (error) {
    throw new FileChanged("The file can't be read any longer", { cause: error });
  }
}
