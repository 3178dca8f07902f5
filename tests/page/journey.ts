import assert from "node:assert/strict";
import { PASSWORD } from "../support/project.ts";
import { holdPictures, releaseWork } from "../support/studio.ts";
import { pageTest } from "./page-test.ts";

pageTest("from sign-up to a refinement", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  const focused = page.locator(":focus");
  const email = await visitor.signUp();

  // The brief: limits as one types, and a word for what is missing.
  await page.getByRole("link", { name: "Write the first brief" }).click();
  await page.getByLabel("Industry").fill("x".repeat(81));
  await page.getByText("80 characters at most.").waitFor();
  await page.getByText("81 / 80").waitFor();
  await page.getByRole("button", { name: "Next: Style" }).click();
  const company = page.getByLabel("Company");
  await company.and(focused).waitFor();
  await company.fill("Northwind Coffee");
  await page.getByLabel("Industry").fill("Coffee roaster");
  await page.getByLabel("What it does").fill("Small-batch beans, roasted by the sea");
  await page.reload();
  assert.equal(await company.inputValue(), "Northwind Coffee", "a reload forgot the draft");
  await page.getByRole("button", { name: "Next: Style" }).press("Enter");
  await page.getByRole("heading", { name: "How should it feel?" }).and(focused).waitFor();
  for (const word of ["minimal", "bold", "vintage"]) await page.getByLabel(word).check();
  await page.getByLabel("elegant").and(page.locator(":disabled")).waitFor();
  await page.getByRole("button", { name: "Add a color" }).click();
  await page.getByRole("button", { name: "Next: Review" }).click();
  await page.getByLabel("Logos").fill("3");
  await holdPictures();
  await page.getByRole("button", { name: "Draw 3 logos" }).click();

  // The board. A logo that was done before it showed would not be announced.
  await page.getByText("Waiting", { exact: true }).nth(2).waitFor();
  const shiftBefore = await visitor.layoutShift();
  await releaseWork();
  await visitor.seeProgress("3 of 3 logos are drawn");
  await page.getByRole("status").getByText("Finished: 3 of 3 logos are drawn.").waitFor();
  assert.equal(await page.getByRole("progressbar").getAttribute("aria-valuenow"), "3");

  const shift = await visitor.layoutShift() - shiftBefore;
  assert.ok(shift < 0.01, `the board jumped while the logos came, by ${shift}`);

  // One logo, large.
  const tile = page.getByRole("link", { name: /^Logo 02 / });
  await tile.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Favorite", exact: true }).press("Enter");
  await dialog.getByRole("button", { name: "Favorite", exact: true, pressed: true }).and(focused)
    .waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download" }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^[\p{L}\p{N}-]+-[0-9a-f]{8}\.(png|jpe?g|webp)$/u);
  await dialog.getByText("Its prompt").click();
  assert.match(await dialog.locator("details p").innerText(), /\w/);

  // Variations and an edit: both appear in the logo's family while it is looked at.
  const family = dialog.getByRole("region", { name: "Family" });
  await dialog.getByLabel("How many more").selectOption("2");
  await dialog.getByRole("button", { name: "More like this" }).click();
  await family.getByRole("link", { name: "02.2" }).waitFor();
  await dialog.getByRole("button", { name: "Draw the change" }).click();
  await dialog.getByText("Say what is to change.").waitFor();
  await dialog.getByLabel("Or say what is to change").and(focused).fill("Make it deep blue");
  await dialog.getByRole("button", { name: "Draw the change" }).click();
  await dialog.getByText("02.3 · ").waitFor();
  await dialog.locator(".logo-sheet .picture-loaded").waitFor();
  await dialog.getByRole("button", { name: "Before" }).click();
  await dialog.getByRole("img", { name: /before the change$/ }).waitFor();

  // Back on the board: refinements stand behind their parent, and the focus is where it was.
  await page.goBack();
  await dialog.getByText("02 · ").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await tile.and(focused).waitFor();
  const numbers = await page.locator(".tile-number").allInnerTexts();
  assert.deepEqual(numbers, ["01", "02", "02.1", "02.2", "02.3", "03"]);
  await page.getByRole("listitem").filter({ hasText: /^Logo 02 / }).getByLabel("Favorite").first()
    .waitFor();

  // Signs out, and in again.
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("wrong horse");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("The e-mail address or the password is wrong.").waitFor();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await visitor.seeProgress("6 of 6 logos are drawn");
  await page.reload();
  await visitor.seeProgress("6 of 6 logos are drawn");
}, { expected: [/status of 400/] });

pageTest(
  "two tabs on one project, and the gallery in a third, tell the same story",
  async ({ visit }) => {
    const visitor = await visit();
    await visitor.arrive();
    const gallery = await visitor.openTab("/");
    await gallery.getByRole("link", { name: "Write the first brief" }).waitFor();
    await visitor.page.bringToFront();
    await visitor.order(2);
    const other = await visitor.openTab(new URL(visitor.page.url()).pathname);
    await visitor.seeProgress("2 of 2");
    await visitor.seeProgress("2 of 2", other);

    await other.getByRole("link", { name: /^Logo 01 / }).click();
    await other.getByRole("button", { name: "Favorite", exact: true }).click();
    await visitor.page.getByRole("img", { name: "Favorite" }).waitFor();
    await other.getByRole("button", { name: "More like this" }).click();
    await visitor.page.getByRole("link", { name: /^Logo 01\.1 / }).waitFor();
    const card = gallery.getByRole("listitem").filter({ hasText: "Northwind Coffee" });
    await card.filter({ hasText: "Done" }).filter({ hasText: "3 of 3" }).waitFor();
    await card.locator("img").nth(2).waitFor();

    await other.keyboard.press("Escape");
    await other.getByRole("button", { name: "Delete", exact: true }).click();
    const question = other.getByRole("alertdialog");
    await question.getByRole("button", { name: "Keep it" }).click();
    await other.getByRole("button", { name: "Delete", exact: true }).click();
    await question.getByRole("button", { name: "Delete project" }).click();
    await other.getByRole("heading", { name: "Projects" }).waitFor();
    await visitor.page.getByRole("heading", { name: "The project is gone" }).waitFor();
    await gallery.getByRole("link", { name: "Write the first brief" }).waitFor();
  },
  // The gallery may ask after a change just when its project goes.
  { expected: [/status of 404 .*\/api\/v1\/projects\/[0-9a-f-]{36}$/] },
);
