import { basename } from "node:path";
import ts from "typescript";

/** Writes `dist`: what Node and browsers run, and its types. */
const source = new URL("src/", import.meta.url);
const target = new URL("dist/", import.meta.url);

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
};
const declarationOptions = { ...compilerOptions, declaration: true, isolatedDeclarations: true };

await Deno.remove(target, { recursive: true }).catch(() => {});
await Deno.mkdir(target);
for await (const { name } of Deno.readDir(source)) {
  if (!name.endsWith(".ts") || name.endsWith(".test.ts")) continue;
  const text = await Deno.readTextFile(new URL(name, source));
  const file = { fileName: name, reportDiagnostics: true };
  const script = ts.transpileModule(text, { ...file, compilerOptions });
  const types = ts.transpileDeclaration(text, { ...file, compilerOptions: declarationOptions });
  const [complaint] = [...script.diagnostics ?? [], ...types.diagnostics ?? []];
  if (complaint) {
    throw new Error(ts.flattenDiagnosticMessageText(complaint.messageText, "\n"));
  }
  const stem = basename(name, ".ts");
  await Deno.writeTextFile(new URL(`${stem}.js`, target), toJsImports(script.outputText));
  await Deno.writeTextFile(new URL(`${stem}.d.ts`, target), toJsImports(types.outputText));
}

/** The files beside a module are `.js` once they are built. */
function toJsImports(text: string): string {
  return text.replace(/(from "\.\/[\w-]+)\.ts"/g, '$1.js"');
}
