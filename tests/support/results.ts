import { stripVTControlCharacters } from "node:util";

/** What failed, and why. */
export interface TestFailure {
  /** Or the folders, where no single file is to blame. */
  file: string;
  test: string;
  /** The error with its trace; its first line says most. */
  error: string;
}

/** How many tests passed, and which did not. */
export interface Results {
  passed: number;
  failures: TestFailure[];
}

/**
 * Reads the tests of a JUnit report. Skipped ones count neither way, nor does a test that failed by
 * a step alone: the step is named.
 *
 * @param report empty where the run broke off before it wrote one
 */
export function readReport(report: string): Results {
  const cases = [...report.matchAll(/<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)];
  const failures: TestFailure[] = [];
  let passed = 0;
  for (const [, attributes = "", inner = ""] of cases) {
    const [, kind, message = "", text = ""] = outcome.exec(inner) ?? [];
    if (kind === undefined) passed++;
    if (kind !== "failure" && kind !== "error") continue;
    const error = unescaped(text.trim() || attribute(message, "message"));
    if (/^\d+ test steps? failed\b/.test(error)) continue;
    const file = unescaped(attribute(attributes, "classname")).replace(/^\.\//, "");
    failures.push({ file, test: unescaped(attribute(attributes, "name")), error });
  }
  return { passed, failures };
}

const outcome = /<(failure|error|skipped)\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/;

/**
 * Finds what failed outside of any test in what `deno test` printed, as a file that can't be loaded
 * or a timer that throws: its report doesn't tell.
 */
export function readUncaught(printed: string): TestFailure[] {
  const blocks = printed.matchAll(
    /^(?:\.\/)?(\S.*) \(uncaught error\)\nerror: ([\s\S]*?)\nThis error was not caught/gm,
  );
  return Array.from(blocks, ([, file = "", error = ""]) => {
    return { file, test: "outside of any test", error };
  });
}

function attribute(text: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? "";
}

const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function unescaped(text: string): string {
  const plain = text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) => {
    return code === undefined ? entities[name] ?? whole : String.fromCodePoint(Number(code));
  });
  return stripVTControlCharacters(plain);
}
