import assert from "node:assert/strict";
import { holdPictures, orderFaults, releaseWork } from "../support/studio.ts";
import { pageTest } from "./page-test.ts";

pageTest("a change is shown while it is drawn, with its wish", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.order(1);
  await page.getByRole("link", { name: /^Logo 01 / }).click();
  await orderFaults([{ vendor: "gemini", fault: "hang" }]);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Or say what is to change").fill("Make it deep blue");
  await dialog.getByRole("button", { name: "Draw the change" }).click();
  await dialog.getByText("01.1 · ").waitFor();
  await dialog.getByRole("status").getByText(/^(Waiting to be drawn|Drawing…)$/).waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Delete logo" }).count(), 0);
  assert.equal(await dialog.getByRole("button", { name: "Before" }).count(), 0);
  const wish = dialog.locator(".logo-origin > div", { hasText: "Your wish" }).locator("p");
  assert.equal(await wish.innerText(), "Make it deep blue");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Cancel" }).click();
});

pageTest("favorites alone, and no word of being live once all is done", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await holdPictures();
  await visitor.order(3);
  await page.getByText("Live", { exact: true }).waitFor();
  await releaseWork();
  await visitor.seeProgress("3 of 3 logos are drawn");
  await page.getByText("Live", { exact: true }).waitFor({ state: "detached" });

  const only = page.getByRole("button", { name: "Favorites only" });
  await only.click();
  await page.getByText("No favorites yet.").waitFor();
  assert.equal(await page.locator("li.tile").count(), 0);
  await only.click();
  await page.locator(".tile-title").nth(1).click();
  await page.getByRole("button", { name: "Favorite", exact: true }).click();
  await page.keyboard.press("Escape");
  await page.getByText("1 favorite", { exact: true }).waitFor();
  await only.press("Enter");
  await page.locator("li.tile").nth(1).waitFor({ state: "detached" });
  assert.equal(await page.locator(".tile-number").innerText(), "02");
});

pageTest("one logo is deleted, once that is confirmed", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.order(2);
  await visitor.seeProgress("2 of 2");
  await page.getByRole("link", { name: /^Logo 01 / }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Delete logo" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByRole("button", { name: "Keep it" }).click();
  await dialog.getByRole("button", { name: "Delete logo" }).click();
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await visitor.seeProgress("1 of 1 logo is drawn");
  await dialog.waitFor({ state: "detached" });
  await page.reload();
  await visitor.seeProgress("1 of 1 logo is drawn");
});

pageTest("a change without a prompt offers none, and goes with its logo", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.order(1);
  await page.getByRole("link", { name: /^Logo 01 / }).click();
  const dialog = page.getByRole("dialog");
  await orderFaults([{ vendor: "gemini", fault: "refusal", times: 1 }]);
  await dialog.getByLabel("Or say what is to change").fill("Make it deep blue");
  await dialog.getByRole("button", { name: "Draw the change" }).click();
  await dialog.getByText("Not drawn").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("link", { name: /^Change the prompt/ }).count(), 0);
  await page.getByRole("link", { name: /^Open: / }).click();
  await dialog.getByText("Your wish").waitFor();
  assert.equal(await dialog.getByText("Its prompt").count(), 0);
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: /^Logo 01 / }).click();
  await dialog.getByRole("button", { name: "Delete logo" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByText("Logos made from it stay; failed ones").waitFor();
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await page.locator("li.tile").first().waitFor({ state: "detached" });
});

pageTest("a declined logo offers its prompt, to be changed and tried again", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await orderFaults([{ vendor: "ark", fault: "refusal", times: 1 }]);
  await visitor.order(1);
  await page.getByRole("link", { name: /^Change the prompt: / }).click();
  const dialog = page.getByRole("dialog");
  const prompt = dialog.getByLabel("Its prompt, to be changed");
  assert.match(await prompt.inputValue(), /\w/);
  await prompt.fill("");
  await dialog.getByText("Say what is to be drawn.").waitFor();
  await prompt.fill("An abstract logo mark: a calm green circle on a flat white ground.");
  const sent = page.waitForRequest(/\/retry$/);
  await dialog.getByRole("button", { name: "Try again" }).click();
  assert.match((await sent).postData() ?? "", /a calm green circle/);
  await dialog.locator(".logo-sheet .picture-loaded").waitFor();
  await dialog.getByText("Its prompt").click();
  await dialog.locator(".logo-prompt").getByText("a calm green circle").waitFor();
});
