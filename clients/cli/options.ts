import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface Options {
  name: string;
  industry: string;
  description: string;
  /** Path of a picture to be inspired by. */
  inspiration: string | undefined;
  count: number | undefined;
  /** Folder that the pictures and the contact sheet go to. */
  out: string;
}

export const usage = `Usage: npx deno task logo --name NAME --industry INDUSTRY --description TEXT
       [--inspiration FILE] [--count 1-20] [--out DIR]

Designs logos, writes them and index.html to DIR (default ./logos), then refines the first one.`;

/** The command line can't be used; the message says why. */
export class UsageError extends Error {}

/**
 * Reads the arguments; a leading `--`, which some shells and runners need, is skipped.
 *
 * @returns null where only help is asked for.
 * @throws UsageError
 */
export function readOptions(args: string[]): Options | null {
  const values = parse(args[0] === "--" ? args.slice(1) : args);
  if (values.help) return null;
  const { name, industry, description, inspiration, out } = values;
  if (!name || !industry || !description) {
    throw new UsageError("--name, --industry and --description are needed");
  }
  return { name, industry, description, inspiration, out, count: readCount(values.count) };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        name: { type: "string" },
        industry: { type: "string" },
        description: { type: "string" },
        inspiration: { type: "string" },
        count: { type: "string" },
        out: { type: "string", default: "logos" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 20) return count;
  throw new UsageError("--count is a whole number from 1 to 20");
}
