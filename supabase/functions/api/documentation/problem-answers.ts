import { z } from "@hono/zod-openapi";
import {
  type ProblemCode,
  problems,
  problemSchema,
  type ProblemStatus,
} from "../../_shared/contract/problem.ts";
import { Problem, problemBody } from "../../_shared/http/problem.ts";

const always: ProblemCode[] = ["internal_error", "unavailable"];

/** A route's error answers for the OpenAPI document: those that any route gives are added. */
export function problemAnswers(...codes: ProblemCode[]) {
  const byStatus = new Map<ProblemStatus, ProblemCode[]>();
  for (const code of [...codes, ...always]) {
    const { status } = problems[code];
    byStatus.set(status, [...byStatus.get(status) ?? [], code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [status, describe(status, codes)]),
  );
}

/** What `requireUser` refuses. */
export const userProblems: ProblemCode[] = ["unauthorized"];

/** What `jsonBody` and a body's schema refuse. */
export const bodyProblems: ProblemCode[] = [
  "malformed_json",
  "malformed_request",
  "body_too_large",
  "unsupported_media_type",
  "validation_failed",
];

function describe(status: ProblemStatus, codes: ProblemCode[]) {
  const [first, ...rest] = codes;
  return {
    description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join("; "),
    ...(status === 429 && { headers: limitHeaders }),
    ...(status === 503 && { headers: { "Retry-After": retryAfter } }),
    ...(codes.includes("unauthorized") && { headers: challenge }),
    content: {
      "application/problem+json": {
        schema: problemSchema.and(z.object({
          code: z.enum(first === undefined ? ["internal_error"] : [first, ...rest]),
        })),
        example: problemOf(first ?? "internal_error"),
      },
    },
  };
}

/** The problem with its general advice, as a caller gets it where the route adds no detail. */
export function problemOf(code: ProblemCode) {
  const errors = [{ path: "brief_data.company_name", message: "is required" }];
  const problem = new Problem(code, undefined, code === "validation_failed" ? { errors } : {});
  return problemBody(problem, "1d0a7c52-6b0e-4c55-9a55-0f6d9a0f3c11");
}

const challenge = {
  "WWW-Authenticate": {
    description: "`Bearer`, where an access token is missing or void",
    schema: { type: "string" as const },
  },
};

const retryAfter = {
  description: "Seconds to wait",
  schema: { type: "integer" as const },
};

const limitHeaders = {
  "Retry-After": retryAfter,
  "RateLimit": {
    description: '`"policy";r=remaining;t=seconds`, as draft-ietf-httpapi-ratelimit-headers',
    schema: { type: "string" as const },
  },
  "RateLimit-Policy": {
    description: '`"policy";q=quota;w=window in seconds`',
    schema: { type: "string" as const },
  },
};
