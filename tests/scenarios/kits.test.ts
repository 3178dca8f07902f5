import assert from "node:assert/strict";
import type { Kit } from "@logokraft/client";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { ok, openApi } from "../support/api.ts";
import { assetsOf, finishedProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { openDatabase } from "../support/project.ts";
import { clearFaults, holdStorage, orderFaults, releaseWork } from "../support/studio.ts";
import { newUser, type User } from "../support/user.ts";

/** What every kit holds at least. */
const PROMISED = [
  "logo/logo.svg",
  "logo/logo.pdf",
  "icons/favicon.ico",
  "icons/favicon.svg",
  "icons/apple-touch-icon.png",
  "icons/icon-192.png",
  "icons/icon-512.png",
  "icons/icon-maskable-512.png",
  "icons/site.webmanifest",
  "icons/head.html",
  "colors/palette.json",
  "colors/palette.css",
  "colors/palette.svg",
  "README.txt",
];

const at = (id: string) => ({ params: { path: { id } } });

async function statusOf(request: Promise<{ response: Response; error?: { code: string } }>) {
  const { response, error } = await request;
  return [response.status, error?.code];
}

async function finishedLogo(user: User) {
  const { project_id: project, stream_url } = await finishedProject(user, { concept_count: 1 });
  const [asset = assert.fail()] = await assetsOf(user, project);
  return { project, asset: asset.id, stream_url };
}

/** The statuses of the kits that a stream told of. */
function kitStatuses({ events }: EventClient): (string | undefined)[] {
  return events.filter(({ type }) => type === "kit_updated").map(({ kit }) => kit?.status);
}

async function untilKit(user: User, stream: EventClient, asset: string): Promise<Kit> {
  await stream.until(() => kitStatuses(stream).at(-1) === "completed");
  return (await ok(openApi(user).GET("/api/v1/assets/{id}/kit", at(asset)))).kit;
}

Deno.test("a logo's brand kit is asked for, watched, and taken home", async () => {
  const user = await newUser();
  const api = openApi(user);
  const { project, asset, stream_url } = await finishedLogo(user);
  const path = "/api/v1/assets/{id}/kit";
  assert.deepEqual(await statusOf(api.GET(path, at(asset))), [404, "not_found"]);
  using stream = new EventClient(stream_url);
  await stream.untilComplete();

  // However long these take, the kit is not made by then.
  await using held = new AsyncDisposableStack();
  held.defer(releaseWork);
  await holdStorage();
  const asked = await Promise.all(Array.from({ length: 5 }, () => api.POST(path, at(asset))));
  assert.deepEqual(asked.map(({ response }) => response.status).sort(), [200, 200, 200, 200, 202]);
  const early = api.GET("/api/v1/assets/{id}/kit/download", at(asset));
  assert.deepEqual(await statusOf(early), [409, "kit_not_ready"]);
  await held.disposeAsync();

  const kit = await untilKit(user, stream, asset);
  assert.deepEqual(kitStatuses(stream), ["pending", "generating", "completed"]);
  assert.deepEqual([kit.status, kit.error], ["completed", null]);
  assert.ok((kit.fidelity?.svg ?? 0) > 0.9, JSON.stringify(kit.fidelity));
  assert.match(kit.palette[0]?.hex ?? "", /^#[0-9a-f]{6}$/);
  const names = kit.files.map(({ name }) => name);
  assert.deepEqual(PROMISED.filter((name) => !names.includes(name)), []);
  assert.deepEqual(names.filter((name) => name.startsWith("work/")), []);
  for (const { name, url, bytes, mime_type } of kit.files) {
    const response = await fetch(url);
    assert.equal((await response.arrayBuffer()).byteLength, bytes, name);
    // Storage sends no page to a browser, so that nobody is shown one at the project's address.
    const type = mime_type === "text/html" ? "text/plain" : mime_type;
    assert.equal(response.headers.get("content-type")?.split(";")[0], type, name);
  }

  const { response } = await api.GET("/api/v1/assets/{id}/kit/download", at(asset));
  assert.equal(response.status, 302);
  const location = new URL(response.headers.get("location") ?? "");
  assert.match(location.searchParams.get("download") ?? "", /-brand-kit-[0-9a-f]{8}\.zip$/);
  const zip = new Uint8Array(await (await fetch(location)).arrayBuffer());
  assert.deepEqual([...zip.subarray(0, 4)], [0x50, 0x4b, 3, 4]);

  const again = await api.POST(path, at(asset));
  assert.deepEqual([again.response.status, again.data?.kit.status], [200, "completed"]);
  // Nothing else of the project took notice.
  const types = stream.types.slice(stream.types.indexOf("generation_complete") + 1);
  assert.deepEqual(types.filter((type) => type !== "asset_updated" && type !== "kit_updated"), []);
  assert.equal(
    (await ok(api.GET("/api/v1/projects/{id}", at(project)))).project.status,
    "completed",
  );
});

Deno.test("only a finished logo has a kit, and only its owner sees it", async () => {
  const user = await newUser();
  const stranger = openApi(await newUser());
  const { asset } = await finishedLogo(user);
  const path = "/api/v1/assets/{id}/kit";
  for (
    const request of [() => stranger.POST(path, at(asset)), () => stranger.GET(path, at(asset))]
  ) {
    assert.deepEqual(await statusOf(request()), [404, "not_found"]);
  }
  await orderFaults([{ vendor: "ark", fault: "refusal", times: 1 }]);
  const { project_id } = await finishedProject(user, { concept_count: 1 }).finally(clearFaults);
  const [failed = assert.fail()] = await assetsOf(user, project_id);
  const refused = openApi(user).POST(path, at(failed.id));
  assert.deepEqual(await statusOf(refused), [409, "asset_not_ready"]);
});

Deno.test("sixty kits an hour, then a wait that the answer names", async () => {
  const user = await newUser();
  const { asset } = await finishedLogo(user);
  const sql = openDatabase();
  await sql`
    insert into private.kit_requests (owner_id) select ${user.id} from generate_series(1, 60)`
    .finally(() => sql.end());
  const { response, error } = await openApi(user).POST("/api/v1/assets/{id}/kit", at(asset));
  assert.deepEqual([response.status, error?.code], [429, "rate_limited"]);
  const wait = Number(response.headers.get("retry-after"));
  assert.ok(wait > 3500 && wait <= 3600, String(wait));
});

Deno.test("a logo that is deleted while its kit is made leaves no file", async () => {
  const user = await newUser();
  const { project, asset, stream_url } = await finishedLogo(user);
  using stream = new EventClient(stream_url);
  await ok(openApi(user).POST("/api/v1/assets/{id}/kit", at(asset)));
  await stream.until(() => kitStatuses(stream).includes("generating"));
  const { response } = await openApi(user).DELETE("/api/v1/assets/{id}", at(asset));
  assert.equal(response.status, 204);
  const sql = openDatabase();
  const prefix = `${user.id}/${project}/`;
  await eventually("all removals", async () => {
    const left = await sql`
      select name from storage.objects where starts_with(name, ${prefix})
      union all
      select path from private.object_removals where starts_with(path, ${prefix})`;
    return left.length === 0;
  }).finally(() => sql.end());
});
