import assert from "node:assert/strict";
import { projectId, startApi } from "../../app.fixture.ts";
import { fileName, kitFileName } from "./file-name.ts";

const id = "3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70";
const object = `u/p/${id}-1.png`;
const moment = "2026-11-25T08:00:00.123456+00:00";
const completed = {
  ...{
    id,
    project_id: projectId,
    parent_asset_id: null,
    asset_type: "logo_concept",
  },
  ...{
    archetype: "abstract",
    status: "completed",
    generation_prompt: "A sun",
    instructions: null,
    error: null,
  },
  ...{ asset_url: object, attempts: 1, favorite: false, width: 1, height: 1 },
  ...{
    mime_type: "image/png",
    created_at: moment,
    updated_at: moment,
    completed_at: moment,
  },
};

Deno.test("a file is named after its company and its logo", () => {
  const name = (title: string, company = "Northwind", asset_url: string | null = "u/p/x-1.png") =>
    fileName({ id, title }, company, asset_url);
  assert.equal(
    name("Sunrise over Beans", "Northwind Coffee"),
    "northwind-coffee-sunrise-over-beans-3f6b2c1e.png",
  );
  assert.equal(name('Ærlig / Té: "Ø"', "Über-Öl"), "über-öl-ærlig-té-ø-3f6b2c1e.png");
  const traversal = name("../../etc/passwd\r\n", "../..", "u/p/x-2.webp");
  assert.equal(traversal, "etc-passwd-3f6b2c1e.webp");
  assert.equal(name("fox\u202egnp\ufe0f\u200b"), "northwind-foxgnp-3f6b2c1e.png");
  assert.equal(name("\ufe0f"), "northwind-logo-3f6b2c1e.png");
  assert.equal(name("???", "!"), "logo-3f6b2c1e.png");
  const stray = name("\u2067מקהى\u2069\u0007\u0085 x\u202c", "\u202emoc\u0001");
  assert.equal(stray, "moc-מקהى-x-3f6b2c1e.png");
});

Deno.test("a file's name fits any file system, and is cut between words", () => {
  const name = (title: string, company: string) => fileName({ id, title }, company, "u/p/x-1.webp");
  assert.equal(
    name("Swap the deep green for a warm terracotta", "Meridian Analytics and Statistics"),
    "meridian-analytics-and-swap-the-deep-green-for-a-warm-3f6b2c1e.webp",
  );
  assert.equal(name("Sun", "n".repeat(80)), `${"n".repeat(24)}-sun-3f6b2c1e.webp`);
  // No letter is parted from its vowel signs.
  const thai = "ก".repeat(30) + "ที่ที่";
  assert.equal(name(thai, "Sun"), `sun-${"ก".repeat(30)}-3f6b2c1e.webp`);
  const widest = name("\u{20000}".repeat(120), "\u{20000}".repeat(80));
  assert.ok(new TextEncoder().encode(widest).length <= 255, widest);
});

Deno.test("a kit's file says that it is one", () => {
  const kit = { id, title: "Sunrise over Beans" };
  assert.equal(
    kitFileName(kit, "Northwind Coffee"),
    "northwind-coffee-sunrise-over-beans-brand-kit-3f6b2c1e.zip",
  );
  assert.equal(kitFileName({ id, title: "???" }, "北風"), "北風-brand-kit-3f6b2c1e.zip");
  const wide = "\u{20000}".repeat(120);
  const widest = kitFileName({ id, title: wide }, wide);
  assert.ok(new TextEncoder().encode(widest).length <= 255, widest);
});

Deno.test("Storage is told the name as it is, in any script", async () => {
  for (const title of ["Sunrise over Beans", "青い背景 / Café", "100 % & more"]) {
    const company = "北風 Coffee";
    await using api = await startApi({
      "/rest/v1/generated_assets": () => Response.json([{ ...completed, title }]),
      "/rest/v1/brand_projects": () => Response.json([{ company_name: company }]),
      [`/storage/v1/object/sign/generated-assets/${object}`]: () =>
        Response.json({ signedURL: `/object/sign/generated-assets/${object}?token=t` }),
    });
    const response = await api.call(`/api/v1/assets/${id}/download`);
    assert.equal(response.status, 302);
    const url = new URL(response.headers.get("location") ?? "");
    assert.equal(url.origin, "https://logos.example");
    assert.equal(url.searchParams.get("token"), "t");
    const name = fileName({ id, title }, company, object);
    assert.equal(url.searchParams.get("download"), name);
    assert.match(name, /^北風-coffee-/);
  }
});

Deno.test("of a project that has gone nothing is downloaded", async () => {
  await using api = await startApi({
    "/rest/v1/generated_assets": () => Response.json([{ ...completed, title: "Sun" }]),
    "/rest/v1/brand_projects": () => Response.json([]),
    [`/storage/v1/object/sign/generated-assets/${object}`]: () =>
      Response.json({ signedURL: `/object/sign/generated-assets/${object}?token=t` }),
  });
  const response = await api.call(`/api/v1/assets/${id}/download`);
  assert.equal(response.status, 404);
  await response.body?.cancel();
});

Deno.test("what is deleted while it is asked for is gone; another refusal of Storage's is told as that", async () => {
  const cases = [
    [400, { statusCode: "404", error: "not_found", message: "Object not found" }, 404],
    [503, { statusCode: "503", error: "unavailable", message: "Try later" }, 503],
  ] as const;
  for (const [status, refusal, answered] of cases) {
    await using api = await startApi({
      "/rest/v1/generated_assets": () => Response.json([{ ...completed, title: "Sun" }]),
      "/rest/v1/brand_projects": () => Response.json([{ company_name: "Northwind" }]),
      [`/storage/v1/object/sign/generated-assets/${object}`]: () =>
        Response.json(refusal, { status }),
    });
    const response = await api.call(`/api/v1/assets/${id}/download`);
    assert.equal(response.status, answered);
    await response.body?.cancel();
  }
});
