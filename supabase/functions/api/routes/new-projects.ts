import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { MAX_INSPIRATION_BYTES } from "../../_shared/contract/inspiration-limits.ts";
import { type Intake, warnOfIntake } from "../../_shared/contract/intake-warnings.ts";
import { fieldErrorSchema } from "../../_shared/contract/problem.ts";
import { projectSchema } from "../../_shared/contract/project.ts";
import { pictureTypes } from "../../_shared/images/read-header.ts";
import type { ApiEnv, TurnDependencies } from "../context.ts";
import { bearer, jsonAnswer } from "../documentation/json-answer.ts";
import { problemAnswers, userProblems } from "../documentation/problem-answers.ts";
import { limitBody } from "../requests/limit-body.ts";
import { readParts } from "../requests/multipart.ts";
import { idempotencyHeaders } from "../requests/parameters.ts";
import { formAdvice, MAX_FORM_BYTES, readProjectForm } from "../requests/project-form.ts";
import { refuseInvalid } from "../requests/validation.ts";
import { createProject } from "../../_shared/services/projects/create-project.ts";
import { findProject } from "../../_shared/services/projects/find-project.ts";
import { linkStream } from "../../_shared/services/projects/link-stream.ts";
import { showProject } from "../../_shared/services/projects/show-project.ts";
import { currentUser, requireUser } from "../../_shared/http/user.ts";

const MAX_PARTS = 100;

const form: Intake = {
  kind: "part of this form",
  members: ["brief_data", "inspiration_file", "project_name"],
  brief: "brief_data",
  picture: "inspiration_file",
};

const created = z.object({
  project_id: z.guid(),
  stream_url: z.url(),
  project: projectSchema,
  warnings: z.array(fieldErrorSchema).openapi({
    description:
      "What looked odd and was left as it was: unknown parts, unknown keys that look like known ones",
    example: [{ path: "brief_data.tag_line", message: "is not used; did you mean tagline?" }],
  }),
})
  .openapi("CreatedProject");

/** `POST /projects` */
export function newProjectRoutes(deps: TurnDependencies) {
  const { config, signer, inTurn } = deps;
  const route = createRoute({
    method: "post",
    path: "/projects",
    operationId: "createProject",
    tags: ["Projects"],
    summary: "Have logos designed for a brief",
    description:
      `Parts of other names are ignored with a warning; a form may have ${MAX_PARTS} parts at most.`,
    security: bearer,
    middleware: [requireUser(config), inTurn, limitBody(MAX_FORM_BYTES, formAdvice)] as const,
    request: {
      headers: idempotencyHeaders,
      // No zod schema here, because our own code reads the form as bytes.
      body: {
        required: true,
        content: { "multipart/form-data": formDescription },
      },
    },
    responses: {
      201: {
        ...jsonAnswer("The project, which is on its way", created),
        headers: {
          Location: {
            description: "The project's address",
            schema: { type: "string" },
          },
        },
      },
      200: jsonAnswer("The project that this Idempotency-Key made before", created),
      ...problemAnswers(
        ...userProblems,
        "malformed_multipart",
        "malformed_json",
        "malformed_request",
        "not_found",
        "body_too_large",
        "unsupported_media_type",
        "unsupported_image",
        "validation_failed",
        "idempotency_key_reused",
        "storage_limit",
        "active_project_limit",
        "daily_limit",
        "rate_limited",
      ),
    },
  });

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid }).openapi(route, async (c) => {
    const user = currentUser(c);
    const body = new Uint8Array(await c.req.arrayBuffer());
    const parts = readParts(c.req.header("content-type") ?? "", body, {
      maxPartBytes: MAX_INSPIRATION_BYTES,
      maxParts: MAX_PARTS,
    });
    const wanted = readProjectForm(parts);
    const { id, replayed, row } = await createProject(deps, {
      ownerId: user.id,
      ...wanted,
      idempotencyKey: c.req.valid("header")["idempotency-key"],
    });
    const project = await showProject(signer, row ?? await findProject(user.client, id));
    const { stream_url } = await linkStream(deps, id, user.id);
    c.header("Location", `${config.publicSupabaseUrl}/functions/v1/api/v1/projects/${id}`);
    const warnings = warnOfIntake(form, parts.map(({ name }) => name), wanted.brief);
    return c.json({ project_id: id, stream_url, project, warnings }, replayed ? 200 : 201);
  });
}

const formDescription = {
  schema: {
    type: "object" as const,
    required: ["brief_data"],
    properties: {
      brief_data: { $ref: "#/components/schemas/Brief" },
      inspiration_file: {
        type: "string" as const,
        format: "binary",
        contentMediaType: "application/octet-stream",
        // Of bytes, JSON Schema counts octets: https://spec.openapis.org/oas/v3.1.0#media-type-object
        maxLength: MAX_INSPIRATION_BYTES,
        description: "PNG, JPEG or WebP, at most 5 MiB",
      },
      project_name: {
        type: "string" as const,
        minLength: 1,
        maxLength: 80,
        description: "By default the brief's company_name",
      },
    },
  },
  encoding: {
    brief_data: { contentType: "application/json" },
    inspiration_file: { contentType: pictureTypes.join(", ") },
  },
};
