import { z } from "zod";

/**
 * Every code that an error answer can carry, with its status, its title and its advice: what the
 * caller can do, used where the answer has no more exact detail. There are no other codes.
 */
export const problems = {
  malformed_json: {
    status: 400,
    title: "What should be JSON is not",
    advice: "Send JSON (RFC 8259) encoded as UTF-8.",
  },
  malformed_multipart: {
    status: 400,
    title: "The body is not multipart/form-data",
    advice: "Send a form as browsers and curl -F do, and let the library set the content type.",
  },
  malformed_request: {
    status: 400,
    title: "The request can't be read",
    advice: "Check the request's headers and body against the API's document.",
  },
  unauthorized: {
    status: 401,
    title: "Sign in first",
    advice: "Send a valid access token as Bearer.",
  },
  invalid_credentials: {
    status: 401,
    title: "The credentials are wrong",
    advice: "Check the e-mail address and the password.",
  },
  ticket_invalid: {
    status: 401,
    title: "The ticket doesn't open this stream",
    advice: "Ask for a new one at /projects/{id}/stream-tickets.",
  },
  ticket_expired: {
    status: 401,
    title: "The ticket has expired",
    advice: "Ask for a new one at /projects/{id}/stream-tickets, and pass last_event_id with it.",
  },
  not_found: {
    status: 404,
    title: "Not found",
    advice: "Check the path and its id: nothing of yours is there.",
  },
  method_not_allowed: {
    status: 405,
    title: "The method is not allowed here",
    advice: "Use one of those that the header Allow names.",
  },
  email_taken: {
    status: 409,
    title: "The e-mail address has an account already",
    advice: "Log in, or use another address.",
  },
  asset_not_ready: {
    status: 409,
    title: "The logo is not ready for this",
    advice: "Wait until its status is completed.",
  },
  kit_not_ready: {
    status: 409,
    title: "The brand kit is not finished",
    advice: "Wait until its status is completed; ask for it anew if it failed.",
  },
  asset_not_failed: {
    status: 409,
    title: "The logo has not failed",
    advice: "Retry only logos whose status is failed; refine one that is completed.",
  },
  project_not_failed: {
    status: 409,
    title: "The project has not failed while prompting",
    advice: "Retry its failed logos one by one, or create another project.",
  },
  project_busy: {
    status: 409,
    title: "Concepts of this project are being thought of already",
    advice: "Wait until they are there, or cancel the project.",
  },
  project_full: {
    status: 409,
    title: "The project holds as many logos as it may",
    advice: "Delete logos that you don't need, or create another project.",
  },
  storage_limit: {
    status: 409,
    title: "Your pictures take as much room as they may",
    advice:
      "Delete projects that you don't need: that frees the room of the pictures sent with them.",
  },
  webhook_limit: {
    status: 409,
    title: "You have as many webhooks as you may",
    advice: "Delete one that you don't need.",
  },
  body_too_large: {
    status: 413,
    title: "The body is too large",
    advice: "Send less.",
  },
  unsupported_media_type: {
    status: 415,
    title: "The content type is not supported",
    advice: "Send the body in the type that the API's document names.",
  },
  unsupported_image: {
    status: 415,
    title: "The file is no picture of a supported kind",
    advice: "Send a PNG, JPEG or WebP picture.",
  },
  validation_failed: {
    status: 422,
    title: "The request breaks a rule",
    advice: "Correct what `errors` lists and send the request again.",
  },
  weak_password: {
    status: 422,
    title: "The password is too weak",
    advice: "Choose a longer password, of several kinds of characters.",
  },
  idempotency_key_reused: {
    status: 422,
    title: "The key was used for another request",
    advice: "Use a new Idempotency-Key for each new request.",
  },
  webhook_url_refused: {
    status: 422,
    title: "The webhook's address is refused",
    advice: "Give an https address on a public host, at port 443 or at 1024 and above.",
  },
  active_project_limit: {
    status: 429,
    title: "Too many unfinished projects",
    advice: "Wait until one is finished, or cancel one.",
  },
  daily_limit: {
    status: 429,
    title: "Too many logos in 24 hours",
    advice: "Come again when the header Retry-After says.",
  },
  rate_limited: {
    status: 429,
    title: "Too many requests",
    advice: "Come again when the header Retry-After says.",
  },
  internal_error: {
    status: 500,
    title: "Something went wrong",
    advice: "Try again; if it stays so, tell the operator the request_id.",
  },
  unavailable: {
    status: 503,
    title: "Not available right now",
    advice: "Try again in a moment.",
  },
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
  type: z.string().meta({ description: "A URI reference that stands for the code" }),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: "What the caller can do" }),
  code: z.enum(codes),
  request_id: z.string().meta({ description: "Also in the header x-request-id" }),
  errors: z.array(fieldErrorSchema).optional(),
}).meta({ id: "Problem" });
