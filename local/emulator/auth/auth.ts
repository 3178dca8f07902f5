import { Hono } from "hono";
import { requireApiKey } from "../platform/caller.ts";
import type { StackConfig } from "../platform/config.ts";
import type { StackKeys } from "../platform/keys.ts";
import { loginUrl } from "../platform/login.ts";
import { connect } from "../postgres/connect.ts";
import { describeClient } from "./client.ts";
import type { AuthContext, AuthEnv } from "./context.ts";
import { AuthError, errorResponse } from "./error.ts";
import type { Mail } from "./mail.ts";
import { RateLimit } from "./rate-limit.ts";
import type { RedirectRules } from "./redirect.ts";
import { adminUserRoutes } from "./routes/admin-users.ts";
import { discoveryRoutes } from "./routes/discovery.ts";
import { notOfferedRoutes } from "./routes/not-offered.ts";
import { recoveryRoutes } from "./routes/recovery.ts";
import { signUpRoutes } from "./routes/sign-up.ts";
import { tokenRoutes } from "./routes/token.ts";
import { userRoutes } from "./routes/user.ts";

export interface AuthOptions {
  /** As `supabase_admin`; Auth logs in as `supabase_auth_admin`, so that triggers run as hosted. */
  adminUrl: string;
  keys: StackKeys;
  config: StackConfig;
  /** The API's address, e.g. `http://127.0.0.1:54321`; the tokens' issuer is `{apiUrl}/auth/v1`. */
  apiUrl: string;
  /** Where links in mails lead. */
  redirects: RedirectRules;
  /** Instead of a mail server. */
  sendMail(mail: Mail): Promise<void>;
}

export interface Auth {
  /** `/auth/v1/*`; `peerAddress` is the client's IP address. */
  handle(request: Request, peerAddress: string): Promise<Response>;
  stop(): Promise<void>;
}

const CONNECTIONS = 5;
/** Between attempts to connect; the driver's own pauses grow to 20 s. */
const RETRY_SECONDS = 0.1;

/** Starts Auth on a database that has its schema. */
export function startAuth(options: AuthOptions): Auth {
  const { adminUrl, keys, config, apiUrl, redirects, sendMail } = options;
  const sql = connect(loginUrl(adminUrl, "supabase_auth_admin"), {
    max: CONNECTIONS,
    backoff: () => RETRY_SECONDS,
    onnotice: () => {},
    connection: { search_path: "auth" },
  });
  const { sign_in_sign_ups, token_refresh, token_verifications, burst } = config.auth.rate_limit;
  const app = createApp({
    sql,
    keys,
    rules: config.auth,
    issuer: `${apiUrl}/auth/v1`,
    limits: {
      signUp: new RateLimit(sign_in_sign_ups, burst),
      token: new RateLimit(token_refresh, burst),
      user: new RateLimit(sign_in_sign_ups, burst),
      verify: new RateLimit(token_verifications, burst),
    },
    redirects,
    sendMail,
  });
  return {
    handle: async (request, peerAddress) => await app.fetch(request, { peerAddress }),
    stop: () => sql.end({ timeout: 1 }),
  };
}

/** Paths that browsers are sent to, and so without a key. */
function isOpen(path: string): boolean {
  return path.startsWith("/auth/v1/.well-known/") ||
    ["/auth/v1/authorize", "/auth/v1/verify"].includes(path);
}

function createApp(context: AuthContext): Hono<AuthEnv> {
  const { keys } = context;
  return new Hono<AuthEnv>()
    .basePath("/auth/v1")
    .use(async (c, next) => {
      const { headers } = c.req.raw;
      if (!isOpen(c.req.path)) {
        const refusal = await requireApiKey(headers, keys);
        if (refusal) return refusal;
      }
      c.set("client", describeClient(headers, c.env.peerAddress, keys));
      await next();
    })
    .route("/", discoveryRoutes(context))
    .route("/", signUpRoutes(context))
    .route("/", tokenRoutes(context))
    .route("/", userRoutes(context))
    .route("/", adminUserRoutes(context))
    .route("/", recoveryRoutes(context))
    .route("/", notOfferedRoutes(context))
    .notFound(() => new Response("404 page not found\n", { status: 404 }))
    .onError((error, c) => {
      const apiVersion = c.req.header("x-supabase-api-version");
      if (error instanceof AuthError) return errorResponse(error, apiVersion);
      console.error("auth: unexpected failure", error);
      const failure = new AuthError(500, "unexpected_failure", "Unexpected failure");
      return errorResponse(failure, apiVersion);
    });
}
