import { z } from "zod";
import type { Brief } from "../../contract/brief.ts";
import { type ProjectRow, projectRowSchema } from "../../contract/project.ts";
import type { Json } from "../../database.types.ts";
import type { ServiceDependencies } from "../dependencies.ts";
import { asArguments, repeatable } from "../idempotency.ts";
import { readAccepted } from "../outcome.ts";
import { sha256 } from "../request-hash.ts";
import { reserveInspiration } from "./reserve-inspiration.ts";
import { type Inspiration, inspirationPath, storeInspiration } from "./store-inspiration.ts";

/** What a project is made from, checked. */
export interface NewProject {
  projectName: string;
  brief: Brief;
  conceptCount: number;
  inspiration: Inspiration | null;
}

interface CreateRequest extends NewProject {
  ownerId: string;
  idempotencyKey: string | undefined;
}

const created = z.object({ project: projectRowSchema.optional() });

interface CreatedProject {
  id: string;
  replayed: boolean;
  /** Where it is at hand already. */
  row: ProjectRow | undefined;
}

/**
 * Makes a project of a brief, once for an idempotency key.
 *
 * @throws Problem where a limit or the key forbids it.
 */
export async function createProject(
  { service, config }: Pick<ServiceDependencies, "service" | "config">,
  { ownerId, idempotencyKey, brief, projectName, conceptCount, inspiration }: CreateRequest,
): Promise<CreatedProject> {
  const fileHash = inspiration && await sha256(inspiration.bytes);
  const request = await repeatable(idempotencyKey, "/projects", brief, projectName, fileHash);
  const projectId = crypto.randomUUID();
  const asked = {
    p_owner_id: ownerId,
    p_concept_count: conceptCount,
    p_max_active_projects: config.limits.maxActiveProjects,
    p_max_generations_per_day: config.limits.maxGenerationsPerDay,
    ...asArguments(request),
  };

  async function create(inspirationPath?: string): Promise<CreatedProject> {
    const { outcome, project_id, project } = readAccepted(
      await service.rpc("create_project", {
        ...asked,
        p_project_id: projectId,
        p_project_name: projectName,
        // Came from JSON and was checked.
        p_brief_data: brief as Json & object,
        ...(inspirationPath !== undefined && { p_inspiration_path: inspirationPath }),
      }),
      created,
    );
    return { id: project_id, replayed: outcome === "replayed", row: project };
  }

  if (!inspiration) return await create();

  // Asked first, so that no file is uploaded for a project that would be refused or exists already.
  // Without a file that isn't needed: the verb that creates the project finds the same.
  const path = inspirationPath(inspiration, { ownerId, projectId });
  const replayed = await reserveInspiration(service, {
    ...asked,
    p_path: path,
    p_bytes: inspiration.bytes.byteLength,
    p_max_bytes: config.limits.maxInspirationBytes,
  });
  if (replayed !== null) return { id: replayed, replayed: true, row: undefined };
  try {
    await storeInspiration(service, inspiration, path);
    return await create(path);
  } catch (error) {
    // The next brief shall not wait for this one's place. Where this fails too, it ends by itself.
    await service.rpc("release_inspiration", { p_path: path });
    throw error;
  }
}
