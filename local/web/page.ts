import { extname } from "node:path";
import type { PageFiles } from "./build.ts";

/** Where the page finds its project, and as whom it asks. */
export interface PageConfig {
  supabaseUrl: string;
  publishableKey: string;
  /** The AI vendors that the local studio stands in for, e.g. `["Gemini", "Seedream"]`. */
  standIns: string[];
}

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Answers browsers with the page; whoever asks for anything else is told what Supabase tells. */
export function servePage(
  files: Promise<PageFiles>,
  config: PageConfig,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return nothing();
    const { pathname } = new URL(request.url);
    if (pathname === "/config.json") {
      return Response.json(config, { headers: { "cache-control": "no-cache" } });
    }
    const paths = await files;
    // The page itself knows what its paths mean.
    const path = paths.get(pathname) ?? (wantsPage(request) ? paths.get("/") : undefined);
    return path === undefined ? nothing() : await file(path, config.supabaseUrl);
  };
}

function wantsPage({ headers }: Request): boolean {
  return headers.get("accept")?.includes("text/html") ?? false;
}

function nothing(): Response {
  return Response.json({ error: "requested path is invalid" }, { status: 404 });
}

async function file(path: string, supabaseUrl: string): Promise<Response> {
  const type = types[extname(path)] ?? "application/octet-stream";
  return new Response(await Deno.readFile(path), {
    headers: {
      "content-type": type,
      // A start may bring another build under the same name.
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
      "content-security-policy": contentSecurityPolicy(supabaseUrl),
    },
  });
}

/** The page runs its own script and talks to its own project, whatever a stored text says. */
function contentSecurityPolicy(supabaseUrl: string): string {
  const project = `'self' ${supabaseUrl} ${supabaseUrl.replace(/^http/, "ws")}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    `img-src ${project} data: blob:`,
    `connect-src ${project}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
