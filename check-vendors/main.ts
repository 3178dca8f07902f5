import { explainFailure } from "../local/explain.ts";
import { readFlags } from "../local/flags.ts";
import { fetchPackages } from "../local/packages.ts";

const usage = `npx deno task check-vendors [--draw]

Says for each AI vendor which key and models are configured, whether the key is accepted and the
models are there, and what a picture costs. Pays for nothing. Exit status 1 where a configured vendor
wouldn't work.

  --draw  has each model draw one picture, says the price first, and prints where the real answer
          differs from what the local studio answers
  --help  this text

Keys and models are read from supabase/functions/.env; variables of the environment beat them.`;

try {
  const flags = readFlags(Deno.args, ["draw"]);
  if (flags.has("help")) {
    console.log(usage);
    Deno.exit(0);
  }
  await fetchPackages();
  // Not by its name, which Deno would follow, and fetch what it needs, before this file runs.
  const module: typeof import("./run.ts") = await import(import.meta.resolve("./run.ts"));
  Deno.exit(await module.run(flags.has("draw")) ? 0 : 1);
} catch (error) {
  console.error(explainFailure(error));
  Deno.exit(1);
}
