import assert from "node:assert/strict";
import { findCircles, type Imports, readModuleGraph } from "./module-graph.ts";

/** Folders with what they may import from outside themselves; tests of theirs may do more. */
const borders: Record<string, string[]> = {
  "supabase/functions": [],
  "vendor-studio": [],
  "local/emulator": [],
  "clients/js": [],
  // It asks vendors as the product does, and compares them with the studio.
  "check-vendors": ["supabase/functions", "vendor-studio", "local"],
  // It starts the stack where none runs.
  "clients/cli": ["clients/js", "local"],
  "clients/web": ["clients/js"],
};

const everything = [
  ...["supabase/functions", "vendor-studio", "check-vendors", "local", "clients/js", "clients/cli"],
  ...["tests", "bench"],
];

let graph: Map<string, Imports>;
Deno.test.beforeAll(async () => {
  graph = new Map([
    ...await readModuleGraph(everything),
    ...await readModuleGraph(["clients/web"], "clients/web/deno.json"),
  ]);
});

const isTest = (file: string) => /\.(test|fixture)\.tsx?$|\/conformance\/|\/cli\/cli\./.test(file);
const allImports = (imports: ReadonlyMap<string, Imports>) =>
  new Map([...imports].map(([file, { byValue, byType }]) => [file, [...byValue, ...byType]]));
const isIn = (file: string, folder: string) => file.startsWith(`${folder}/`);

for (const [folder, allowed] of Object.entries(borders)) {
  Deno.test(`${folder} imports only from ${["itself", ...allowed].join(" and ")}`, () => {
    const strangers = [...graph].filter(([file]) => isIn(file, folder) && !isTest(file))
      .flatMap(([file, { byValue, byType }]) =>
        [...byValue, ...byType]
          .filter((target) => ![folder, ...allowed].some((place) => isIn(target, place)))
          .map((target) => `${file} → ${target}`)
      );
    assert.deepEqual(strangers, []);
  });
}

Deno.test("the rooms of _shared import each other in one direction", () => {
  const shared = "supabase/functions/_shared/";
  const room = (file: string) => file.slice(shared.length).split("/").slice(0, -1)[0];
  const rooms = new Map<string, string[]>();
  for (const [file, { byValue, byType }] of graph) {
    const from = file.startsWith(shared) && !isTest(file) ? room(file) : undefined;
    if (from === undefined) continue;
    const to = [...byValue, ...byType].filter((target) => target.startsWith(shared));
    const others = to.flatMap((target) => room(target) ?? []).filter((name) => name !== from);
    rooms.set(from, [...rooms.get(from) ?? [], ...others]);
  }
  assert.deepEqual(findCircles(rooms), []);
});

Deno.test("no file of the checkout takes part in a circle of imports, by value or by type", () => {
  assert.ok(graph.size > 500, "the graph has holes");
  assert.deepEqual(findCircles(allImports(graph)), []);
});

Deno.test("a circle is found that only a type closes", () => {
  const planted = new Map(graph);
  planted.set("planted/a.ts", { byValue: ["planted/b.ts"], byType: [] });
  planted.set("planted/b.ts", { byValue: [], byType: ["planted/a.ts"] });
  assert.deepEqual(findCircles(allImports(planted)), [["planted/a.ts", "planted/b.ts"]]);
});

Deno.test("circles are found, and only circles", () => {
  const imports = new Map([
    ["a", ["b", "d"]],
    ["b", ["c"]],
    ["c", ["a"]],
    ["d", ["c", "e"]],
    ["e", []],
    ["f", ["f"]],
    ["g", ["e"]],
  ]);
  assert.deepEqual(findCircles(imports), [["a", "b", "c", "d"], ["f"]]);
});
