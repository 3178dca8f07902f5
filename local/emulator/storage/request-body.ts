import type { z } from "zod";
import { refusals } from "./error.ts";

/** @throws `InvalidRequest`, worded as hosted's validator words it. */
export async function readJson<T>(request: Request, shape: z.ZodType<T>): Promise<T> {
  const text = await request.text();
  return checkShape(text === "" ? {} : parseJson(text), shape, "body");
}

/**
 * @param where what the message calls the place of the value: `body`, `querystring`.
 * @throws `InvalidRequest`
 */
export function checkShape<T>(value: unknown, shape: z.ZodType<T>, where: string): T {
  const result = shape.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw refusals.malformed(issue ? wordIssue(issue, where) : `${where} is invalid`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusals.malformed(
      "Body is not valid JSON but content-type is set to 'application/json'",
    );
  }
}

function wordIssue(issue: z.core.$ZodIssue, where: string): string {
  const path = issue.path.map(String);
  if (issue.code === "invalid_type" && issue.input === undefined && path.length > 0) {
    const place = [where, ...path.slice(0, -1)].join("/");
    return `${place} must have required property '${path.at(-1)}'`;
  }
  const place = [where, ...path].join("/");
  switch (issue.code) {
    case "invalid_type":
      return `${place} must be ${issue.expected === "int" ? "integer" : issue.expected}`;
    case "invalid_value":
      return `${place} must be equal to one of the allowed values`;
    case "too_small":
      return issue.origin === "array"
        ? `${place} must NOT have fewer than ${issue.minimum} items`
        : `${place} must be >= ${issue.minimum}`;
    case "too_big":
      return issue.origin === "array"
        ? `${place} must NOT have more than ${issue.maximum} items`
        : `${place} must be <= ${issue.maximum}`;
    default:
      return `${place} ${issue.message}`;
  }
}
