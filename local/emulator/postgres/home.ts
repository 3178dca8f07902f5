import { createHash } from "node:crypto";
import { dirname, join, resolve } from "node:path";
import { type Account, giveTo } from "./account.ts";

/** Where clusters live whose own folder Postgres's account can't reach. */
const FALLBACK = "/var/lib/logokraft";

/**
 * Makes `directory` and returns the real folder behind it. As root, in a checkout such as
 * /root/logokraft that no other account may enter, that is a folder under /var/lib and `directory`
 * a symlink to it; everywhere else `directory` itself.
 *
 * @throws where `directory` is a real folder already that has become unreachable.
 */
export async function placeHome(directory: string, account: Account): Promise<string> {
  const path = resolve(directory);
  await Deno.mkdir(dirname(path), { recursive: true });
  if (account.uid === undefined || await canEnter(account, dirname(path))) {
    await makeFolder(path);
    return await closed(await Deno.realPath(path), account);
  }

  const home = join(FALLBACK, fingerprint(await Deno.realPath(dirname(path)), path));
  await makeFolder(FALLBACK);
  await Deno.chmod(FALLBACK, 0o711);
  await makeFolder(home);
  await pointTo(path, home);
  return await closed(home, account);
}

/** The folder, which now is the account's and nobody else's. */
async function closed(home: string, account: Account): Promise<string> {
  await giveTo(account, home);
  await Deno.chmod(home, 0o700);
  return home;
}

/** Removes the folder with all that is in it, wherever it is kept. */
export async function removeHome(directory: string): Promise<void> {
  await ignoringAbsence(async () => {
    await Deno.remove(await Deno.realPath(directory), { recursive: true });
  });
  // Where it was kept elsewhere, the symlink is left.
  await ignoringAbsence(() => Deno.remove(directory));
}

async function ignoringAbsence(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** Asks the system itself, as that account: modes alone don't tell (groups, ACLs). */
async function canEnter(account: Account, folder: string): Promise<boolean> {
  const { success } = await new Deno.Command("test", {
    args: ["-x", folder],
    uid: account.uid,
    gid: account.gid,
    cwd: "/",
  }).output();
  return success;
}

/** By its path, so that a copied checkout, symlink included, doesn't share the original's data. */
function fingerprint(parent: string, path: string): string {
  return createHash("sha256").update(`${parent}\0${path}`).digest("hex").slice(0, 16);
}

async function makeFolder(path: string): Promise<void> {
  try {
    await Deno.mkdir(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  }
}

async function pointTo(link: string, home: string): Promise<void> {
  try {
    await Deno.symlink(home, link);
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    if (!(await Deno.lstat(link)).isSymlink) {
      throw new Error(`Postgres's account can't enter ${link}: move it or run npx deno task reset`);
    }
    await Deno.remove(link);
    await Deno.symlink(home, link);
  }
}
