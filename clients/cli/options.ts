import { parseArgs } from "node:util";

/** What the first logo is refined to. */
export const REFINEMENT = "Navy background, white logo";

/** What the command line asks for. */
export interface Options {
  brief: {
    company_name: string;
    industry: string;
    description: string;
    tagline?: string;
    styles?: string[];
    colors?: string[];
    avoid?: string;
    concept_count?: number;
  };
  /** Path of a picture to be inspired by. */
  inspiration: string | undefined;
  /** Folder that the pictures and the contact sheet go to. */
  out: string;
  /** Whether the first logo's brand kit is made too, and written to `kit` in that folder. */
  kit: boolean;
}

export const usage =
  `npx deno task logo --name NAME --industry INDUSTRY --description TEXT [OPTIONS]

Designs logos and writes them, with a contact sheet, index.html, to a folder. One picture more is a
refinement of the first logo. What an earlier run wrote to the folder is removed.

  --tagline TEXT      a line to go with the name
  --styles LIST       up to three, e.g. minimal,vintage
  --colors LIST       up to five, e.g. 1b4d3e,e8a33d
  --avoid TEXT        what must not be seen
  --inspiration FILE  a PNG, JPEG or WebP of at most 5 MiB
  --count N           how many logos, 1 to 20; 15 if it isn't set
  --out DIR           the folder, logos if it isn't set
  --kit               the first logo's brand kit too, in DIR/kit
  --help              this text

It uses the running stack, or starts one for the time of the run on PORT and DB_PORT.`;

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
  const { name, industry, description, tagline, avoid, inspiration, out } = values;
  if (!name || !industry || !description) {
    throw new UsageError("--name, --industry and --description are needed");
  }
  if (out === "") throw new UsageError("--out names no folder: it is empty");
  if (inspiration === "") throw new UsageError("--inspiration names no file: it is empty");
  const styles = readList(values.styles);
  const colors = readList(values.colors)?.map((color) => color.replace(/^#?/, "#"));
  const count = readCount(values.count);
  const brief = {
    ...{ company_name: name, industry, description },
    ...(tagline && { tagline }),
    ...(styles && { styles }),
    ...(colors && { colors }),
    ...(avoid && { avoid }),
    ...(count !== undefined && { concept_count: count }),
  };
  return { brief, inspiration, out, kit: values.kit };
}

function parse(args: string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args,
      options: {
        ...{ name: text, industry: text, description: text, tagline: text, avoid: text },
        ...{ styles: text, colors: text, inspiration: text, count: text },
        out: { type: "string", default: "logos" },
        kit: { type: "boolean", default: false },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readList(text: string | undefined): string[] | undefined {
  return text?.split(",").map((part) => part.trim()).filter(Boolean);
}

function readCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 20) return count;
  throw new UsageError("--count is a whole number from 1 to 20");
}
