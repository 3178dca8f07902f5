/** The system account that Postgres runs under; `undefined`s mean: the one we run under. */
export interface Account {
  uid?: number;
  gid?: number;
}

/**
 * Chooses Postgres's account: our own, unless we are root, which Postgres refuses. Then, in this
 * order: whoever owns the data already, `postgres` (created where the system can), `nobody`.
 * It has to be an account that the system knows: initdb looks its name up.
 */
export async function chooseAccount(dataDirectory: string): Promise<Account> {
  if (Deno.uid() !== 0) return {};
  return await ownerOf(dataDirectory) ?? await lookUp("postgres") ??
    await createAccount("postgres") ?? await lookUp("nobody") ?? noAccount();
}

/** Makes the account the owner of the path; does nothing unless we are root. */
export async function giveTo(account: Account, path: string): Promise<void> {
  if (account.uid !== undefined) await Deno.chown(path, account.uid, account.gid ?? null);
}

async function ownerOf(path: string): Promise<Account | undefined> {
  try {
    const { uid, gid } = await Deno.stat(path);
    return uid && gid !== null ? { uid, gid } : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function lookUp(name: string): Promise<Account | undefined> {
  const uid = await outputOf("id", ["-u", name]);
  const gid = await outputOf("id", ["-g", name]);
  return isId(uid) && isId(gid) ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

async function createAccount(name: string): Promise<Account | undefined> {
  const shell = ["--shell", "/usr/sbin/nologin"];
  await outputOf("useradd", ["--system", "--user-group", "--no-create-home", ...shell, name]);
  return lookUp(name);
}

/** macOS has a `nobody` with the number -2, which can't be passed on. */
function isId(text: string | undefined): boolean {
  return text !== undefined && /^\d+$/.test(text);
}

/** What the command prints; `undefined` where it fails or the system has no such command. */
async function outputOf(command: string, args: string[]): Promise<string | undefined> {
  try {
    const { success, stdout } = await new Deno.Command(command, { args, stderr: "null" }).output();
    return success ? new TextDecoder().decode(stdout).trim() : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

function noAccount(): never {
  throw new Error(
    "Postgres refuses to run as root and this system has no other account for it: " +
      "create one named postgres, or start LogoKraft as a normal user",
  );
}
