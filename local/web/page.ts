import type { PageFile, PageFiles } from "./build.ts";

/** Where the page finds its project, and as whom it asks. */
export interface PageConfig {
  supabaseUrl: string;
  publishableKey: string;
  /** The AI vendors that the local studio stands in for, e.g. `["Gemini", "Seedream"]`. */
  standIns: string[];
}

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
    if (pathname === "/docs") return Response.redirect(`${config.supabaseUrl}/docs/`, 302);
    // The page itself knows what its paths mean.
    const load = paths.get(pathname) ?? (wantsPage(request) ? paths.get("/") : undefined);
    return load ? send(await load(), request, config.supabaseUrl) : nothing();
  };
}

function wantsPage({ headers }: Request): boolean {
  return headers.get("accept")?.includes("text/html") ?? false;
}

function nothing(): Response {
  return Response.json({ error: "requested path is invalid" }, { status: 404 });
}

function send(file: PageFile, { headers }: Request, supabaseUrl: string): Response {
  const accepted = (headers.get("accept-encoding") ?? "").split(",")
    .map((coding) => coding.split(";")[0]?.trim());
  const coding = (["br", "gzip"] as const).find((name) => accepted.includes(name) && file[name]);
  return new Response(coding ? file[coding] : file.bytes, {
    headers: {
      "content-type": file.type,
      ...(coding && { "content-encoding": coding }),
      "vary": "accept-encoding",
      // What has the same name after another build is asked for again.
      "cache-control": file.isForever ? "public, max-age=31536000, immutable" : "no-cache",
      "x-content-type-options": "nosniff",
      "content-security-policy": contentSecurityPolicy(supabaseUrl),
    },
  });
}

/** The page runs its own script and talks to its own project, whatever a stored text says. */
export function contentSecurityPolicy(supabaseUrl: string): string {
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
