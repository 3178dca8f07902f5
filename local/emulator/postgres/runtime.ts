import { basename, join } from "node:path";
import { z } from "zod";
import { findBinaries, POSTGRES_VERSION } from "./binaries.ts";

/** Our extensions: control and SQL files that stand in for what hosted Supabase compiles in. */
const extensionFolders = ["pg-net", "pg-cron", "vault"].map((part) =>
  join(import.meta.dirname ?? ".", "..", part, "extension")
);

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes sure that `home` holds a Postgres of our own with our extensions in it, and returns its
 * folder. Our own, because npm's cache is shared between checkouts, may not be written to and may
 * lie where Postgres's account can't reach it.
 */
export async function ensureRuntime(home: string): Promise<string> {
  const runtime = join(home, `runtime-${POSTGRES_VERSION}`);
  if (!await exists(runtime)) await copyRuntime(home, runtime);
  // At every start: they change with the checkout, while the binaries don't.
  await installExtensions(join(runtime, "share", "postgresql", "extension"));
  return runtime;
}

/** Copies under another name and renames at the end: an interrupted copy is never taken for whole. */
async function copyRuntime(home: string, runtime: string): Promise<void> {
  for await (const entry of Deno.readDir(home)) {
    if (entry.name.startsWith("runtime-")) {
      await Deno.remove(join(home, entry.name), { recursive: true });
    }
  }
  const binaries = await findBinaries();
  const unfinished = `${runtime}.unfinished`;
  await copyTree(binaries, unfinished);
  await linkLibraries(unfinished);
  await Deno.rename(unfinished, runtime);
}

/** Copies a folder, by hard links to the cache's files where possible: nobody writes to them. */
async function copyTree(from: string, to: string): Promise<void> {
  await Deno.mkdir(to);
  await Deno.chmod(to, 0o755);
  const fileMode = basename(to) === "bin" ? 0o755 : 0o644;
  const entries = await Array.fromAsync(Deno.readDir(from));
  await Promise.all(entries.map(async ({ name, isDirectory }) => {
    if (isDirectory) return await copyTree(join(from, name), join(to, name));
    await copyFile(join(from, name), join(to, name), fileMode);
  }));
}

async function copyFile(from: string, to: string, mode: number): Promise<void> {
  const { mode: found } = await Deno.stat(from);
  // Under a umask of 077 Postgres's account could read nothing: then it is a copy with a mode.
  if (found !== null && (found & 0o777) === mode) {
    try {
      return await Deno.link(from, to);
    } catch {
      // Another file system, or one without second names.
    }
  }
  await Deno.copyFile(from, to);
  await Deno.chmod(to, mode);
}

/** npm packages can't hold symlinks; the package's install script, which Deno skips, makes them. */
async function linkLibraries(runtime: string): Promise<void> {
  const list = await Deno.readTextFile(join(runtime, "pg-symlinks.json"));
  for (const { source, target } of symlinkList.parse(JSON.parse(list))) {
    const link = join(runtime, target.replace(/^native\//, ""));
    if (!await exists(link)) await Deno.symlink(basename(source), link);
  }
}

async function installExtensions(folder: string): Promise<void> {
  for (const from of extensionFolders) {
    for await (const { name } of Deno.readDir(from)) {
      await Deno.copyFile(join(from, name), join(folder, name));
      await Deno.chmod(join(folder, name), 0o644);
    }
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.lstat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
