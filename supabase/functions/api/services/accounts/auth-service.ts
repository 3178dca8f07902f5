import { z } from "zod";
import type { Config } from "../../../_shared/config.ts";
import { timedFetch } from "../../../_shared/http/timed-fetch.ts";
import { Problem } from "../../../_shared/http/problem.ts";
import { explainRefusal } from "./auth-refusals.ts";

const userSchema = z.object({ id: z.guid(), email: z.string().default("") });

const sessionSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  token_type: z.string(),
  expires_in: z.number(),
  expires_at: z.number(),
});

const signedIn = sessionSchema.extend({ user: userSchema })
  .transform(({ user, ...session }) => ({ user, session }));
// Where addresses have to be confirmed, a sign-up answers with the user alone.
const signedUp = z.union([signedIn, userSchema.transform((user) => ({ user, session: null }))]);

export type SignedIn = z.infer<typeof signedIn>;
export type SignedUp = z.infer<typeof signedUp>;

export interface Credentials {
  email: string;
  password: string;
}

/** Signs users up, in and out at the project's Auth. */
export interface AuthService {
  signUp(credentials: Credentials): Promise<SignedUp>;
  logIn(credentials: Credentials): Promise<SignedIn>;
  refresh(refreshToken: string): Promise<SignedIn>;
  /** Ends the session that the token is of; one that has ended already stays so. */
  logOut(accessToken: string): Promise<void>;
}

/**
 * @param callerAddress the user's IP address, to which Auth's rate limits are applied. Without it
 * all users would share the function's address and its limit. Auth believes it because the secret
 * key comes with it.
 */
export function createAuthService(
  config: Config,
  callerAddress: string | undefined,
  send: typeof fetch = timedFetch(),
): AuthService {
  async function post(path: string, body: unknown, accessToken?: string): Promise<Response> {
    const headers = new Headers({
      "content-type": "application/json",
      "apikey": config.secretKey,
      // From this version on, errors have codes.
      "x-supabase-api-version": "2024-01-01",
    });
    if (accessToken) headers.set("authorization", `Bearer ${accessToken}`);
    if (callerAddress) headers.set("sb-forwarded-for", callerAddress);
    try {
      return await send(`${config.supabaseUrl}/auth/v1/${path}`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
    } catch (cause) {
      throw new Problem("unavailable", undefined, { cause });
    }
  }

  async function ask<T extends z.ZodType>(path: string, body: unknown, shape: T) {
    const response = await post(path, body);
    if (!response.ok) throw await explainRefusal(response);
    return shape.parse(await response.json());
  }

  return {
    signUp: (credentials) => ask("signup", credentials, signedUp),
    logIn: (credentials) => ask("token?grant_type=password", credentials, signedIn),
    refresh: (refreshToken) =>
      ask("token?grant_type=refresh_token", { refresh_token: refreshToken }, signedIn),
    async logOut(accessToken) {
      const response = await post("logout?scope=local", {}, accessToken);
      await response.body?.cancel();
      // 401, 403 and 404: the session or its user is gone already.
      if (!response.ok && ![401, 403, 404].includes(response.status)) {
        throw new Problem("unavailable");
      }
    },
  };
}
