import { bounded } from "../../supabase/functions/_shared/timing/bounded.ts";

/** Milliseconds for one check: a slow model draws in two minutes. */
const CHECK_TIMEOUT_MS = 10 * 60_000;

/** What a check came to: what differs, a sentence each, and what it found for the next ones. */
export interface Checked<Found> {
  differences: string[];
  found?: Found;
}

/** Prints what each check comes to. */
export interface Report {
  /** How many differences there were. */
  readonly differences: number;
  /** What is worth knowing, and no difference. */
  note(text: string): void;
  /** Runs a check. What it throws is a difference, too. @returns what it found */
  check<Found>(name: string, look: () => Promise<Checked<Found>>): Promise<Found | undefined>;
}

export function createReport(print: (line: string) => unknown): Report {
  let count = 0;
  return {
    get differences() {
      return count;
    },
    note: (text) => print(`note     ${text}`),
    async check(name, look) {
      const { differences, found } = await bounded(look, [], { milliseconds: CHECK_TIMEOUT_MS })
        .catch((error): Awaited<ReturnType<typeof look>> => {
          return { differences: [error instanceof Error ? error.message : String(error)] };
        });
      count += differences.length;
      if (differences.length === 0) print(`ok       ${name}`);
      for (const sentence of differences) print(`differs  ${name}: ${sentence}`);
      return found;
    },
  };
}
