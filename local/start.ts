import { calmConsole } from "./calm-console.ts";
import { explainFailure } from "./explain.ts";
import { readFlags } from "./flags.ts";
import { fetchPackages } from "./packages.ts";
import { dataDirectory, envFile, readPorts } from "./settings.ts";
import type { Stack } from "./stack.ts";
import { stopInTime, unlessStopped, whenAskedToStop } from "./stop-request.ts";

const usage = `npx deno task start [--verbose] [--keep-data]

Starts the whole stack and stays in the foreground; Ctrl-C stops it. Its data is kept in .local.

  --verbose    every line of the log
  --keep-data  starts on data whose migrations were edited since, as it is
  --help       this text

  PORT         the API's and the page's port, 54321 if it isn't set
  DB_PORT      Postgres's port, 54322 if it isn't set

Keys of the AI vendors stand in supabase/functions/.env; without them a local studio stands in.`;

try {
  const flags = readFlags(Deno.args, ["verbose", "keep-data"]);
  if (flags.has("help")) {
    console.log(usage);
    Deno.exit(0);
  }
  calmConsole();
  const stopRequest = whenAskedToStop();
  const starting = start(flags.has("verbose"), flags.has("keep-data"));
  const from = performance.now();
  const stack = await unlessStopped(starting, stopRequest);
  if (stack) {
    await writeEnvFile(stack);
    introduce(stack, performance.now() - from);
    await stopRequest;
  }
  console.log("stopping");
  await stopInTime(starting);
  Deno.exit(0);
} catch (error) {
  console.error(explainFailure(error));
  Deno.exit(1);
}

async function start(isVerbose: boolean, keepData: boolean): Promise<Stack> {
  const ports = readPorts();
  await fetchPackages();
  // Not by its name, which Deno would follow, and fetch what it needs, before this file runs.
  const stack: typeof import("./stack.ts") = await import(import.meta.resolve("./stack.ts"));
  let since = performance.now();
  return await stack.startStack({
    directory: dataDirectory,
    ...ports,
    keepData,
    loudness: isVerbose ? "everything" : "warnings",
    onUp(part) {
      const now = performance.now();
      console.log(`up: ${part}, ${(now - since).toFixed(0)} ms`);
      since = now;
    },
  });
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
    const names = stack.standIns.join(" and ");
    console.log(`no key for ${names}: the local studio stands in. What it draws are samples, free`);
  }
  console.log(`
  page         ${stack.url}
  API          ${stack.url}/functions/v1/api/v1
  docs         ${stack.url}/functions/v1/api/v1/docs
  Supabase     ${stack.url}
  Postgres     ${stack.dbUrl}
  studio       ${stack.studioUrl ?? "not needed: every vendor has a key"}
  publishable  ${stack.publishableKey}
  secret       ${stack.secretKey}
  mail         .local/mail
  logs         .local/log
`);
  console.log(`ready in ${(milliseconds / 1000).toFixed(1)} s, Ctrl-C stops it`);
}
