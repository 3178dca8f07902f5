import assert from "node:assert/strict";
import type { Asset } from "@logokraft/client";
import { nameFile } from "../save-pictures.ts";
import { concept } from "./concept.fixture.ts";
import { type ContactSheet, renderContactSheet } from "./contact-sheet.ts";

const hostile = `<img src=x onerror=alert(1)> & "quoted" 'name'`;

function logo(changes: Partial<Asset> = {}) {
  const asset = concept(changes);
  return { asset, fileName: nameFile(asset, 1) };
}

const sheet: ContactSheet = {
  brief: { company_name: "Northwind", industry: "Coffee", description: "Beans" },
  logos: [logo()],
  failed: [],
  cost: { amount: 0.6, currency: "USD" },
  standIns: [],
  date: new Date("2026-11-25T12:00:00Z"),
};

Deno.test("every logo is there with its title and archetype", async () => {
  const page = await renderContactSheet({
    ...sheet,
    logos: [logo(), logo({ title: "Bean & Co", archetype: "wordmark" })],
  });
  assert.match(page, /<span>Sunrise<\/span><i>abstract<\/i>/);
  assert.match(page, /<span>Bean &amp; Co<\/span><i>wordmark<\/i>/);
  assert.match(page, /src="01-sunrise\.png"/);
});

Deno.test("nothing that people or models wrote becomes markup", async () => {
  const bad = logo({ title: hostile, generation_prompt: hostile });
  const page = await renderContactSheet({
    ...sheet,
    brief: { company_name: hostile, industry: hostile, description: hostile },
    logos: [bad],
    failed: [logo({ title: hostile, error: { code: "bad_picture", message: hostile } }).asset],
    refinement: { parent: bad, instruction: hostile, result: bad },
  });
  assert.ok(!page.includes("<img src=x"));
  assert.ok(!page.includes('& "quoted"'));
});

Deno.test("where a stand-in drew, it says so, and that the costs are not real", async () => {
  const real = await renderContactSheet(sheet);
  assert.match(real, /<dd>\$0\.60<\/dd>/);
  assert.ok(!real.includes("stand-in for"));
  const page = await renderContactSheet({ ...sheet, standIns: ["Gemini", "Seedream"] });
  assert.match(page, /<dd>\$0\.60, not real<\/dd>/);
  assert.match(page, /A local stand-in for Gemini and Seedream drew this/);
});

Deno.test("nothing is loaded from elsewhere", async () => {
  const page = await renderContactSheet(sheet);
  assert.ok(!/https?:|@import|url\(/.test(page));
});

Deno.test("controls of a name don't reach the page's title", async () => {
  const brief = { ...sheet.brief, company_name: "Fox\u202e\u0007 \u2067Bar\n" };
  const page = await renderContactSheet({ ...sheet, brief });
  assert.match(page, /<title>Fox Bar — logo concepts<\/title>/);
});

Deno.test("file names tell what they are and can't leave the folder", () => {
  assert.equal(
    nameFile({ title: "../Über uns/x", mime_type: "image/png" }, 3),
    "03-über-uns-x.png",
  );
  assert.equal(nameFile({ title: "…", mime_type: "image/jpeg" }, 12), "12.jpg");
});

Deno.test("a file's name has what can be seen of the title, and parts no letter", () => {
  const name = (title: string) => nameFile({ title, mime_type: "image/png" }, 1);
  for (const blank of ["\u3164", "\u2800", "\u200b\ufe0f"]) assert.equal(name(blank), "01.png");
  assert.equal(name("fox\u202egnp\u200b"), "01-foxgnp.png");
  assert.equal(name(`${"a".repeat(59)}हिन्दी`), `01-${"a".repeat(59)}.png`);
  assert.equal(name(`${"a".repeat(40)} हिन्दी ${"b".repeat(20)}`), `01-${"a".repeat(40)}-हिन्दी.png`);
  assert.equal(name("n".repeat(80)), `01-${"n".repeat(60)}.png`);
});
