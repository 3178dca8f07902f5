import assert from "node:assert/strict";
import { orderFaults } from "../support/studio.ts";
import { pageTest } from "./page-test.ts";

pageTest(
  "more ideas come under the first, and what they cost is told before",
  async ({ visit }) => {
    const visitor = await visit();
    const { page } = visitor;
    await visitor.signUp();
    await visitor.sendBrief(2);
    await visitor.seeProgress("2 of 2");
    await page.getByText("298 logos are left").waitFor();

    await page.getByLabel("What should they be like?").fill("Something with a lighthouse");
    await page.getByLabel("How many").selectOption("3");
    await page.getByLabel("Of which kind").selectOption("pictorial");
    await page.getByRole("button", { name: /^3 more logos\s*about \$0\.1\d/ }).click();
    await visitor.seeProgress("5 of 5");
    await page.getByText("295 logos are left").waitFor();
    assert.equal(await page.getByLabel("What should they be like?").inputValue(), "");
    assert.equal(await page.locator("li.tile").count(), 5);
  },
);

pageTest("where nothing came of it, that is told, and the logos stay", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.signUp();
  await visitor.sendBrief(1);
  await visitor.seeProgress("1 of 1");
  await orderFaults([{ vendor: "gemini", fault: "refusal", times: 1 }]);
  await page.getByRole("button", { name: /^5 more logos/ }).click();
  await page.getByRole("status").getByText(/^Nothing came of the last time: /).waitFor();
  assert.equal(await page.locator("li.tile").count(), 1);
  await page.getByRole("button", { name: /^5 more logos/ }).click();
  await visitor.seeProgress("6 of 6");
});
