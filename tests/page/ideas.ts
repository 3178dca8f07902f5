import assert from "node:assert/strict";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { orderFaults } from "../support/studio.ts";
import type { Locator, Page } from "playwright-core";
import { pageTest } from "./page-test.ts";

pageTest(
  "more ideas come under the first, and what they cost is told before",
  async ({ visit }) => {
    const visitor = await visit();
    const { page } = visitor;
    await visitor.arrive();
    await visitor.order(2);
    await visitor.seeProgress("2 of 2");
    await page.getByText("298 logos are left").waitFor();

    await page.getByLabel("What should they be like?").fill("Something with a lighthouse");
    await page.getByLabel("How many").selectOption("3");
    await page.getByLabel("Of which kind").selectOption("pictorial");
    await page.getByRole("button", { name: /^3 more logos\s*about \$0\.1\d/ }).click();
    await visitor.seeProgress("5 of 5");
    await page.getByText("295 logos are left").waitFor();
    // By the request's own answer, which the stream may overtake.
    const wish = page.getByLabel("What should they be like?");
    await eventually("the wish is sent", async () => await wish.inputValue() === "");
    assert.equal(await page.locator("li.tile").count(), 5);
  },
);

pageTest("where nothing came of it, that is told, and the logos stay", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.order(1);
  await visitor.seeProgress("1 of 1");
  await orderFaults([{ vendor: "gemini", fault: "refusal", times: 1 }]);
  await page.getByRole("button", { name: /^5 more logos/ }).click();
  await page.getByRole("status").getByText(/^Nothing came of the last time: /).waitFor();
  assert.equal(await page.locator("li.tile").count(), 1);
  await page.getByRole("button", { name: /^5 more logos/ }).click();
  await visitor.seeProgress("6 of 6");
});

pageTest("while more ideas are thought of, it is told how many", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.order(1);
  await visitor.seeProgress("1 of 1");
  await orderFaults([{ vendor: "gemini", fault: "hang" }]);
  await page.getByLabel("How many").selectOption("3");
  await page.getByRole("button", { name: /^3 more logos/ }).click();
  await page.getByRole("status").getByText("3 more ideas are being thought of…").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByText("For the same brief, and unlike those above.").waitFor();
});

/** A price as each button that costs something has it, and what is left beside it. */
const priced = (label: string) => new RegExp(`^${label}.*about \\$\\d\\.\\d\\d`, "s");

async function seePrice(within: Page | Locator, label: string, left: number): Promise<void> {
  const button = within.getByRole("button", { name: priced(label) });
  await button.waitFor();
  const tell = async () => {
    const note = await button.getAttribute("aria-describedby");
    return note === null
      ? await button.getAttribute("title")
      : await within.locator(`#${note}`).innerText();
  };
  // It is asked for anew once the logos' news are there.
  await eventually(`${label}: ${left} logos are left, not ${await tell()}`, async () => {
    return (await tell())?.startsWith(`${left} logos are left`);
  });
}

pageTest("each button that costs something says what, and what is left", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.goTo("/new");
  await page.getByLabel("Company").fill("Northwind Coffee");
  await page.getByLabel("Industry").fill("Coffee roaster");
  await page.getByLabel("What it does").fill("Small-batch beans");
  await page.getByRole("button", { name: "Next: Style" }).click();
  await page.getByRole("button", { name: "Next: Review" }).click();
  await page.getByRole("button", { name: /^Draw 15 logos\s*about \$0\.6\d/ }).waitFor();
  await page.getByText("300 logos are left").waitFor();

  await page.getByLabel("Logos").fill("2");
  await orderFaults([{ vendor: "ark", fault: "refusal", times: 1 }]);
  await page.getByRole("button", { name: priced("Draw 2 logos") }).click();
  await visitor.seeProgress("1 of 2 logos are drawn, 1 failed");
  // What was refused is given back.
  await seePrice(page, "5 more logos", 299);
  await seePrice(page, "Try again", 299);
  await page.getByRole("link", { name: /^Change the prompt: / }).click();
  const dialog = page.getByRole("dialog");
  await seePrice(dialog, "Try again", 299);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.locator("li.tile", { has: page.locator("img") }).getByRole("link").first().click();
  await seePrice(page, "More like this", 299);
  await seePrice(page, "Draw the change", 299);
});

pageTest("what another beginning would cost is told too", async ({ visit }) => {
  const visitor = await visit();
  await visitor.arrive();
  await orderFaults([{ vendor: "gemini", fault: "refusal", times: 1 }]);
  await visitor.order(2);
  await seePrice(visitor.page, "Try again", 300);
});
