/** How many tests did what. */
export interface Results {
  passed: number;
  failed: number;
}

/**
 * Counts the tests of a JUnit report.
 *
 * @param report empty where the run broke off before it wrote one
 * @param success whether the run itself says that all is well: what fails outside of any test (a
 *   file that can't be loaded, a crash) counts as one failure
 */
export function countResults(report: string, success: boolean): Results {
  const cases = [...report.matchAll(/<testcase\b[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g)];
  const failed = cases.filter(([, inner]) => /<(?:failure|error)\b/.test(inner ?? "")).length;
  const skipped = cases.filter(([, inner]) => /<skipped\b/.test(inner ?? "")).length;
  const passed = cases.length - failed - skipped;
  return { passed, failed: !success && failed === 0 ? 1 : failed };
}
