import assert from "node:assert/strict";
import { join } from "node:path";
import { type Asset, createLogoKraft } from "@logokraft/client";
import { project } from "../js/src/api.fixture.ts";
import { collectLogos } from "./collect-logos.ts";
import { OutputFolder } from "./output-folder.ts";
import { concept } from "./sheet/concept.fixture.ts";

const brief = { company_name: "Northwind", industry: "Coffee", description: "Beans" };
const stopped = new Error("Stopped");

type Answer = (request: Request, stop: AbortController) => Response | Promise<Response>;

/** What lies in the folder after a run that ended early, of two concepts. */
async function collected(
  reason: RegExp,
  answer: Answer,
): Promise<{ names: string[]; page: string }> {
  const path = await Deno.makeTempDir();
  const stop = new AbortController();
  const quiet = { port: 0, hostname: "127.0.0.1", onListen() {} };
  const server = Deno.serve(quiet, (request) => answer(request, stop));
  try {
    const url = `http://127.0.0.1:${server.addr.port}`;
    const concepts: Asset[] = ["Sunrise", "Bean"].map((title) =>
      concept({ title, asset_url: `${url}/${title}` })
    );
    const following = {
      logokraft: createLogoKraft({ url }),
      story: {
        project,
        assets: new Map(concepts.map((asset) => [asset.id, asset])),
        kits: new Map(),
        lastEventId: undefined,
      },
      onChange() {},
      signal: stop.signal,
    };
    const folder = await OutputFolder.open(path);
    await assert.rejects(collectLogos(following, folder, { brief, kit: false }, []), reason);
    const entries = await Array.fromAsync(Deno.readDir(path));
    const names = entries.map(({ name }) => name).filter((name) => !name.startsWith(".")).sort();
    const page = await Deno.readTextFile(join(path, "index.html")).catch(() => "");
    return { names, page };
  } finally {
    stop.abort(stopped);
    await server.shutdown();
    await Deno.remove(path, { recursive: true });
  }
}

const isFor = (end: string, { url }: Request) => new URL(url).pathname.endsWith(end);

Deno.test("a run that is stopped while the refinement is drawn leaves a sheet of the concepts", async () => {
  const { names, page } = await collected(/Stopped/, (request, stop) => {
    if (isFor("/refine", request)) stop.abort(stopped);
    return new Response("picture");
  });
  assert.deepEqual(names, ["01-sunrise.png", "02-bean.png", "index.html"]);
  assert.match(page, /01-sunrise\.png[^]*02-bean\.png/);
});

Deno.test("a run that is stopped while pictures arrive leaves a sheet of those that did", async () => {
  const { names, page } = await collected(/Stopped/, (request, stop) => {
    if (isFor("/Bean", request)) stop.abort(stopped);
    return new Response("picture");
  });
  assert.deepEqual(names, ["01-sunrise.png", "index.html"]);
  assert.match(page, /01-sunrise\.png/);
});

Deno.test("a run that fails does so too, and says why", async () => {
  const { names } = await collected(
    /"Bean" could not be downloaded \(500\)/,
    (request) => new Response("picture", { status: isFor("/Bean", request) ? 500 : 200 }),
  );
  assert.deepEqual(names, ["01-sunrise.png", "index.html"]);
});

Deno.test("where no picture arrived, there is no sheet", async () => {
  const { names } = await collected(
    /could not be downloaded/,
    () => new Response(null, { status: 500 }),
  );
  assert.deepEqual(names, []);
});
