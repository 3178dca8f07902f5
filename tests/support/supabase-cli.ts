const PACKAGE = "supabase@3.1.0";

let program: Promise<string> | undefined;

/** Where the CLI is on this machine; npm fetches it the first time. */
export async function findSupabase(): Promise<string> {
  // npx takes longer than the CLI itself: it is asked once.
  program ??= run("npx", ["--yes", "-p", PACKAGE, "-c", "command -v supabase"]);
  return (await program).trim();
}

/**
 * Runs the Supabase CLI on a database and returns what it printed.
 *
 * @param databaseUrl as role `postgres`
 * @throws Error with what the CLI said
 */
export async function runSupabase(databaseUrl: string, ...args: string[]): Promise<string> {
  const url = new URL(databaseUrl);
  // Otherwise the CLI prints a notice about TLS into its results.
  url.searchParams.set("sslmode", "disable");
  return await run(await findSupabase(), [...args, `--remote=${url}`, "--yes"]);
}

async function run(command: string, args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, {
    args,
    cwd: new URL("../..", import.meta.url),
    stdin: "null",
  }).output();
  const text = new TextDecoder();
  if (success) return text.decode(stdout);
  throw new Error(`${command} ${args.join(" ")}: ${text.decode(stderr)}\n${text.decode(stdout)}`);
}
