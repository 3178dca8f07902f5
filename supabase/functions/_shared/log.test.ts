import assert from "node:assert/strict";
import { createLogger } from "./log.ts";

Deno.test("an event is one JSON line with the fields of its logger", () => {
  const lines: [string, string][] = [];
  const log = createLogger({ function: "api" }, (level, line) => lines.push([level, line]));
  log.with({ request_id: "r1" }).warn("slow", { note: "two\nlines" });
  const [level, line] = lines[0] ?? [];
  assert.equal(level, "warn");
  assert.ok(line && !line.includes("\n"));
  const { at, ...rest } = JSON.parse(line);
  assert.match(at, /^\d{4}-.*Z$/);
  assert.deepEqual(rest, {
    level: "warn",
    event: "slow",
    function: "api",
    request_id: "r1",
    note: "two\nlines",
  });
});

Deno.test("errors keep their message and cause", () => {
  let written = "";
  const log = createLogger({}, (_level, line) => written = line);
  log.error("failed", { error: new Error("outer", { cause: new TypeError("inner") }) });
  const { error } = JSON.parse(written);
  assert.equal(error.message, "outer");
  assert.equal(error.cause.name, "TypeError");
});
