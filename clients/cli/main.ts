import { resolve } from "node:path";
import { calmConsole } from "../../local/calm-console.ts";
import { fetchPackages } from "../../local/packages.ts";
import { explainError } from "./explain-error.ts";
import { type Options, readOptions, usage } from "./options.ts";
import { requirePicture } from "./require-picture.ts";

/** `deno task logo`: the main job from a shell. */
async function main(): Promise<number> {
  const asked = readOptions(Deno.args);
  if (!asked) {
    console.log(usage);
    return 0;
  }
  const options = fromHere(asked);
  // Before anything is fetched or started for it.
  if (options.inspiration) await requirePicture(options.inspiration);
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

try {
  calmConsole();
  Deno.exit(await main());
} catch (error) {
  console.error(explainError(error));
  Deno.exit(1);
}
