import { ApiProblem, type LogoKraft, unwrap } from "@logokraft/client";
import { randomBytes } from "node:crypto";
import { parseEnv } from "node:util";

/** As whom the command works, in the page too. */
export interface DemoUser {
  email: string;
  password: string;
}

/**
 * The user that the file names, or a new one with a password made at random, which the file keeps
 * for its owner alone. Its address is its own, too: a lost file locks no later user out.
 */
export async function loadDemoUser(file: string): Promise<DemoUser> {
  const { EMAIL, PASSWORD } = parseEnv(await Deno.readTextFile(file).catch(() => ""));
  if (EMAIL && PASSWORD) return { email: EMAIL, password: PASSWORD };
  const email = `demo-${randomBytes(3).toString("hex")}@logokraft.local`;
  const password = randomBytes(18).toString("base64url");
  await Deno.writeTextFile(file, `EMAIL=${email}\nPASSWORD=${password}\n`, { mode: 0o600 });
  // The mode above is for a new file only.
  await Deno.chmod(file, 0o600);
  return { email, password };
}

/** Signs the user in, or up where this is the first time. @returns an access token. */
export async function signIn(logokraft: LogoKraft, user: DemoUser): Promise<string> {
  const { session } = await logIn(logokraft, user) ??
    await unwrap(logokraft.POST("/api/v1/auth/signup", { body: user }));
  if (!session) throw new Error(`${user.email} has to be confirmed by e-mail first`);
  return session.access_token;
}

async function logIn(logokraft: LogoKraft, user: DemoUser) {
  try {
    return await unwrap(logokraft.POST("/api/v1/auth/login", { body: user }));
  } catch (error) {
    if (error instanceof ApiProblem && error.code === "invalid_credentials") return null;
    throw error;
  }
}
