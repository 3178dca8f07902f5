import { explainFailure } from "../../local/explain.ts";
import { UsageError } from "./options.ts";

const optionNames = new Map([["company_name", "name"], ["concept_count", "count"]]);

/** The option that a place of the API's request came from: of `brief_data.colors.0`, `--colors`. */
export function optionOf(path: string): string {
  const [, part] = /^brief_data\.(\w+)/.exec(path) ?? [];
  return part === undefined ? path : `--${optionNames.get(part) ?? part}`;
}

/** By which the API refuses a picture that `--inspiration` named; its words say so. */
const pictureCodes: unknown[] = ["unsupported_image", "body_too_large"];

/** In words that say what to do; what is wrong with the brief by the options that it came from. */
export function explainError(error: unknown): string {
  const wrong = wrongOptions(error);
  return wrong === null
    ? explainFailure(error)
    : `${wrong}\nAll options: npx deno task logo --help`;
}

/** What is wrong with the options; null: they are not the reason. */
function wrongOptions(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  // By its members: the client's class needs packages that may not be fetched yet.
  if ("fields" in error && error.fields instanceof Map && error.fields.size > 0) {
    const told = [...error.fields].map(([path, message]) => `${optionOf(String(path))} ${message}`);
    return [...new Set(told)].join("\n");
  }
  const isPicture = "code" in error && pictureCodes.includes(error.code);
  return isPicture || error instanceof UsageError ? error.message : null;
}
