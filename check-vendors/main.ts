import { ownVariables } from "../local/emulator/edge/function-environment.ts";
import { readFlags } from "../local/flags.ts";
import { functionsFolder } from "../local/settings.ts";
import { vendorsWithoutKey } from "../local/vendors.ts";

const usage = `npx deno task check-vendors [--draw]

Says for each AI vendor which key and models are configured, whether the key is accepted and the
models are there, and what a picture costs. Pays for nothing. Exit status 1 where a configured vendor
wouldn't work.

  --draw  has each model draw one picture, says the price first, and prints where the real answer
          differs from what the local studio answers
  --help  this text

Keys and models are read from supabase/functions/.env; variables of the environment beat them.`;

/** What the functions are given by the platform, and no vendor is asked with. */
const platform = {
  SUPABASE_URL: "http://localhost",
  SUPABASE_PUBLISHABLE_KEYS: '{"default":"none"}',
  SUPABASE_SECRET_KEYS: '{"default":"none"}',
  INTERNAL_KEY_NAME: "default",
};

try {
  const flags = readFlags(Deno.args, ["draw"]);
  if (flags.has("help")) {
    console.log(usage);
    Deno.exit(0);
  }
  const { readConfig } = await import("../supabase/functions/_shared/config.ts");
  const { checkVendors } = await import("./check.ts");
  const own = await ownVariables(functionsFolder);
  const works = await checkVendors(readConfig({ ...own, ...platform }), {
    standIns: new Set(vendorsWithoutKey(own).map(({ key }) => key)),
    draws: flags.has("draw"),
    print: (line) => console.log(line),
  });
  Deno.exit(works ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  Deno.exit(1);
}
