import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { pageTest } from "./page-test.ts";

pageTest("a brand kit is made, seen in use, and taken home", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await visitor.arrive();
  await visitor.order(1);
  await page.getByRole("link", { name: /^Logo 01 / }).click();
  await page.getByRole("button", { name: "Brand kit" }).click();
  const dialog = page.getByRole("dialog", { name: "Brand kit" });
  await dialog.getByRole("heading", { name: "In use" }).waitFor();
  assert.match(page.url(), /\/kits\/[0-9a-f-]{36}$/);

  // Every picture of the previews is one that the browser can show, the vector and the icons too.
  const previews = await widthsOf(page, ".kit-previews img");
  assert.deepEqual([previews.length, previews.filter((width) => width === 0)], [7, []]);
  await dialog.getByText(/^(The vector repeats the picture|This logo has shades)/).waitFor();

  const color = dialog.getByRole("button", { name: /^Copy #/ }).first();
  await color.click();
  const copied = await page.evaluate<string>("navigator.clipboard.readText()");
  assert.equal(`Copy ${copied}`, await color.getAttribute("aria-label"));

  const vector = page.waitForEvent("download");
  await dialog.getByRole("link", { name: "logo.svg", exact: true }).click();
  assert.equal((await vector).suggestedFilename(), "logo.svg");
  const all = page.waitForEvent("download");
  await dialog.getByRole("button", { name: /^Download all, 30 files/ }).click();
  assert.match((await all).suggestedFilename(), /\.zip$/);

  await page.reload();
  await dialog.getByRole("heading", { name: "In use" }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

pageTest("a logo whose kit nobody asked for offers one", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.order(1);
  const logo = page.getByRole("link", { name: /^Logo 01 / });
  const path = await logo.getAttribute("href");
  await visitor.goTo(path?.replace("/logos/", "/kits/") ?? "");
  const dialog = page.getByRole("dialog", { name: "Brand kit" });
  await dialog.getByRole("button", { name: "Make the brand kit" }).click();
  await dialog.getByRole("heading", { name: "In use" }).waitFor();
}, { expected: [/status of 404 .*\/kit$/] });

pageTest("a board loads small pictures, and says that it does for as long", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  const loaded: string[] = [];
  let letPass = () => {};
  const held = new Promise<void>((resolve) => letPass = resolve);
  await page.route(/\/object\/sign\//, async (route) => {
    loaded.push(new URL(route.request().url()).pathname);
    await held;
    await route.continue();
  });
  await visitor.order(2);
  await visitor.seeProgress("2 of 2 logos are drawn");
  await page.locator("li.tile", { hasText: "Loading…" }).nth(1).waitFor();
  letPass();
  await page.locator("li.tile .picture-loaded").nth(1).waitFor();
  await page.getByText("Loading…").first().waitFor({ state: "detached" });
  for (const url of loaded) {
    const size = await page.evaluate<[number, number]>(`
      (() => {
        const image = [...document.querySelectorAll(".tile img")]
          .find((image) => new URL(image.src).pathname === ${JSON.stringify(url)});
        return [image?.naturalWidth ?? 0, image?.naturalHeight ?? 0];
      })()`);
    assert.deepEqual(size, [512, 512], url);
  }
  await page.getByRole("link", { name: "Projects", exact: true }).click();
  await page.locator(".card-cover img").nth(1).waitFor();
  assert.deepEqual(await widthsOf(page, ".card-cover img"), [512, 512]);
});

/** How many pixels wide pictures are, loaded. @throws where the browser can't show one */
async function widthsOf(page: Page, selector: string): Promise<number[]> {
  return await page.evaluate<number[]>(`Promise.all(
    [...document.querySelectorAll(${JSON.stringify(selector)})].map(async (image) => {
      await image.decode();
      return image.naturalWidth;
    }),
  )`);
}
