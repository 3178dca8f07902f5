import assert from "node:assert/strict";
import { openApi } from "../support/api.ts";
import { assetsOf, createProject } from "../support/create.ts";
import { readPictureHeader } from "../../supabase/functions/_shared/images/read-header.ts";
import { newUser } from "../support/user.ts";

Deno.test("each logo's thumbnail is announced once it is there", async () => {
  const user = await newUser();
  const { project_id, stream_url: streamUrl } = await createProject(user, { concept_count: 3 });
  const urls = new Map<string, string>();
  // From its first event on, or a thumbnail might be in the snapshot already.
  const following = openApi(user).follow(project_id, { streamUrl, lastEventId: 0 });
  for await (const message of following) {
    if (message.type === "asset_completed") assert.equal(message.asset.thumbnail_url, null);
    if (message.type !== "asset_updated") continue;
    assert.equal(message.asset.status, "completed");
    urls.set(message.asset.id, message.asset.thumbnail_url ?? assert.fail());
    if (urls.size === 3) break;
  }
  const assets = await assetsOf(user, project_id);
  for (const { id, thumbnail_url, asset_url, width, height } of assets) {
    for (const url of [urls.get(id) ?? assert.fail(), thumbnail_url ?? assert.fail()]) {
      const response = await fetch(url);
      assert.equal(response.status, 200);
      const bytes = new Uint8Array(await response.arrayBuffer());
      assert.ok(bytes.length <= 60 * 1024, `${bytes.length} bytes`);
      const header = readPictureHeader(bytes) ?? assert.fail();
      assert.equal(Math.max(header.width, header.height), 512);
      assert.equal(response.headers.get("content-type"), header.mimeType);
      const ratio = (width ?? 0) / (height ?? 1);
      assert.ok(Math.abs(header.width / header.height - ratio) < 0.01);
    }
    assert.notEqual(thumbnail_url, asset_url);
  }
});
