import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { root } from "../settings.ts";
import { readViewer, viewerPath } from "./reference-viewer.ts";

// Deno downloads an npm package when something of it is imported, and knows no import for a font
// file: this names the package so that `require.resolve` finds it on disk.
import "@fontsource-variable/bricolage-grotesque/package.json" with { type: "json" };

const { resolve } = createRequire(import.meta.url);
const source = join(root, "clients/web");
const fontFile = "@fontsource-variable/bricolage-grotesque/files/" +
  "bricolage-grotesque-latin-wght-normal.woff2";

/** One file of the page, as it is sent. */
export interface PageFile {
  type: string;
  /** Its name changes with its content: a browser never asks for it again. */
  isForever: boolean;
  bytes: Uint8Array<ArrayBuffer>;
  /** The same, compressed; absent where that gains nothing. */
  br?: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
}

/** What the page consists of, by the path that a browser asks for. */
export type PageFiles = ReadonlyMap<string, () => Promise<PageFile>>;

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/**
 * Bundles the page's scripts and styles, and names each file after its content.
 *
 * @param directory receives the bundles
 * @throws an `Error` with what the bundler said
 */
export async function buildPage(directory: string): Promise<PageFiles> {
  await bundle(directory);
  const files = new Map<string, () => Promise<PageFile>>();
  /** @returns the path that it is served at */
  async function serve(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
    const path = `/assets/${name.replace(/(?=\.[^.]+$)/, `-${hash}`)}`;
    keep(path, { ...await pack(name, bytes), isForever: true });
    return path;
  }
  const keep = (path: string, file: PageFile) => files.set(path, () => Promise.resolve(file));
  const read = async (name: string) => await Deno.readTextFile(await find(directory, name));

  const font = await serve("bricolage-grotesque.woff2", await Deno.readFile(resolve(fontFile)));
  const mark = await serve("mark.svg", await Deno.readFile(join(source, "mark.svg")));
  const named = (text: string, paths: Record<string, string>) =>
    Object.entries(paths).reduce((now, [name, path]) => now.replaceAll(name, path), text);
  const style = await serve(
    "index.css",
    encode(named(await read("index.css"), { "/assets/fonts/bricolage-grotesque.woff2": font })),
  );
  const map = await serve("main.js.map", encode(await read("main.js.map")));
  const script = await serve(
    "main.js",
    encode((await read("main.js")).replace(/(?<=\/\/# sourceMappingURL=)\S+/, map)),
  );
  const reference = await serve("reference.js", encode(await read("reference.js")));
  const paths = {
    "/assets/fonts/bricolage-grotesque.woff2": font,
    "/assets/mark.svg": mark,
    "/assets/index.css": style,
    "/assets/main.js": script,
    "/assets/reference.js": reference,
    "/assets/scalar.js": viewerPath,
  };
  for (const [path, name] of [["/", "index.html"], ["/docs/", "reference.html"]] as const) {
    const html = named(await Deno.readTextFile(join(source, name)), paths);
    keep(path, { ...await pack(name, encode(html)), isForever: false });
  }
  files.set(viewerPath, once(packViewer));
  return files;
}

/** Five megabytes that few look at: packed when they are first asked for. */
async function packViewer(): Promise<PageFile> {
  return { ...await pack("scalar.js", encode(await readViewer())), isForever: true };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => made ??= make();
}

const encode = (text: string) => new TextEncoder().encode(text);

/** A file as it is sent: what is already compressed, and what is only for tools, stays as it is. */
export async function pack(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Omit<PageFile, "isForever">> {
  const extension = extname(name);
  const type = types[extension] ?? "application/octet-stream";
  if (extension === ".woff2" || extension === ".map") return { type, bytes };
  // Of the page's script, a level less leaves six hundredths more, one more takes twice the time.
  const quality = bytes.byteLength > 1_000_000 ? 5 : 10;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes),
  ]);
  return { type, bytes, br: copy(brotli), gzip: copy(zipped) };
}

function copy(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}

async function bundle(directory: string): Promise<void> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["bundle", "--quiet", "--platform=browser", "--minify", "--sourcemap=linked"],
      ...[`--config=${join(source, "deno.json")}`, `--outdir=${directory}`],
      // The browser gets these by their URL.
      "--external=/assets/*",
      ...["src/main.tsx", "src/reference.ts", "styles/index.css"].map((path) => join(source, path)),
    ],
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) throw new Error(`The page can't be built: ${new TextDecoder().decode(stderr)}`);
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
