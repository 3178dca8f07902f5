import assert from "node:assert/strict";
import { z } from "zod";
import { deployedFunctions, weighBundle } from "./bundle.ts";
import { readGraph } from "./module-graph.ts";
import { packedMegabytes } from "./pack.ts";

const denoConfig = z.object({ imports: z.record(z.string(), z.string()) });

for (const { name, entrypoint, importMap = "" } of await deployedFunctions()) {
  Deno.test(`${name} is small enough for hosted, and has code of every package that it names`, async () => {
    const { megabytes, usesWebAssembly, packages, mostMegabytes } = await weighBundle({
      entrypoint,
      importMap,
    });
    const packed = await packedMegabytes(entrypoint, importMap);
    console.log(
      `${name}: ${packed.toFixed(2)} MB packed, of which the code that runs, not compressed, is ` +
        `${megabytes} MB${usesWebAssembly ? ", with WebAssembly" : ""}`,
    );
    assert.ok(packed < mostMegabytes, `${packed} MB packed, ${mostMegabytes} at most`);
    assert.ok(megabytes < mostMegabytes, `${megabytes} MB, ${mostMegabytes} at most`);
    const { imports } = denoConfig.parse(JSON.parse(await Deno.readTextFile(importMap)));
    const named = Object.entries(imports).filter(([key]) => !key.startsWith("@types/"))
      .map(([, source]) => /^npm:\/?((?:@[^/]+\/)?[^@/]+)/.exec(source)?.[1] ?? source);
    assert.deepEqual(
      named.filter((name) => !packages.has(name)),
      [],
      "only types of these are used",
    );
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
