import { deepStrictEqual } from "node:assert/strict";
import { countResults } from "./results.ts";

const report = `<testsuites><testsuite name="a">
  <testcase name="one" time="0.1"/>
  <testcase name="two" time="0.1"><failure message="no">at a &lt;failure</failure></testcase>
  <testcase name="three" time="0.1"><skipped/></testcase>
  <testcase name="four" time="0.1"></testcase>
</testsuite></testsuites>`;

Deno.test("passed and failed tests are counted, skipped ones are neither", () => {
  deepStrictEqual(countResults(report, false), { passed: 2, failed: 1 });
});

Deno.test("a run that breaks off is a failure", () => {
  deepStrictEqual(countResults("", false), { passed: 0, failed: 1 });
  deepStrictEqual(countResults('<testcase name="one"/>', false), { passed: 1, failed: 1 });
});
