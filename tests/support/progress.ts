/**
 * Makes of what `deno test` prints, line by line, what is shown of it: a line for each test as it
 * ends. What tests and functions print is left out.
 *
 * @returns what to show for a line, if anything
 */
export function createProgress(): (line: string) => string | undefined {
  let file = "";
  /** Deno interrupts the line of a test that takes a minute, and ends it later. */
  let begun = "";
  let isOutput = false;
  return (line) => {
    if (/^-{7} (?:\S+ )?output -{7}$/.test(line)) isOutput = true;
    // What was printed last may have had no line break.
    else if (/-{5} (?:\S+ )?output end -{5}$/.test(line)) isOutput = false;
    else if (!isOutput) {
      file = /^running \d+ tests? from (?:\.\/)?(.+)$/.exec(line)?.[1] ?? file;
      const broken = /^Uncaught error from (?:\.\/)?(.+) FAILED$/.exec(line)?.[1];
      if (broken !== undefined) return `FAILED ${broken}: outside of any test`;
      begun = /^(\S.* \.\.\.)'.*' has been running for over \(.*\)$/.exec(line)?.[1] ?? begun;
      const whole = line.startsWith(" ") && !line.startsWith("  ") ? begun + line : line;
      const [, where, test, result, rest] = ended.exec(whole) ?? [];
      if (test !== undefined) return `${result} ${where ?? file}: ${test} ${rest}`;
    }
    return undefined;
  };
}

/** Tests of files side by side come with their file; lines of their steps are not of interest. */
const ended =
  /^(?:\.\/(\S+) => )?(\S(?:(?! \.\.\. ).)*) \.\.\. (ok|FAILED|ignored|cancelled) (?:\(due to .*\) )?(\([^()]*\))$/;
