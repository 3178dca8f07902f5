import { unwrap } from "@logokraft/client";
import type { PersistentApi } from "./api.ts";

/** A new user's access token. */
export async function signUp(api: PersistentApi): Promise<string> {
  // Each try is another account: one whose answer was lost exists.
  const account = () => ({
    email: `${crypto.randomUUID()}@example.org`,
    password: "correct horse 1",
  });
  const { session } = await unwrap(
    api.ask(undefined, (logokraft) => logokraft.POST("/api/v1/auth/signup", { body: account() })),
  );
  if (!session) throw new Error("a new account has to be good at once here");
  return session.access_token;
}
