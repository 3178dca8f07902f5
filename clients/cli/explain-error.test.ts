import assert from "node:assert/strict";
import { ApiProblem } from "@logokraft/client";
import { explainError, optionOf } from "./explain-error.ts";
import { UsageError } from "./options.ts";

const hint = "All options: npx deno task logo --help";
const refusal = { type: "about:blank", title: "No", detail: "Send less.", request_id: "x" };

Deno.test("what the API finds wrong is told by the option", () => {
  const told = ["brief_data.colors.0", "brief_data.company_name", "brief_data", "inspiration_file"];
  assert.deepEqual(told.map(optionOf), ["--colors", "--name", "brief_data", "inspiration_file"]);
});

Deno.test("wrong options are told with the way to all of them, whoever finds them wrong", () => {
  assert.equal(explainError(new UsageError("--out is wrong")), `--out is wrong\n${hint}`);
  const errors = [
    { path: "brief_data.colors.0", message: "is no color" },
    { path: "brief_data.colors.1", message: "is no color" },
  ];
  const brief = new ApiProblem({ ...refusal, status: 422, code: "validation_failed", errors });
  assert.equal(explainError(brief), `--colors is no color\n${hint}`);
  const picture = new ApiProblem({ ...refusal, status: 413, code: "body_too_large" });
  assert.equal(explainError(picture), `Send less.\n${hint}`);
});

Deno.test("of what no option is to blame for, nothing is said of options", () => {
  const problem = new ApiProblem({ ...refusal, status: 429, code: "daily_limit" });
  assert.equal(explainError(problem), "Send less.");
  assert.equal(explainError(new Error("Stopped")), "Stopped");
});

Deno.test("a full or closed output folder gets no advice that is meant for the stack", () => {
  for (const reason of ["No space left on device (os error 28)", "Denied (os error 13)"]) {
    const told = new UsageError(`/x can't be written to (${reason})`);
    assert.equal(explainError(told), `${told.message}\n${hint}`);
  }
});
