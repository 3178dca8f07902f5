import { createRequire } from "node:module";
// What is imported of a package is installed, all of it.
import "@cwasm/jpeg-turbo/package.json" with { type: "json" };
import "@cwasm/webp/package.json" with { type: "json" };

const { resolve } = createRequire(import.meta.url);
const folder = new URL(
  "../../../supabase/functions/make-renditions/pictures/codecs/",
  import.meta.url,
);

/** Decoders' WebAssembly, as code: a deployed function has no other files. */
export const codecs = [
  { packageName: "@cwasm/jpeg-turbo", file: "jpeg-turbo.wasm" },
  { packageName: "@cwasm/webp", file: "webp.wasm", module: "libwebp.wasm.ts" },
].map(({ packageName, file, module = `${file}.ts` }) => ({
  packageName,
  module: new URL(module, folder),
  readOriginal: () => Deno.readFile(resolve(`${packageName}/${file}`)),
}));
