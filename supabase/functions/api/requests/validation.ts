import type { Hook } from "@hono/zod-openapi";
import { z } from "zod";
import type { FieldError } from "../../_shared/contract/problem.ts";
import { invalid, Problem } from "../../_shared/http/problem.ts";
import type { ApiEnv } from "../context.ts";
import { wordIssue } from "./wording.ts";

z.config({ localeError: wordIssue });

/**
 * Answers a value that breaks a rule of its schema with 422 and where the value stands. A path with
 * an id that is no UUID can't name anything, so that is a 404.
 */
// deno-lint-ignore no-explicit-any -- The hook serves every route, whatever it reads.
export const refuseInvalid: Hook<any, ApiEnv, any, any> = (result) => {
  if (result.success) return;
  if (result.target === "param") throw new Problem("not_found");
  throw invalid(toFieldErrors(result.error.issues));
};

/**
 * The issues as a client reads them. A value of another kind is told that alone: a text has a length
 * too, and would also be told how many entries a list may have.
 *
 * @param root where the checked value stands in its request, e.g. `brief_data`.
 */
export function toFieldErrors(issues: readonly z.core.$ZodIssue[], root = ""): FieldError[] {
  const found = issues.map(({ code, path, message }) => ({
    isKind: code === "invalid_type",
    path: [root, ...path].filter((step) => step !== "").map(String).join("."),
    message,
  }));
  const otherKinds = new Set(found.filter(({ isKind }) => isKind).map(({ path }) => path));
  return found.filter(({ path, isKind }) => isKind || !otherKinds.has(path))
    .map(({ path, message }) => ({ path, message }));
}
