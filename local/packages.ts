import { join } from "node:path";
import { binariesPackage, POSTGRES_VERSION } from "./emulator/postgres/binaries.ts";
import { lockFile, root } from "./settings.ts";

/** Milliseconds between two lines that tell how far it is, where they can't take one another's place. */
const TELL_EVERY = 5_000;
const LOOK_EVERY = 250;

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
  const packages = await lockedPackages();
  const missing = async () => {
    const present = await Promise.all(packages.map((path) => isPresent(cache, path)));
    return present.filter((is) => !is).length;
  };
  const count = await missing();
  if (count === 0) return false;
  console.log(`first run here: fetching ${count} packages from npm's registry`);
  using _progress = showProgress(async () => count - await missing(), count);
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

async function isPresent(cache: string, path: string): Promise<boolean> {
  try {
    for await (const { name } of Deno.readDir(cache)) {
      const found = await Deno.stat(join(cache, name, path)).catch(() => undefined);
      if (found) return true;
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return false;
}

/** On a terminal one line that changes, elsewhere a line now and then. */
function showProgress(done: () => Promise<number>, count: number): Disposable {
  const isTerminal = Deno.stdout.isTerminal();
  const write = (text: string) => Deno.stdout.writeSync(new TextEncoder().encode(text));
  const from = performance.now();
  const timer = setInterval(async () => {
    const seconds = ((performance.now() - from) / 1000).toFixed(0);
    const unpacked = await done();
    // All are downloaded before the first is unpacked.
    const state = unpacked === 0 ? "downloading" : `${unpacked} of ${count} unpacked`;
    const line = `  ${state}, ${seconds} s`;
    write(isTerminal ? `\r\x1b[K${line}` : `${line}\n`);
  }, isTerminal ? LOOK_EVERY : TELL_EVERY);
  return {
    [Symbol.dispose]() {
      clearInterval(timer);
      if (isTerminal) write("\n");
    },
  };
}
