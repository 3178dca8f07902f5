import { explainFailure } from "./explain.ts";
import { readFlags } from "./flags.ts";
import { whenLauncherIsGone } from "./launcher.ts";
import { dataDirectory, envFile, readPort } from "./settings.ts";
import { type Stack, startStack } from "./stack.ts";

/** Milliseconds that the parts get to stop; what still runs then ends with this process. */
const STOP_TIMEOUT = 2_500;
/** Milliseconds in which one Ctrl-C may arrive by several ways: the terminal's, npx's, Deno's. */
const SAME_SIGNAL = 500;

const stopRequest = Promise.withResolvers<void>();
let firstSignal = Infinity;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  Deno.addSignalListener(signal, () => {
    // Asked a second time: stop at once. All that was started ends with this process.
    if (performance.now() - firstSignal > SAME_SIGNAL) Deno.exit(1);
    firstSignal = Math.min(firstSignal, performance.now());
    stopRequest.resolve();
  });
}
whenLauncherIsGone().then(() => stopRequest.resolve());

try {
  const isVerbose = readFlags(Deno.args, ["verbose"]).has("verbose");
  const from = performance.now();
  let since = from;
  const starting = startStack({
    directory: dataDirectory,
    port: readPort("PORT", 54321),
    dbPort: readPort("DB_PORT", 54322),
    loudness: isVerbose ? "everything" : "warnings",
    onUp(part) {
      const now = performance.now();
      if (isVerbose) console.log(`up: ${part}, ${(now - since).toFixed(0)} ms`);
      since = now;
    },
  });
  const stack = await Promise.race([starting, stopRequest.promise]);
  if (stack) {
    await writeEnvFile(stack);
    introduce(stack, performance.now() - from);
    await stopRequest.promise;
  }
  console.log("stopping");
  await Promise.race([
    starting.then((started) => started.stop()),
    new Promise((resolve) => setTimeout(resolve, STOP_TIMEOUT)),
  ]);
  Deno.exit(0);
} catch (error) {
  console.error(explainFailure(error));
  Deno.exit(1);
}

async function writeEnvFile(stack: Stack): Promise<void> {
  const variables = {
    SUPABASE_URL: stack.url,
    SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
    SUPABASE_SECRET_KEY: stack.secretKey,
    SUPABASE_DB_URL: stack.dbUrl,
  };
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  // It holds the secret key: its owner's alone.
  await Deno.writeTextFile(envFile, lines.join(""), { mode: 0o600 });
}

function introduce(stack: Stack, milliseconds: number): void {
  if (stack.standIns.length > 0) {
    console.log(`no key for ${stack.standIns.join(" and ")}: the local studio stands in`);
  }
  console.log(`
  page         ${stack.url}
  API          ${stack.url}/functions/v1/api/v1
  docs         ${stack.url}/functions/v1/api/v1/docs
  Supabase     ${stack.url}
  Postgres     ${stack.dbUrl}
  publishable  ${stack.publishableKey}
  secret       ${stack.secretKey}
  logs         .local/log
`);
  console.log(`ready in ${(milliseconds / 1000).toFixed(1)} s, Ctrl-C stops it`);
}
