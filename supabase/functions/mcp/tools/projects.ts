import type { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import {
  briefSchema,
  conceptsSchema,
  DEFAULT_CONCEPT_COUNT,
  MAX_BRIEF_BYTES,
} from "../../_shared/contract/brief.ts";
import { idempotencyKey } from "../../_shared/contract/idempotency-key.ts";
import { type Intake, warnOfIntake } from "../../_shared/contract/intake-warnings.ts";
import { fieldErrorSchema } from "../../_shared/contract/problem.ts";
import { projectSchema } from "../../_shared/contract/project.ts";
import { text } from "../../_shared/contract/text.ts";
import { formatBytes } from "../../_shared/bytes.ts";
import { invalidAt } from "../../_shared/http/problem.ts";
import { createProject } from "../../_shared/services/projects/create-project.ts";
import { findProject } from "../../_shared/services/projects/find-project.ts";
import { listProjects } from "../../_shared/services/projects/list-projects.ts";
import { requestConcepts } from "../../_shared/services/projects/request-concepts.ts";
import { showProject, showProjects } from "../../_shared/services/projects/show-project.ts";
import { type Call, linkPictures, runTool } from "./run-tool.ts";
import { idSchema, projectWithLogos, showProjectWithLogos } from "./show-logos.ts";

const begun = z.object({ project: projectSchema });

/** Loose, as a brief is: what it doesn't know is told in `warnings`. */
const newLogos = z.looseObject({
  brief: briefSchema,
  project_name: text(1, 80).optional().describe("By default the company's name"),
  idempotency_key: idempotencyKey.optional(),
});

const takes: Intake = {
  kind: "argument of this tool",
  members: Object.keys(newLogos.shape),
  brief: "brief",
  picture: null,
};

/** Beginning projects, adding to them, and reading them. */
export function registerProjectTools(server: McpServer, call: Call): void {
  const { user, signer, turns } = call;

  server.registerTool(
    "create_logos",
    {
      title: "Design logos",
      description:
        "Begins to design logos for a brand brief, 15 unless concept_count says otherwise. Answers at " +
        "once; the logos are drawn within a minute or two: wait_for_logos.",
      inputSchema: newLogos,
      outputSchema: begun.extend({
        warnings: z.array(fieldErrorSchema).describe(
          "What looked odd and is not used: unknown arguments, unknown keys that look like known ones",
        ),
      }),
      annotations: { destructiveHint: false, openWorldHint: true },
    },
    (args, { mcpReq: { signal } }) =>
      runTool(call, args, () =>
        turns.take(user.id, signal, async () => {
          const { brief, project_name, idempotency_key } = args;
          if (new TextEncoder().encode(JSON.stringify(brief)).byteLength > MAX_BRIEF_BYTES) {
            throw invalidAt("brief", `may have ${formatBytes(MAX_BRIEF_BYTES)} at most`);
          }
          const { id, row } = await createProject(call, {
            ownerId: user.id,
            idempotencyKey: idempotency_key,
            brief,
            projectName: project_name ?? brief.company_name,
            conceptCount: brief.concept_count ?? DEFAULT_CONCEPT_COUNT,
            inspiration: null,
          });
          const project = await showProject(signer, row ?? await findProject(user.client, id));
          const warnings = warnOfIntake(takes, Object.keys(args), brief);
          return { data: { project, warnings } };
        })),
  );

  server.registerTool(
    "more_concepts",
    {
      title: "Design more logos for the same brief",
      description:
        "Has more concepts thought of and drawn for a project, unlike those that are there; 5 unless " +
        "count says otherwise. Follow it with wait_for_logos.",
      inputSchema: conceptsSchema.extend({
        project_id: idSchema,
        idempotency_key: idempotencyKey.optional(),
      }),
      outputSchema: begun,
      annotations: { destructiveHint: false, openWorldHint: true },
    },
    (args, { mcpReq: { signal } }) =>
      runTool(call, args, () =>
        turns.take(user.id, signal, async () => {
          const { project_id, idempotency_key, ...concepts } = args;
          const { id, row } = await requestConcepts(call, {
            ownerId: user.id,
            projectId: project_id.toLowerCase(),
            concepts,
            idempotencyKey: idempotency_key,
          });
          const project = await showProject(signer, row ?? await findProject(user.client, id));
          return { data: { project } };
        })),
  );

  server.registerTool("get_project", {
    title: "Show a project",
    description: "A project with its logos as they are now, and fresh links to their pictures.",
    inputSchema: z.object({ project_id: idSchema }),
    outputSchema: projectWithLogos,
    annotations: { readOnlyHint: true },
  }, (args) =>
    runTool(call, args, async () => {
      const data = await showProjectWithLogos(call, args.project_id);
      return { data, links: linkPictures(data.logos) };
    }));

  server.registerTool("list_projects", {
    title: "List projects",
    description: "The user's projects, newest first.",
    inputSchema: z.object({
      limit: z.int().min(1).max(100).default(20),
      cursor: z.string().optional().describe("next_cursor of the page before"),
    }),
    outputSchema: z.object({
      projects: z.array(projectSchema),
      next_cursor: z.string().nullable().describe("Null on the last page"),
    }),
    annotations: { readOnlyHint: true },
  }, (args) =>
    runTool(call, args, async () => {
      const { limit, cursor } = args;
      const { rows, nextCursor } = await listProjects(user.client, { limit, cursor });
      const projects = await showProjects(signer, rows);
      return { data: { projects, next_cursor: nextCursor } };
    }));
}
