import { deepStrictEqual } from "node:assert/strict";
import { readReport, readUncaught } from "./results.ts";

const report = `<testsuites><testsuite name="./a.test.ts">
  <testcase name="one" classname="./a.test.ts" time="0.1"/>
  <testcase name="two &lt;b&gt;" classname="./a.test.ts" time="0.1" line="2">
    <failure message="Uncaught Error: no">Error: no
    at &quot;there&quot;</failure>
  </testcase>
  <testcase name="three" classname="./a.test.ts"><skipped/></testcase>
  <testcase name="four" classname="./a.test.ts" time="0.1">
    <failure message="1 test step failed">1 test step failed.</failure>
  </testcase>
  <testcase name="four &gt; inner" classname="./a.test.ts"><failure message="m">x</failure></testcase>
  <testcase name="five" classname="./b.test.ts"><error message="Cancelled"/></testcase>
  <testcase name="six" classname="./b.test.ts" time="0.1">
  </testcase>
</testsuite></testsuites>`;

Deno.test("a report names what failed and why, and counts what passed", () => {
  deepStrictEqual(readReport(report), {
    passed: 2,
    failures: [
      { file: "a.test.ts", test: "two <b>", error: 'Error: no\n    at "there"' },
      { file: "a.test.ts", test: "four > inner", error: "x" },
      { file: "b.test.ts", test: "five", error: "Cancelled" },
    ],
  });
  deepStrictEqual(readReport(""), { passed: 0, failures: [] });
});

Deno.test("what fails outside of any test is found in what was printed", () => {
  const printed = `running 2 tests from ./tests/c.test.ts
 ERRORS 

./tests/c.test.ts (uncaught error)
error: (in promise) Error: load
    at file:///c.test.ts:1:7
This error was not caught from a test and caused the test runner to fail on the referenced module.

 FAILURES 

./tests/c.test.ts (uncaught error)
`;
  deepStrictEqual(readUncaught(printed), [{
    file: "tests/c.test.ts",
    test: "outside of any test",
    error: "(in promise) Error: load\n    at file:///c.test.ts:1:7",
  }]);
});
