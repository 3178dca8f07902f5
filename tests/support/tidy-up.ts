import { bounded, type Limit } from "../../supabase/functions/_shared/timing/bounded.ts";

/** Something to be ended after a test, and what it is called where that goes wrong. */
export interface Leftover {
  name: string;
  end(): Promise<void>;
}

/**
 * Ends what a test began, one after the other. After a failed test each has so long for it, goes
 * wrong by itself, and is only told of: the test's own error is what is to be read.
 *
 * @returns whether each has ended.
 * @throws what goes wrong after a test that has not failed, once all was tried.
 */
export async function tidyUp(
  leftovers: Leftover[],
  { hasFailed, limit, tell }: { hasFailed: boolean; limit: Limit; tell(line: string): void },
): Promise<boolean> {
  const errors: unknown[] = [];
  for (const { name, end } of leftovers) {
    try {
      await (hasFailed ? bounded(end, [], limit) : end());
    } catch (error) {
      errors.push(error);
      if (hasFailed) tell(`After the failed test, ${name}: ${error}`);
    }
  }
  if (!hasFailed && errors.length > 0) {
    throw errors.length > 1 ? new AggregateError(errors) : errors[0];
  }
  return errors.length === 0;
}
