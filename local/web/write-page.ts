import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { buildPage } from "./build.ts";
import { contentSecurityPolicy } from "./page.ts";

const usage = `npx deno task page [--out DIR]

Writes the page as files for a static host, into DIR (./dist where it is left out), for the project
that SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY name.`;

const environment = z.object({
  SUPABASE_URL: z.url(),
  SUPABASE_PUBLISHABLE_KEY: z.string().startsWith("sb_publishable_"),
});

/** Hosts answer this for each folder; the root's is the page for every path that is no file. */
const INDEX = "index.html";

const { values } = parseArgs({
  args: Deno.args.filter((arg) => arg !== "--"),
  options: { out: { type: "string", default: "dist" }, help: { type: "boolean", short: "h" } },
});
const given = environment.safeParse(Deno.env.toObject());
if (values.help || !given.success) {
  console.log(usage);
  Deno.exit(values.help ? 0 : 1);
}
const supabaseUrl = given.data.SUPABASE_URL.replace(/\/+$/, "");
const publishableKey = given.data.SUPABASE_PUBLISHABLE_KEY;

const bundles = await Deno.makeTempDir({ prefix: "logokraft-page-" });
const files = await buildPage(bundles);
for (const [path, load] of files) {
  await write(path.endsWith("/") ? `${path}${INDEX}` : path, (await load()).bytes);
}
await Deno.remove(bundles, { recursive: true });
const config = { supabaseUrl, publishableKey, standIns: [] };
await write("config.json", new TextEncoder().encode(JSON.stringify(config)));
// Read by Netlify and Cloudflare Pages; for another host they say what it should send.
const headers = `/*
  Content-Security-Policy: ${contentSecurityPolicy(supabaseUrl)}
  X-Content-Type-Options: nosniff
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;
await write("_headers", new TextEncoder().encode(headers));
await write("_redirects", new TextEncoder().encode(`/* /${INDEX} 200\n`));
console.log(`${files.size} files and config.json, _headers, _redirects are in ${values.out}`);

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const file = join(values.out, path);
  await Deno.mkdir(dirname(file), { recursive: true });
  await Deno.writeFile(file, bytes);
}
