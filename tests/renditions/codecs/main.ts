import { gzipSync } from "node:zlib";
import { codecs } from "./codecs.ts";

/** Writes the decoders of `make-renditions` anew from their packages: `npx deno task codecs`. */
for (const { packageName, module, readOriginal } of codecs) {
  const code = gzipSync(await readOriginal(), { level: 9 }).toString("base64");
  await Deno.writeTextFile(
    module,
    `/** ${packageName}'s WebAssembly, gzipped, as base64: written by \`npx deno task codecs\`. */\n` +
      `export default "${code}";\n`,
  );
}
