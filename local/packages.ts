import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { binariesPackage, POSTGRES_VERSION } from "./emulator/postgres/binaries.ts";
import { showProgress } from "./fetch-progress.ts";
import { lockFile, root } from "./settings.ts";

/**
 * Fetches the packages that the stack needs and that this machine doesn't have, and tells how far it
 * is. To be called before anything is imported that needs one: Deno itself would print a line for
 * each download, and nothing while it unpacks them.
 *
 * @returns whether any was missing
 * @throws an `Error` with what Deno said.
 */
export async function fetchPackages(): Promise<boolean> {
  const cache = await npmCache();
  let missing = missingOf(await lockedPackages(), cache);
  const count = missing.length;
  if (count === 0) return false;
  console.log(`first run here: fetching ${count} packages from npm's registry`);
  using _progress = showProgress(() => {
    missing = missingOf(missing, cache);
    return count - missing.length;
  }, count);
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["cache", "--quiet", `--lock=${lockFile}`],
      ...["local/stack.ts", "vendor-studio/main.ts", "clients/cli/run.ts", "check-vendors/run.ts"]
        .map((path) => join(root, path)),
      `npm:${binariesPackage()}@${POSTGRES_VERSION}`,
    ],
    cwd: root,
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr).trim());
  return true;
}

/** The folder in which Deno keeps npm's packages, below the name of their registry. */
async function npmCache(): Promise<string> {
  const { stdout } = await new Deno.Command(Deno.execPath(), { args: ["info", "--json"] }).output();
  return JSON.parse(new TextDecoder().decode(stdout)).npmCache;
}

/** `name/version` of each package that this platform needs. */
async function lockedPackages(): Promise<string[]> {
  interface Locked {
    os?: string[];
    cpu?: string[];
  }
  const { npm }: { npm: Record<string, Locked> } = JSON.parse(await Deno.readTextFile(lockFile));
  const { os, arch } = Deno.build;
  const cpu = arch === "x86_64" ? "x64" : "arm64";
  const named = Object.entries(npm)
    .filter(([, locked]) => locked.os?.includes(os) ?? true)
    .filter(([, locked]) => locked.cpu?.includes(cpu) ?? true)
    // What follows the version are the packages that it was resolved with.
    .map(([key]) => key.replace(/^(.+?)@([^@_]+).*$/, "$1/$2"));
  return [...new Set([...named, `${binariesPackage()}/${POSTGRES_VERSION}`])];
}

/** Those of the packages that no registry's folder holds. */
function missingOf(packages: string[], cache: string): string[] {
  const registries = existsSync(cache) ? readdirSync(cache) : [];
  return packages.filter((path) => !registries.some((name) => existsSync(join(cache, name, path))));
}
