import assert from "node:assert/strict";
import { z } from "zod";
import { deployedFunctions, weighBundle } from "./bundle.ts";
import { readGraph } from "./module-graph.ts";

const denoConfig = z.object({ imports: z.record(z.string(), z.string()) });

for (const { name, entrypoint, importMap = "" } of await deployedFunctions()) {
  Deno.test(`${name} is small enough for hosted`, async () => {
    const { megabytes, usesWebAssembly, mostMegabytes } = await weighBundle({
      entrypoint,
      importMap,
    });
    console.log(`${name}: ${megabytes} MB${usesWebAssembly ? ", with WebAssembly" : ""}`);
    assert.ok(megabytes < mostMegabytes, `${megabytes} MB, ${mostMegabytes} at most`);
  });

  Deno.test(`${name} names no package that it does not use`, async () => {
    const config = denoConfig.parse(JSON.parse(await Deno.readTextFile(importMap)));
    const { imports } = await readGraph(entrypoint, importMap);
    const unused = Object.keys(config.imports).filter((key) => {
      // A comment names the types of a package that has none of its own.
      const name = key.replace(/^@types\//, "");
      const isPrefix = name.endsWith("/");
      return ![...imports].some((one) => isPrefix ? one.startsWith(name) : one === name);
    });
    assert.deepEqual(unused, []);
  });
}
