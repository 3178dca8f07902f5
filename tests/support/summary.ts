import type { Results } from "./results.ts";

/** Lines at the end of a run that are sure to be looked at. */
const LAST_LINES = 10;
/** Characters of an error's first line: more would wrap over several lines of a terminal. */
const WIDTH = 160;

/** What all lanes came to. */
export function sum(results: Results[]): Results {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failures: results.flatMap(({ failures }) => failures),
  };
}

/**
 * The end of a run's output: every error in full, then as many failures as the last ten lines hold,
 * each in one, then the numbers.
 *
 * @param log where more about the failures is written
 */
export function summarise({ passed, failures }: Results, log: string): string[] {
  const numbers = `${passed} passed, ${failures.length} failed`;
  if (failures.length === 0) {
    return passed > 0 ? [numbers] : ["No test was run: none is there, or none matches", numbers];
  }
  const room = LAST_LINES - 2; // The log and the numbers.
  const shown = failures.length > room ? failures.slice(0, room - 1) : failures;
  return [
    ...failures.flatMap(({ file, test, error }) => ["", `${file}: ${test}`, error]),
    "",
    ...shown.map(({ file, test, error }) => `${file}: ${test} — ${firstLine(error)}`),
    ...(shown.length < failures.length ? [`and ${failures.length - shown.length} more`] : []),
    `What was printed meanwhile: ${log}`,
    numbers,
  ];
}

function firstLine(text: string): string {
  const [line = ""] = text.trimStart().split("\n", 1);
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line;
}
