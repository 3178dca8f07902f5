import { z } from "zod";

/** Every code an error answer can carry, with its status and title. The list is closed. */
export const problems = {
  malformed_json: { status: 400, title: "The body is not JSON" },
  malformed_multipart: {
    status: 400,
    title: "The body is not multipart/form-data",
  },
  malformed_request: { status: 400, title: "The request can't be read" },
  unauthorized: { status: 401, title: "Sign in first" },
  invalid_credentials: { status: 401, title: "The credentials are wrong" },
  ticket_invalid: { status: 401, title: "The ticket doesn't open this stream" },
  ticket_expired: { status: 401, title: "The ticket has expired" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "The method is not allowed here" },
  email_taken: {
    status: 409,
    title: "The e-mail address has an account already",
  },
  asset_not_ready: { status: 409, title: "The logo is not finished" },
  asset_not_failed: { status: 409, title: "The logo has not failed" },
  project_not_failed: {
    status: 409,
    title: "The project has not failed while prompting",
  },
  project_full: {
    status: 409,
    title: "The project holds as many logos as it may",
  },
  body_too_large: { status: 413, title: "The body is too large" },
  unsupported_media_type: {
    status: 415,
    title: "The content type is not supported",
  },
  unsupported_image: {
    status: 415,
    title: "The file is no picture of a supported kind",
  },
  validation_failed: { status: 422, title: "The request breaks a rule" },
  weak_password: { status: 422, title: "The password is too weak" },
  idempotency_key_reused: {
    status: 422,
    title: "The key was used for another request",
  },
  active_project_limit: { status: 429, title: "Too many unfinished projects" },
  daily_limit: { status: 429, title: "Too many logos in 24 hours" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal_error: { status: 500, title: "Something went wrong" },
  unavailable: { status: 503, title: "Not available right now" },
} as const;

export type ProblemCode = keyof typeof problems;
export type ProblemStatus = (typeof problems)[ProblemCode]["status"];

const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** Which codes come with a status, e.g. 409. */
export function codesOf(status: ProblemStatus): ProblemCode[] {
  return codes.filter((code) => problems[code].status === status);
}

/** Whether a text, such as a verb's answer, is a code of the list. */
export function isProblemCode(text: unknown): text is ProblemCode {
  return typeof text === "string" && Object.hasOwn(problems, text);
}

export const fieldErrorSchema = z.object({
  path: z.string().meta({
    description: "Where in the request, e.g. `brief_data.styles.0`",
    example: "brief_data.company_name",
  }),
  message: z.string(),
}).meta({ id: "FieldError" });

export type FieldError = z.infer<typeof fieldErrorSchema>;

/** Problem details, https://www.rfc-editor.org/rfc/rfc9457 */
export const problemSchema = z.object({
  type: z.string().meta({
    description: "A URI reference that stands for the code",
  }),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(codes),
  request_id: z.string().meta({
    description: "Also in the header x-request-id",
  }),
  errors: z.array(fieldErrorSchema).optional(),
}).meta({ id: "Problem" });
