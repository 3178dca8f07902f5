import { type FuzzedDocument } from "./arbitraries/requests.ts";
import type { CheckedDocument } from "../support/conformance.ts";
import { TOOLS_PATH } from "./tools.ts";

/** Members that the database names in its calls. */
const workers = {
  "/write-prompts": "round_id",
  "/generate-image": "asset_id",
  "/deliver-webhooks": "job_id",
  "/make-renditions": "job_id",
} as const;
/** Calls that name nothing. */
const bare = ["/generate-image/withdrawals", "/remove-objects"];

const problem = { $ref: "#/components/schemas/Problem" };
const refusal = { content: { "application/problem+json": { schema: problem } } };
const done = { content: { "application/json": { schema: { type: "object" } } } };

/** Functions that the API's document doesn't describe, as it would. */
export const functionPaths: (FuzzedDocument & CheckedDocument)["paths"] = {
  // What it says to those that it lets in is the Model Context Protocol's.
  [TOOLS_PATH]: { post: { responses: { 401: refusal } } },
  ...Object.fromEntries(
    Object.entries(workers).map(([path, member]) => [
      path,
      called({
        required: [member],
        properties: { [member]: { type: "string", format: "uuid" } },
      }),
    ]),
  ),
  ...Object.fromEntries(bare.map((path) => [path, called()])),
};

function called(members?: object) {
  return {
    post: {
      security: [{ internalKey: [] }],
      ...(members && {
        requestBody: {
          content: { "application/json": { schema: { type: "object", ...members } } },
        },
      }),
      responses: { 200: done, 202: done, 400: refusal, 401: refusal, 422: refusal },
    },
  };
}
