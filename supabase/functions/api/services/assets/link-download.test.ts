import assert from "node:assert/strict";
import { fileName } from "./link-download.ts";

const id = "3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70";

Deno.test("a file is named after its logo", () => {
  const name = (title: string, asset_url: string | null = "u/p/x-1.png") =>
    fileName({ id, title, asset_url });
  assert.equal(name("Sunrise over Beans"), "sunrise-over-beans-3f6b2c1e.png");
  assert.equal(name('Ærlig / Té: "Ø"'), "ærlig-té-ø-3f6b2c1e.png");
  assert.equal(name("../../etc/passwd\r\n", "u/p/x-2.webp"), "etc-passwd-3f6b2c1e.webp");
  assert.equal(name("???"), "logo-3f6b2c1e.png");
  assert.ok(name("long ".repeat(40)).length < 80);
});
