import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../local/settings.ts";
import { type Imports, readModuleGraph } from "./module-graph.ts";

const product = "supabase/functions";
/** What a route or a tool shapes its answers with; none of it reaches the database or a vendor. */
const forRoutes = [
  ...["_shared/contract", "_shared/services", "_shared/http", "_shared/images", "_shared/timing"],
  ...["_shared/bytes.ts", "_shared/config.ts", "_shared/storage.ts", "_shared/tickets.ts"],
];

/** Parts of the product, with what they may import from outside themselves, by type too. */
const layers: Record<string, string[]> = {
  "_shared": [],
  "_shared/contract": ["_shared/lettering"],
  "api/context.ts": ["_shared"],
  "api/services": ["_shared", "api/context.ts"],
  "api/requests": ["_shared", "api/context.ts"],
  "api/documentation": ["_shared", "api/context.ts", "api/requests"],
  "api/routes": [
    ...forRoutes,
    ...["api/context.ts", "api/documentation", "api/requests", "api/services"],
  ],
  "mcp/tools": [...forRoutes, "mcp/follow-project.ts", "mcp/progress.ts"],
  ...Object.fromEntries(listFunctions().map((name) => [name, ["_shared"]])),
};

/** Who asks the database: services, and what workers and the stream have instead of them. */
const asksDatabase = [
  ...["_shared/services", "api/services", "_shared/jobs/verbs/call-verb.ts"],
  ...["generate-image/is-refinement.ts", "stream/event-log.ts"],
];

const isTest = (file: string) => /\.(test|fixture)\.ts$/.test(file);
const isIn = (file: string, part: string) => file === part || file.startsWith(`${part}/`);

function listFunctions(): string[] {
  return [...Deno.readDirSync(join(root, product))]
    .filter(({ name, isDirectory }) => isDirectory && name !== "_shared").map(({ name }) => name);
}

/** Imports that this layer may not have, as `from → to`. */
function findTrespasses(graph: ReadonlyMap<string, Imports>, layer: string): string[] {
  const allowed = [layer, ...layers[layer] ?? []];
  const short = (file: string) => file.slice(`${product}/`.length);
  return [...graph].filter(([file]) => isIn(short(file), layer) && !isTest(file))
    .flatMap(([file, { byValue, byType }]) =>
      [...new Set([...byValue, ...byType])]
        .filter((target) => !allowed.some((part) => isIn(short(target), part)))
        .map((target) => `${short(file)} → ${short(target)}`)
    );
}

let graph: Map<string, Imports>;
Deno.test.beforeAll(async () => {
  graph = await readModuleGraph([product]);
});

for (const layer of Object.keys(layers)) {
  Deno.test(`${layer} imports from what lies below it alone`, () => {
    assert.ok([...graph.keys()].some((file) => isIn(file, `${product}/${layer}`)), "it is gone");
    assert.deepEqual(findTrespasses(graph, layer), []);
  });
}

Deno.test("the database is asked where it has to be, by no route and no tool", async () => {
  const askers: string[] = [];
  for (const file of [...graph.keys()].filter((file) => !isTest(file))) {
    const text = await Deno.readTextFile(join(root, file));
    if (/\.rpc\(|\.from\(\s*"/.test(text)) askers.push(file.slice(`${product}/`.length));
  }
  assert.ok(askers.length > 10, "the pattern finds nothing");
  assert.deepEqual(askers.filter((file) => !asksDatabase.some((part) => isIn(file, part))), []);
});

Deno.test("an import against the stream is found, of a type alone too", () => {
  const at = (file: string) => `${product}/api/${file}`;
  const planted = (byValue: string[], byType: string[]) =>
    new Map([[at("services/a.ts"), { byValue: byValue.map(at), byType: byType.map(at) }]]);
  const found = (...imports: Parameters<typeof planted>) =>
    findTrespasses(planted(...imports), "api/services");
  assert.deepEqual(found(["services/b.ts"], ["context.ts"]), []);
  assert.deepEqual(found(["routes/b.ts"], []), ["api/services/a.ts → api/routes/b.ts"]);
  assert.deepEqual(found([], ["requests/page.ts"]), ["api/services/a.ts → api/requests/page.ts"]);
});
