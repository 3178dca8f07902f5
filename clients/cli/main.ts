import { resolve } from "node:path";
import { calmConsole } from "../../local/calm-console.ts";
import { explainFailure } from "../../local/explain.ts";
import { fetchPackages } from "../../local/packages.ts";
import { optionOf, type Options, readOptions, REFINEMENT, usage, UsageError } from "./options.ts";

/** As many as the API makes where the brief doesn't say. */
const DEFAULT_COUNT = 15;

/** `deno task logo`: the main job from a shell. */
async function main(): Promise<number> {
  const asked = readOptions(Deno.args);
  if (!asked) {
    console.log(usage);
    return 0;
  }
  const options = fromHere(asked);
  // Before anything is fetched or started for it.
  if (options.inspiration) await requireFile(options.inspiration);
  announce(options);
  const isFirst = await fetchPackages();
  // Not by its name, which Deno would follow, and fetch what it needs, before this file runs.
  const module: typeof import("./run.ts") = await import(import.meta.resolve("./run.ts"));
  return await module.run(options, isFirst) ? 0 : 1;
}

/** With paths as the caller means them: `deno task` goes to the project's folder first. */
function fromHere(options: Options): Options {
  const here = Deno.env.get("INIT_CWD") ?? Deno.cwd();
  const { inspiration, out } = options;
  return {
    ...options,
    out: resolve(here, out),
    inspiration: inspiration && resolve(here, inspiration),
  };
}

async function requireFile(path: string): Promise<void> {
  const info = await Deno.stat(path).catch(() => null);
  if (!info?.isFile) throw new UsageError(`There is no file ${path}`);
}

function announce({ brief }: Options): void {
  const count = brief.concept_count ?? DEFAULT_COUNT;
  const logos = count === 1 ? "1 logo" : `${count} logos`;
  console.log(
    `Designing ${logos} for ${brief.company_name}; ` +
      `the last picture is a refinement of the first: "${REFINEMENT}"`,
  );
}

try {
  calmConsole();
  Deno.exit(await main());
} catch (error) {
  console.error(explain(error));
  if (error instanceof UsageError) console.error("All options: npx deno task logo --help");
  Deno.exit(1);
}

/** In words that say what to do; what is wrong with the brief by the options that it came from. */
function explain(error: unknown): string {
  const fields = error instanceof Error && "fields" in error && error.fields instanceof Map
    ? [...error.fields].map(([path, message]) => `${optionOf(String(path))} ${message}`)
    : [];
  return fields.length > 0 ? [...new Set(fields)].join("\n") : explainFailure(error);
}
