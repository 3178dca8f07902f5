import { join } from "node:path";

/**
 * Makes the folder that holds the stack's data, closed to other accounts: folders 0700, files 0600,
 * those of an earlier version too. What this process writes from now on is closed as well. Root's
 * may be walked through, as Postgres runs under an account of its own and has its folder in there.
 *
 * @throws as `requireOwnData`
 */
export async function openDataDirectory(directory: string): Promise<void> {
  await requireOwnData(directory);
  await Deno.mkdir(directory, { recursive: true });
  Deno.umask(0o077);
  const mode = Deno.uid() === 0 ? 0o711 : 0o700;
  if (((await Deno.stat(directory)).mode ?? 0) % 0o1000 === mode) return;
  for await (const entry of Deno.readDir(directory)) {
    // Postgres's own files get their modes where Postgres is started.
    if (entry.name !== "postgres") await closeToOthers(join(directory, entry.name), entry);
  }
  // Last: this mode means that the rest is done.
  await Deno.chmod(directory, mode);
}

async function closeToOthers(path: string, entry: Deno.DirEntry): Promise<void> {
  if (entry.isSymlink) return;
  await Deno.chmod(path, entry.isDirectory ? 0o700 : 0o600);
  if (!entry.isDirectory) return;
  for await (const inner of Deno.readDir(path)) await closeToOthers(join(path, inner.name), inner);
}

/** @throws an `Error` that says what to do where another account made the folder. */
export async function requireOwnData(directory: string): Promise<void> {
  const owner = await Deno.stat(directory).then(({ uid }) => uid, () => null);
  const self = Deno.uid();
  if (owner === null || self === null || owner === self) return;
  const [owners, own] = [await nameOf(owner), await nameOf(self)];
  const link = await Deno.readLink(join(directory, "postgres")).catch(() => undefined);
  const folders = [directory, ...(link === undefined ? [] : [link])].map(quote).join(" ");
  const sudo = self === 0 ? "" : "sudo ";
  throw new Error(
    `${directory} belongs to ${owners}, who has run the stack here; you are ${own}.\n` +
      // The programs are hard links into the owner's cache of packages, which stays the owner's:
      // the next start copies them anew. Not `rm …/runtime-*`: whoever can't look into the folder
      // has the star unexpanded, and nothing is removed.
      `To keep its data: ${sudo}find ${quote(link ?? join(directory, "postgres"))} -maxdepth 1 ` +
      `-name 'runtime-*' -exec rm -rf {} + && ${sudo}chown -R ${own} ${folders}\n` +
      `To begin without it: ${sudo}npx deno task reset`,
  );
}

/** For a shell. */
function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

async function nameOf(uid: number): Promise<string> {
  const { success, stdout } = await new Deno.Command("id", {
    args: ["-un", String(uid)],
    stderr: "null",
  }).output();
  return success ? new TextDecoder().decode(stdout).trim() : `account ${uid}`;
}
