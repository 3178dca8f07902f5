import { parseArgs } from "node:util";

/** What a command was given: its options, and the words that belong to none. */
export interface GivenValues<Name extends string> {
  values: Partial<Record<Name, string>>;
  words: string[];
}

/**
 * A command's options that take a value each. `--help` prints the usage and ends the command; what
 * the command doesn't know is named, and ends it with status 2. A `--`, which some shells and
 * runners need, is skipped.
 *
 * @param takesWords whether it takes more than options
 */
export function readValues<Name extends string>(
  usage: string,
  names: readonly Name[],
  takesWords = false,
): GivenValues<Name> {
  const { help, given, positionals } = parse(usage, names, takesWords);
  if (help) {
    console.log(usage);
    Deno.exit(0);
  }
  const values: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = given[name];
    if (typeof value === "string") values[name] = value;
  }
  return { values, words: positionals };
}

function parse(usage: string, names: readonly string[], takesWords: boolean) {
  try {
    const { values: { help, ...given }, positionals } = parseArgs({
      args: Deno.args.filter((arg) => arg !== "--"),
      options: {
        ...Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
        help: { type: "boolean", short: "h" },
      },
      allowPositionals: takesWords,
    });
    const values: Record<string, unknown> = given;
    return { help: help === true, given: values, positionals };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    Deno.exit(2);
  }
}
