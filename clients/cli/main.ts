import { resolve } from "node:path";
import { borrowStack } from "./borrow-stack.ts";
import { designLogos } from "./design-logos.ts";
import { type Options, readOptions, usage, UsageError } from "./options.ts";

/** `deno task logo`: the main job from a shell. */
async function main(): Promise<number> {
  const asked = readOptions(Deno.args);
  if (!asked) {
    console.log(usage);
    return 0;
  }
  const options = fromHere(asked);
  if (options.inspiration) await requireFile(options.inspiration);
  const stack = await borrowStack(() => console.log("Starting the stack for this run"));
  const stop = Promise.withResolvers<number>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    Deno.addSignalListener(signal, () => stop.resolve(1));
  }
  try {
    const design = designLogos(stack.url, options).then((allCompleted) => allCompleted ? 0 : 1);
    return await Promise.race([design, stop.promise]);
  } finally {
    await stack.release();
  }
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

/** Before anything is started for it. */
async function requireFile(path: string): Promise<void> {
  const info = await Deno.stat(path).catch(() => null);
  if (!info?.isFile) throw new UsageError(`There is no file ${path}`);
}

try {
  Deno.exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error(`\n${usage}`);
  Deno.exit(1);
}
