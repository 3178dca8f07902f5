import assert from "node:assert/strict";
import { ok, openApi } from "../support/api.ts";
import { assetsOf } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { project } from "../support/project.ts";
import { newUser } from "../support/user.ts";

Deno.test("nothing is fetched from where a user says, and no answer leads there", async () => {
  const visits: string[] = [];
  await using trap = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (request) => {
    visits.push(request.url);
    return new Response("caught");
  });
  const url = `http://127.0.0.1:${trap.addr.port}/logo.png`;
  const user = await newUser();
  const api = openApi(user);
  const named = [...[
    "inspiration_image_url",
    "inspiration_file",
    "image_url",
    "asset_url",
    "webhook",
  ], ...["callback", "logo", "file", "url"]];
  const created = await ok(api.POST("/api/v1/projects", {
    body: { brief_data: { company_name: url, industry: url, description: url } },
    headers: {
      ...{ "x-forwarded-host": new URL(url).host, "x-forwarded-proto": "http", referer: url },
      ...{ origin: new URL(url).origin, forwarded: `host=${new URL(url).host}` },
    },
    bodySerializer() {
      const form = new FormData();
      const brief = {
        ...{ company_name: "Lure", industry: url, description: `![](${url}) ${url}` },
        ...{ tagline: url, styles: [url.slice(0, 40)], avoid: url, concept_count: 2 },
        ...Object.fromEntries(named.map((name) => [name, url])),
      };
      form.set("brief_data", JSON.stringify(brief));
      form.set("project_name", url);
      for (const name of named.slice(2)) form.set(name, url);
      return form;
    },
  }));
  using stream = new EventClient(created.stream_url);
  await stream.untilComplete();
  const [asset = assert.fail()] = await assetsOf(user, created.project_id);
  const refined = await ok(api.POST("/api/v1/assets/{id}/refine", {
    params: { path: { id: asset.id } },
    body: { action: "edit", instructions: `Make it navy, as in the picture at ${url}` },
  }));
  await stream.until(() =>
    stream.events.some(({ type, asset }) =>
      type === "asset_completed" && asset?.id === refined.assets[0]?.id
    )
  );
  assert.deepEqual(visits, []);
  const home = new URL(project.SUPABASE_URL).host;
  const assets = await assetsOf(user, created.project_id);
  const links = [created.stream_url, refined.stream_url, ...assets.map((one) => one.asset_url)];
  for (const link of links) assert.equal(new URL(link ?? "").host, home);
});
