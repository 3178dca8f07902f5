import assert from "node:assert/strict";
import { join } from "node:path";
import { functionsFolder, root } from "../../local/settings.ts";
import { generateDocument } from "../support/openapi.ts";
import { deployedFunctions } from "./bundle.ts";

const guide = await Deno.readTextFile(join(root, "docs/deploying.md"));

/** The rows of the table under a heading of the guide, as their cells. */
function tableUnder(heading: string): string[][] {
  const [, section = assert.fail(`no "${heading}"`)] = guide.split(`\n## ${heading}\n`);
  const [body = ""] = section.split("\n## ");
  return body.split("\n").filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
}

const limits = tableUnder("What one user may ask for");

Deno.test("the guide says of every function who calls it and how often", async () => {
  const told = tableUnder("The functions, and what each costs you").map(([name]) => name);
  const functions = (await deployedFunctions()).map(({ name }) => `\`${name}\``);
  assert.deepEqual(told.sort(), functions.sort());
});

Deno.test("the guide has every policy by which somebody is told to come later", async () => {
  const policies = new Set<string>();
  for (const file of await sources(functionsFolder)) {
    const text = await Deno.readTextFile(file);
    const found = [
      ...text.matchAll(/new OpenLimit\(\s*"([a-z-]+)"/g),
      ...(/limitHeaders\(|limited\(/.test(text) ? text.matchAll(/\bname: "([a-z-]+)"/g) : []),
    ];
    for (const [, name] of found) policies.add(`\`${name}\``);
  }
  assert.deepEqual(limits.map(([policy]) => policy).sort(), [...policies].sort());
});

Deno.test("the guide has every route that may answer 429, with the code of its policy", () => {
  const { paths } = generateDocument();
  for (const [path, item] of Object.entries(paths ?? {})) {
    for (const [method, operation] of Object.entries(item)) {
      const { description } = operation.responses["429"] ?? {};
      const call = callOf(method, path);
      const codes = [...(description ?? "").matchAll(/`([a-z_]+)`/g)].map(([code]) => code);
      const rows = limits.filter((cells) => cells[3]?.includes(call));
      assert.deepEqual([...new Set(rows.map(([, code]) => code))].sort(), codes.sort(), call);
    }
  }
});

Deno.test("the changelog has every function and every route", async () => {
  const log = await Deno.readTextFile(join(root, "CHANGELOG.md"));
  const { paths = {} } = generateDocument();
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => callOf(method, path))
  );
  const functions = (await deployedFunctions()).map(({ name }) => `\`${name}\``);
  assert.deepEqual([...functions, ...routes].filter((name) => !log.includes(name)), []);
});

/** As the pages name a route. */
function callOf(method: string, path: string): string {
  return `\`${method.toUpperCase()} ${path.replace(/^\/api\/v1/, "")}\``;
}

/** The product's own modules, without their tests. */
async function sources(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = join(folder, name);
    if (isDirectory) files.push(...await sources(path));
    else if (/(?<!\.test|\.fixture)\.ts$/.test(name)) files.push(path);
  }
  return files;
}
