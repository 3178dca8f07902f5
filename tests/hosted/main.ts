import { join } from "node:path";
import { discoverFunctions } from "../../local/emulator/edge/discover.ts";
import { loadConfig } from "../../local/emulator/platform/config.ts";
import { readFlags } from "../../local/flags.ts";
import { configFile, root } from "../../local/settings.ts";
import { withTestStack } from "../support/with-stack.ts";
import { HOSTED_VERSION, hostedDeno } from "./hosted-deno.ts";
import { joinConfigs } from "./join-configs.ts";
import { openSecondAddress } from "./second-address.ts";

const usage = `npx deno task hosted [-- --faults]

The functions on Deno ${HOSTED_VERSION}, which hosted Supabase runs, behind an address of their own: their
types, what a customer does, and check-hosted, as it is and where a function is not deployed.

  --faults  check-hosted with each fault planted, and interrupted: over a minute more
  --help    this text`;

const flags = readFlags(Deno.args, ["faults"]);
if (flags.has("help")) {
  console.log(usage);
  Deno.exit(0);
}
const checks = flags.has("faults")
  ? "tests/check-hosted"
  : "tests/check-hosted/check-hosted.test.ts";

/** What a customer does, by every function. */
const scenarios = ["main-job", "refine", "stream-resume", "kits"];
/** Where clients reach the project; the functions know it by another address. */
const secondAddress = openSecondAddress();

// Some registries' certificates are known to the machine alone, which newer Denos ask by default.
Deno.env.set("DENO_TLS_CA_STORE", "mozilla,system");
const deno = await hostedDeno();
if (deno === undefined) {
  console.warn(`Skipped: npm's registry, which has Deno ${HOSTED_VERSION}, can't be reached`);
  Deno.exit(0);
}

const functions = await discoverFunctions(await loadConfig(configFile), join(root, "supabase"));
for (const { config, names, entrypoints } of await joinConfigs(functions)) {
  const scratch = await Deno.makeTempDir({ prefix: "logokraft-hosted-" });
  const file = join(scratch, "deno.json");
  await Deno.writeTextFile(file, JSON.stringify(config));
  await run(deno, ["check", "--quiet", "--config", file, ...entrypoints]);
  await Deno.remove(scratch, { recursive: true });
  console.log(`${names.join(", ")} checked with Deno ${HOSTED_VERSION}`);
}

await withTestStack(
  async (environment) => {
    secondAddress.leadTo(environment.SUPABASE_URL ?? "");
    await run(Deno.execPath(), [
      ...["test", "--allow-all", "--no-check", "--quiet"],
      ...scenarios.map((name) => join(root, `tests/scenarios/${name}.test.ts`)),
    ], environment);
    // The check of a deployment, for somebody with a project's keys and nothing else.
    await run(Deno.execPath(), [
      ...["test", "--allow-all", "--no-check", "--quiet", "--lock=deno.lock"],
      join(root, checks),
    ], { ...environment, SUPABASE_URL: secondAddress.url });
  },
  { PUBLIC_SUPABASE_URL: secondAddress.url },
  deno,
);
secondAddress.close();

async function run(
  program: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<void> {
  const { success } = await new Deno.Command(program, {
    args,
    cwd: root,
    env: environment,
    stdin: "null",
  }).spawn().status;
  if (!success) Deno.exit(1);
}
