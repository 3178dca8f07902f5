import { join } from "node:path";
import { type Account, giveTo } from "./account.ts";
import { POSTGRES_VERSION } from "./binaries.ts";
import { drawPassword } from "./password.ts";

export interface DataDirectoryOptions {
  runtime: string;
  dataDirectory: string;
  account: Account;
  /** Where the password of `supabase_admin`, the superuser, is kept; drawn with a new cluster. */
  passwordFile: string;
}

/**
 * Makes sure that there is a data directory. A new one is made under another name and renamed when
 * it is whole, so that an initdb that was interrupted leaves nothing that looks usable.
 *
 * @throws when the data there was written by another major version of Postgres, or is none.
 */
export async function ensureDataDirectory(options: DataDirectoryOptions): Promise<void> {
  const { dataDirectory, account } = options;
  const found = await versionOf(dataDirectory);
  const [wanted] = POSTGRES_VERSION.split(".");
  if (found === wanted) return;
  if (found !== undefined) {
    throw new Error(
      `${dataDirectory} is of Postgres ${found}, this is ${wanted}: run npx deno task reset`,
    );
  }
  if (await holdsAnything(dataDirectory)) {
    throw new Error(`${dataDirectory} is damaged, its PG_VERSION gone: run npx deno task reset`);
  }

  const unfinished = `${dataDirectory}.unfinished`;
  await removeIfThere(unfinished);
  await Deno.mkdir(unfinished, { mode: 0o700 });
  await giveTo(account, unfinished);
  await drawPassword(options.passwordFile, account);
  await runInitdb(options, unfinished);
  await Deno.rename(unfinished, dataDirectory);
}

async function runInitdb(options: DataDirectoryOptions, target: string): Promise<void> {
  const { runtime, account, passwordFile } = options;
  const initdb = new Deno.Command(join(runtime, "bin", "initdb"), {
    args: [
      ...["--pgdata", target, "--username", "supabase_admin", "--auth", "scram-sha-256"],
      ...["--pwfile", passwordFile, "--encoding", "UTF8", "--locale", "C", "--no-sync"],
    ],
    ...account,
    cwd: "/",
    clearEnv: true,
    env: { LC_ALL: "C", PATH: "/usr/bin:/bin" },
    stdout: "null",
  });
  const { success, stderr } = await initdb.output();
  if (!success) throw new Error(`initdb failed:\n${new TextDecoder().decode(stderr)}`);
}

async function versionOf(dataDirectory: string): Promise<string | undefined> {
  try {
    return (await Deno.readTextFile(join(dataDirectory, "PG_VERSION"))).trim();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function holdsAnything(directory: string): Promise<boolean> {
  try {
    for await (const _entry of Deno.readDir(directory)) return true;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return false;
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
