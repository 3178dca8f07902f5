import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../local/settings.ts";

const read = (path: string) => Deno.readTextFile(join(root, path));
const { tasks }: { tasks: Record<string, string> } = JSON.parse(await read("deno.json"));

/** Where commands are told of. */
const pages = [
  ...["README.md", "CONTRIBUTING.md", "local/README.md", "clients/js/README.md"],
  ...[...Deno.readDirSync(join(root, "docs"))].map(({ name }) => name)
    .filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`),
];
/** Commands that take options. Those of the others are what they write, and they take none. */
const withHelp = [
  ...["start", "test", "reset", "logo", "check-vendors", "page", "check-hosted"],
  ...["fuzz", "drill", "soak", "bench"],
];

Deno.test("each command that a page names is there, and README names each", async () => {
  const named = new Set<string>();
  for (const page of pages) {
    for (const [, name = ""] of (await read(page)).matchAll(/\bdeno task ([\w-]+)/g)) {
      assert.ok(name in tasks, `${page} names ${name}`);
      if (page === "README.md") named.add(name);
    }
  }
  // `ok` runs it.
  assert.deepEqual(Object.keys(tasks).filter((name) => !named.has(name)), ["check"]);
});

Deno.test("what commands run lies where they look for it", async () => {
  for (const [name, command] of Object.entries(tasks)) {
    for (const [file = ""] of command.matchAll(/\S+\.ts\b/g)) {
      assert.ok((await Deno.stat(join(root, file))).isFile, `${name}: ${file}`);
    }
  }
});

for (const name of withHelp) {
  Deno.test(`${name} --help tells how it is used and does nothing`, async () => {
    const { code, stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["task", "--quiet", name, "--help"],
      cwd: root,
      stderr: "inherit",
    }).output();
    assert.equal(code, 0);
    assert.match(new TextDecoder().decode(stdout), new RegExp(`^npx deno task ${name}\\b`));
  });
}
