import { Buffer } from "node:buffer";
import assert from "node:assert/strict";
import { newEmail, PASSWORD } from "../support/project.ts";
import { holdPictures, releaseWork } from "../support/studio.ts";
import { type Visitor, width } from "./browser.ts";
import { pageTest } from "./page-test.ts";

pageTest("a logo that is closed twice leads no further than its board", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.order(1);
  const logo = page.getByRole("link", { name: /^Logo 01 / });
  const close = page.getByRole("dialog").getByRole("button", { name: "Close" });
  for (const _ of [1, 2]) {
    await logo.click();
    await close.evaluate(clickTwice);
    await close.waitFor({ state: "detached" });
  }
  await visitor.seeProgress("1 of 1");
});

pageTest("when what has the focus disappears, the focus moves on", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  const focused = page.locator(":focus");
  await visitor.arrive();
  await holdPictures();
  await visitor.order(1, { company: "Lumen" });
  await page.getByText("Waiting", { exact: true }).waitFor();
  const cancel = page.getByRole("button", { name: "Cancel" });
  await cancel.focus();
  await releaseWork();
  await cancel.waitFor({ state: "detached" });
  await page.getByRole("heading", { name: "Lumen" }).and(focused).waitFor();

  // Pages of one project each, so that the gallery has two pages.
  await visitor.order(1);
  await page.route(
    "**/api/v1/projects?*",
    (route) => route.continue({ url: route.request().url().replace("limit=24", "limit=1") }),
  );
  const lists: string[] = [];
  page.on("response", (response) => {
    if (/\/projects\?/.test(response.url()) && response.ok()) lists.push(response.url());
  });
  await page.getByRole("link", { name: "Projects", exact: true }).click();
  // The list is asked for at first, and again as soon as changes are heard.
  while (lists.length < 2) await page.waitForResponse(/\/projects\?/);
  const more = page.getByRole("button", { name: "Show more" });
  await more.focus();
  await more.evaluate(clickTwice);
  const card = page.getByRole("link", { name: "Lumen", exact: true });
  await card.and(focused).waitFor();
  assert.equal(await page.locator(".card").count(), 2);

  const other = await visitor.openTab("/");
  await other.getByRole("button", { name: "Delete Lumen" }).click();
  await other.getByRole("button", { name: "Delete project" }).click();
  await card.waitFor({ state: "detached" });
  await page.getByRole("heading", { name: "Projects" }).and(focused).waitFor();
});

pageTest("who deletes a project isn't told by the stream that it is gone", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.order(1);
  const other = await visitor.openTab(new URL(page.url()).pathname);
  await visitor.seeProgress("1 of 1", other);
  // A picture that is still on its way would go with the project.
  for (const board of [page, other]) {
    await visitor.seeProgress("1 of 1", board);
    await board.getByText("Loading…").waitFor({ state: "detached" });
  }
  const told = Promise.withResolvers<void>();
  await page.route("**/api/v1/projects/*", async (route) => {
    const response = await route.fetch();
    await told.promise;
    await route.fulfill({ response });
  });
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete project" }).click();
  await other.getByRole("heading", { name: "The project is gone" }).waitFor();
  assert.equal(await page.getByRole("heading", { name: "The project is gone" }).count(), 0);
  told.resolve();
  await page.getByRole("heading", { name: "Projects" }).waitFor();
});

pageTest(
  "a picture that a lost network took along comes as soon as it can",
  async ({ visit }) => {
    const visitor = await visit();
    const { page } = visitor;
    await visitor.arrive();
    await page.route("**/storage/v1/object/sign/**", (route) => route.abort(), { times: 2 });
    await page.route("**/api/v1/assets/*", (route) => route.abort(), { times: 1 });
    await visitor.order(1);
    await page.locator(".tile .picture-loaded").waitFor();
  },
  { expected: [/ERR_FAILED/] },
);

pageTest(
  "a session that ends in the middle of a brief keeps it, for its user alone",
  async ({ visit }) => {
    const visitor = await visit();
    const { page } = visitor;
    const email = await visitor.signUp();
    await writeBrief(visitor, "Lumen");
    const refuse = () =>
      page.route("**/api/v1/projects", (route) => route.fulfill({ status: 401 }), { times: 1 });
    await refuse();
    await page.getByRole("button", { name: /^Draw/ }).click();
    await page.getByText("You were signed out.").waitFor();
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Ready to draw?" }).waitFor();
    await page.getByRole("definition").getByText("Lumen", { exact: true }).first().waitFor();

    await refuse();
    await page.getByRole("button", { name: /^Draw/ }).click();
    await page.getByRole("link", { name: "Create an account" }).click();
    await page.getByLabel("E-mail").fill(newEmail());
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.getByRole("link", { name: "Write the first brief" }).click();
    assert.equal(await page.getByLabel("Company").inputValue(), "");
  },
  { expected: [/status of 40[13]/] },
);

pageTest("names of any kind stay in their place", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await page.setViewportSize({ width: 360, height: 740 });
  await visitor.signUp();
  const names = [
    `${"W".repeat(80)}`,
    `<img src=x onerror="document.body.replaceChildren()"><b>مقهى الشمال</b> 珈琲 ☕️`,
  ];
  for (const name of names) {
    await writeBrief(visitor, name);
    assert.equal(await width(page), 360, "the review");
    await page.getByLabel("Logos").fill("1");
    await page.getByRole("button", { name: "Draw 1 logo" }).click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await visitor.seeProgress("1 of 1");
    assert.equal(await width(page), 360, "the board");
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("heading", { name: `Delete ${name}?` }).waitFor();
    assert.equal(await page.evaluate<number>(overflowOfDialog), 0, "the question");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "LogoKraft, your projects" }).click();
    await page.getByRole("button", { name: `Delete ${name}` }).waitFor();
    assert.equal(await width(page), 360, "the gallery");
  }
});

pageTest("a picture that is too large is refused where it was chosen", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.signUp();
  await writeBrief(visitor, "Lumen");
  await page.getByRole("button", { name: "Back" }).click();
  const field = page.getByLabel("A picture for inspiration");
  const choose = (bytes: number) =>
    field.setInputFiles({
      name: "harbour.png",
      mimeType: "image/png",
      buffer: Buffer.alloc(bytes),
    });
  await choose(5 * 1024 * 1024 + 1);
  await page.getByRole("alert").getByText("The picture may have 5 MiB at most.").waitFor();
  await choose(5 * 1024 * 1024);
  await page.getByText("PNG, JPEG or WebP, up to 5 MiB").waitFor();
  await page.getByText("harbour.png").waitFor();
});

/** Before the page can tell that the first click is being answered. */
function clickTwice(button: { click(): void }): void {
  button.click();
  button.click();
}

const overflowOfDialog =
  "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('dialog'))";

/** Up to the review. */
async function writeBrief({ page }: Visitor, company: string): Promise<void> {
  await page.getByRole("link", { name: "New brief" }).click();
  await page.getByLabel("Company").fill(company);
  await page.getByLabel("Industry").fill(company);
  await page.getByLabel("What it does").fill(`${"m".repeat(900)} ${company}`);
  await page.getByRole("button", { name: "Next: Style" }).click();
  await page.getByRole("button", { name: "Next: Review" }).click();
  await page.getByRole("heading", { name: "Ready to draw?" }).waitFor();
}
