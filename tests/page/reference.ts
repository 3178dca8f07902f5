import assert from "node:assert/strict";
import { pageTest } from "./page-test.ts";

pageTest("the API's document is shown, and nothing comes from elsewhere", async ({ visit }) => {
  const visitor = await visit();
  const { page, url } = visitor;
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const isHere = request.url().startsWith(url) || /^(data|blob):/.test(request.url());
    if (!isHere) elsewhere.push(request.url());
  });
  const answer = await page.goto(`${url}/functions/v1/api/v1/docs`);
  assert.equal(page.url(), `${url}/docs/`);
  const asked = answer?.request().redirectedFrom();
  assert.ok(asked && !asked.redirectedFrom(), "it is one redirect away");
  await page.getByRole("heading", { name: "LogoKraft", level: 1 }).waitFor();
  await page.getByRole("heading", { name: "Accounts", level: 2 }).waitFor();
  // What only comes into sight later is loaded later.
  await page.mouse.wheel(0, 20_000);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(elsewhere, []);
  const broken = await page.evaluate<number>(
    "[...document.images].filter((image) => image.complete && image.naturalWidth === 0).length",
  );
  assert.equal(broken, 0);
});
