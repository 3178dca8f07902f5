import { randomBytes } from "node:crypto";
import { type Account, giveTo } from "./account.ts";

/**
 * Draws a new cluster's password into a file that only Postgres's account (and root) can read.
 * A fixed password would let every user of the machine run programs as that account: superusers may.
 */
export async function drawPassword(path: string, account: Account): Promise<void> {
  await Deno.writeTextFile(path, randomBytes(18).toString("base64url"), { mode: 0o600 });
  await giveTo(account, path);
}

/** @throws when the password is gone, and with it the way into the data. */
export async function readPassword(path: string): Promise<string> {
  const password = await Deno.readTextFile(path).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  });
  if (password !== "") return password;
  throw new Error(
    `The password in ${path} is gone, and with it the way into the data: run npx deno task reset`,
  );
}
