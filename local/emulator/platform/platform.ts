import { startAuth } from "../auth/auth.ts";
import { installAuthSchema } from "../auth/schema.ts";
import { connect } from "../postgres/connect.ts";
import { startRest } from "../rest/rest.ts";
import { loadConfig, type StackConfig } from "./config.ts";
import type { StackKeys } from "./keys.ts";

export interface PlatformOptions {
  /** As `supabase_admin`, on a database with hosted's roles. */
  adminUrl: string;
  keys: StackKeys;
  /** The API's address, e.g. `http://127.0.0.1:54321`. */
  siteUrl: string;
  /** Default: the project's `supabase/config.toml`. */
  config?: StackConfig;
}

export interface Platform {
  /** Schema `auth`, which migrations refer to: call it before them. */
  installSchema(): Promise<void>;
  /** `/auth/v1/*` and `/rest/v1/*`; `peerAddress` is the client's IP address. */
  handle(request: Request, peerAddress: string): Promise<Response>;
  stop(): Promise<void>;
}

/** Starts Auth and REST, which together decide who may see what. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { adminUrl, keys, siteUrl } = options;
  const config = options.config ?? await loadConfig();
  const rest = await startRest({ adminUrl, keys, config });
  const auth = startAuth({ adminUrl, keys, config, siteUrl });
  return {
    async installSchema() {
      const sql = connect(adminUrl, { max: 1, onnotice: () => {} });
      try {
        await installAuthSchema(sql);
      } finally {
        await sql.end({ timeout: 1 });
      }
    },
    async handle(request, peerAddress) {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/auth/v1/")) return await auth.handle(request, peerAddress);
      if (pathname.startsWith("/rest/v1/")) return await rest.handle(request);
      return Response.json({ error: "requested path is invalid" }, { status: 404 });
    },
    async stop() {
      await Promise.all([auth.stop(), rest.stop()]);
    },
  };
}
