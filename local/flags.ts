import { parseArgs } from "node:util";

/**
 * Which of its flags a command was given; `--help` and `-h` are every command's. A leading `--`,
 * which some shells and runners need, is skipped.
 *
 * @throws an `Error` that names what the command doesn't know: a misspelt flag is not passed over.
 */
export function readFlags<Name extends string>(
  args: string[],
  known: readonly Name[],
): ReadonlySet<Name | "help"> {
  const names = [...known, "help" as const];
  const { values } = parseArgs({
    args: args[0] === "--" ? args.slice(1) : args,
    options: {
      ...Object.fromEntries(names.map((name) => [name, { type: "boolean" as const }])),
      help: { type: "boolean", short: "h" },
    },
  });
  const given: Record<string, unknown> = values;
  return new Set(names.filter((name) => given[name] === true));
}
