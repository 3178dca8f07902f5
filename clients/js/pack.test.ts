import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { becomes, FakeApi, project, snapshot } from "./src/api.fixture.ts";

// So that Deno has them on disk.
import "eventsource";
import "openapi-fetch";

const here = fileURLToPath(new URL(".", import.meta.url));

const script = `
import { createLogoKraft } from "@logokraft/client";
import { EventSource } from "eventsource";

const [url, projectId] = process.argv.slice(2);
const logokraft = createLogoKraft({ url, getToken: () => "token", EventSource });
for await (const message of logokraft.follow(projectId)) {
  if (message.type !== "project_updated") continue;
  console.log(message.project.status);
  break;
}
`;

const typed = `
import { createLogoKraft, unwrap, type Asset } from "@logokraft/client";

const logokraft = createLogoKraft({ url: "http://127.0.0.1:9", getToken: () => "token" });
const { assets } = await unwrap(
  logokraft.GET("/api/v1/projects/{id}/assets", { params: { path: { id: "x" } } }),
);
export const first: Asset | undefined = assets[0];
for await (const message of logokraft.follow("x")) {
  if (message.type === "snapshot") message.assets.map(({ title }) => title.length);
}
// @ts-expect-error: there is no such path.
await logokraft.GET("/api/v1/nothing");
`;

Deno.test("what npm packs works in Node, and with its types", async () => {
  const folder = await mkdtemp(join(tmpdir(), "logokraft-pack-"));
  try {
    await run("npm", ["pack", "--pack-destination", folder], here);
    const client = join(folder, "node_modules/@logokraft/client");
    await mkdir(client, { recursive: true });
    const tarball = join(folder, "logokraft-client-0.1.0.tgz");
    await run("tar", ["-xzf", tarball, "--strip-components=1", "-C", client], folder);
    await install(folder, "openapi-fetch", "openapi-typescript-helpers");
    await install(folder, "eventsource", "eventsource-parser");

    await writeFile(join(folder, "script.mjs"), script);
    await using api = new FakeApi([
      [{ id: 1, message: snapshot() }],
      401,
      [{ id: 2, message: becomes("completed") }],
    ]);
    const said = await run("node", ["script.mjs", api.url, project.id], folder);
    assert.equal(said.trim(), "completed");
    assert.deepEqual(api.resumes, [null, "1", "1"]);

    await writeFile(join(folder, "typed.mts"), typed);
    assert.deepEqual(complaints(join(folder, "typed.mts")), []);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** Runs a command. @returns what it printed. @throws with what it complained of. */
async function run(command: string, args: string[], cwd: string): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, { args, cwd }).output();
  const [said, complaint] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  if (!success) throw new Error(`${command} ${args.join(" ")}: ${complaint}`);
  return said ?? "";
}

/** Copies a package and the one it needs from where Deno keeps them: no network. */
async function install(folder: string, name: string, dependency: string): Promise<void> {
  const entry = createRequire(import.meta.url).resolve(name);
  for (
    const [one, from] of [[name, entry], [dependency, createRequire(entry).resolve(dependency)]]
  ) {
    const root = from.slice(0, from.lastIndexOf("/dist/"));
    await cp(root, join(folder, "node_modules", one), { recursive: true });
  }
}

/** What TypeScript has against a file for Node. */
function complaints(file: string): string[] {
  const program = ts.createProgram([file], {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
  });
  return ts.getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
