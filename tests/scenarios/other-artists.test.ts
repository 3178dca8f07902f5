import { unwrap } from "@logokraft/client";
import { Resvg } from "@resvg/resvg-js";
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { type OwnStackUser, withOwnStackUser } from "../support/own-stack-user.ts";

/** A user of a stack of its own, on which this model of fal's draws. */
function withArtist(model: string, run: (user: OwnStackUser) => Promise<void>): Promise<void> {
  return withOwnStackUser({ IMAGE_PROVIDER: "fal", SEEDREAM_MODEL: model }, run);
}

Deno.test("a vector is stored, shown, downloaded and refined", async () => {
  const model = "fal-ai/recraft/v4.1/text-to-vector";
  await withArtist(model, async ({ api, url, token, create, untilComplete }) => {
    const id = await create(2);
    const { assets } = await unwrap(
      api.GET("/api/v1/projects/{id}/assets", { params: { path: { id } } }),
    );
    for (const { status, mime_type, width, height, asset_url, cost } of assets) {
      assert.deepEqual([status, mime_type], ["completed", "image/svg+xml"]);
      assert.deepEqual([width, height], [2048, 2048]);
      const amount = cost?.amount ?? 0;
      assert.equal(amount >= 0.08 && amount < 0.09, true, `${amount}`);
      const picture = await fetch(asset_url ?? "");
      assert.equal(picture.headers.get("content-type"), "image/svg+xml");
      const svg = await picture.text();
      assert.match(svg, /^<svg [^>]*viewBox="0 0 2048 2048"/);
      assert.doesNotMatch(svg, /metadata|preserveAspectRatio/);
    }
    const [asset] = assets;
    const download = await fetch(`${url}/functions/v1/api/v1/assets/${asset?.id}/download`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.match(download.headers.get("content-disposition") ?? "", /\.svg/);
    await download.body?.cancel();

    const refined = await unwrap(api.POST("/api/v1/assets/{id}/refine", {
      params: { path: { id: asset?.id ?? "" } },
      body: { action: "edit", instructions: "Make it deep blue" },
    }));
    await untilComplete(id);
    const { asset: after } = await unwrap(
      api.GET("/api/v1/assets/{id}", { params: { path: { id: refined.assets[0]?.id ?? "" } } }),
    );
    assert.equal(after.status, "completed", after.error?.message ?? "");
    assert.match(after.mime_type ?? "", /^image\/(png|jpeg)$/);
    assert.deepEqual([after.width, after.height], [2048, 2048]);
  });
});

Deno.test("a picture on transparent ground stays transparent", async () => {
  await withArtist("fal-ai/ideogram/v3/generate-transparent", async ({ api, create }) => {
    const id = await create(1);
    const { assets: [asset] } = await unwrap(
      api.GET("/api/v1/projects/{id}/assets", { params: { path: { id } } }),
    );
    assert.equal(asset?.mime_type, "image/png");
    const amount = asset?.cost?.amount ?? 0;
    assert.equal(amount >= 0.06 && amount < 0.07, true, `${amount}`);
    const bytes = await (await fetch(asset?.asset_url ?? "")).arrayBuffer();
    assert.equal(alphaOf(Buffer.from(bytes)), 0, "its corner shows what is behind it");
  });
});

/** How opaque a picture's first pixel is, 0 to 255. */
function alphaOf(png: Buffer): number | undefined {
  const href = `data:image/png;base64,${png.toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">` +
    `<image width="8" height="8" href="${href}"/></svg>`;
  return new Resvg(svg).render().pixels[3];
}
