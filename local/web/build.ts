import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../settings.ts";

// Deno downloads an npm package when something of it is imported, and knows no import for a font
// file: this names the package so that `require.resolve` finds it on disk.
import "@fontsource-variable/bricolage-grotesque/package.json" with { type: "json" };

const { resolve } = createRequire(import.meta.url);
const source = join(root, "clients/web");
const font = "@fontsource-variable/bricolage-grotesque/files/" +
  "bricolage-grotesque-latin-wght-normal.woff2";

/** What the page consists of: by the path that a browser asks for, the file on disk. */
export type PageFiles = ReadonlyMap<string, string>;

/**
 * Bundles the page's scripts and styles.
 *
 * @param directory receives the bundles
 * @throws an `Error` with what the bundler said
 */
export async function buildPage(directory: string): Promise<PageFiles> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["bundle", "--quiet", "--platform=browser", "--minify", "--sourcemap=linked"],
      ...[`--config=${join(source, "deno.json")}`, `--outdir=${directory}`],
      // The browser gets these by their URL.
      "--external=/assets/*",
      ...[join(source, "src/main.tsx"), join(source, "styles/index.css")],
    ],
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) {
    throw new Error(`The page can't be built: ${new TextDecoder().decode(stderr)}`);
  }
  return new Map([
    ["/", join(source, "index.html")],
    ["/assets/mark.svg", join(source, "mark.svg")],
    ["/assets/fonts/bricolage-grotesque.woff2", resolve(font)],
    ["/assets/main.js", await find(directory, "main.js")],
    ["/assets/main.js.map", await find(directory, "main.js.map")],
    ["/assets/index.css", await find(directory, "index.css")],
  ]);
}

/** The bundler keeps the sources' folders, beginning with the first that they don't share. */
async function find(directory: string, name: string): Promise<string> {
  for await (const entry of Deno.readDir(directory)) {
    const path = join(directory, entry.name);
    if (entry.isFile && entry.name === name) return path;
    if (entry.isDirectory) {
      const found = await find(path, name).catch(() => undefined);
      if (found !== undefined) return found;
    }
  }
  throw new Error(`The bundler made no ${name}`);
}
