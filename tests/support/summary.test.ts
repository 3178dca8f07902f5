import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { sum, summarise } from "./summary.ts";

const failure = (test: string) => ({
  file: "tests/a.test.ts",
  test,
  error: `Error: ${test} broke\n    at somewhere`,
});

Deno.test("where all is well, there are the numbers alone", () => {
  deepStrictEqual(summarise({ passed: 3, failures: [] }, "/log"), ["3 passed, 0 failed"]);
});

Deno.test("a run of no test says so", () => {
  deepStrictEqual(summarise({ passed: 0, failures: [] }, "/log"), [
    "No test was run: none is there, or none matches",
    "0 passed, 0 failed",
  ]);
});

Deno.test("the last ten lines name each failure and its error's first line", () => {
  const lines = summarise({ passed: 3, failures: [failure("one"), failure("two")] }, "/log");
  deepStrictEqual(lines.slice(-4), [
    "tests/a.test.ts: one — Error: one broke",
    "tests/a.test.ts: two — Error: two broke",
    "What was printed meanwhile: /log",
    "3 passed, 2 failed",
  ]);
  ok(lines.includes("Error: one broke\n    at somewhere"), "the whole error comes before");
});

Deno.test("of many failures the last ten lines name as many as they hold", () => {
  for (const count of [8, 9, 40]) {
    const failures = Array.from({ length: count }, (_, index) => failure(`${index}`));
    const last = summarise({ passed: 0, failures }, "/log").slice(-10);
    strictEqual(
      last.filter((line) => / — Error: \d+ broke$/.test(line)).length,
      Math.min(count, count > 8 ? 7 : 8),
    );
    strictEqual(last.includes(`and ${count - 7} more`), count > 8);
    strictEqual(last.at(-1), `0 passed, ${count} failed`);
  }
});

Deno.test("a long first line is cut, a leading empty one passed over", () => {
  const [line = ""] = summarise({
    passed: 0,
    failures: [{ file: "f", test: "t", error: `\n${"x".repeat(500)}` }],
  }, "/log").slice(-3);
  ok(line.startsWith("f: t — xxx") && line.endsWith("…") && line.length < 200);
});

Deno.test("lanes are added up", () => {
  const one = { passed: 1, failures: [failure("a")] };
  const two = { passed: 2, failures: [failure("b")] };
  deepStrictEqual(sum([one, two]), { passed: 3, failures: [failure("a"), failure("b")] });
});
