import { parseArgs } from "node:util";

/**
 * Which of its flags a command was given. A leading `--`, which some shells and runners need, is
 * skipped.
 *
 * @throws an `Error` that names what the command doesn't know: a misspelt flag is not passed over.
 */
export function readFlags<Name extends string>(
  args: string[],
  known: readonly Name[],
): ReadonlySet<Name> {
  const { values } = parseArgs({
    args: args[0] === "--" ? args.slice(1) : args,
    options: Object.fromEntries(known.map((name) => [name, { type: "boolean" as const }])),
  });
  return new Set(known.filter((name) => values[name] === true));
}
