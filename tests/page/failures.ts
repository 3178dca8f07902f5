import { Buffer } from "node:buffer";
import { orderFaults } from "../support/studio.ts";
import type { Visitor } from "./browser.ts";
import { pageTest } from "./page-test.ts";

async function failOneOfTwo(visitor: Visitor): Promise<void> {
  await visitor.arrive();
  await orderFaults([{ vendor: "ark", fault: "refusal", times: 1 }]);
  await visitor.order(2);
  await visitor.seeProgress("1 of 2 logos are drawn, 1 failed");
}

pageTest("a logo that failed says why, and is drawn after all", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await failOneOfTwo(visitor);
  await page.getByText("content policy").waitFor();
  await page.getByRole("button", { name: /^Try again/ }).press("Enter");
  await page.locator("li.tile:focus").waitFor();
  await visitor.seeProgress("2 of 2 logos are drawn");
});

pageTest("a retry whose answer comes after its picture takes nothing back", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await failOneOfTwo(visitor);
  const drawn = Promise.withResolvers<void>();
  await page.route("**/retry", async (route) => {
    const response = await route.fetch();
    await drawn.promise;
    await route.fulfill({ response });
  });
  const answered = page.waitForResponse("**/retry");
  await page.getByRole("button", { name: /^Try again/ }).press("Enter");
  await visitor.seeProgress("2 of 2 logos are drawn");
  drawn.resolve();
  await (await answered).finished();
  // By then the page has handled the answer.
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
  await page.locator("li.tile:focus").waitFor();
  await visitor.seeProgress("2 of 2 logos are drawn");
});

pageTest("a project is stopped once that is confirmed, by keyboard too", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await orderFaults([{ vendor: "ark", fault: "hang" }]);
  await visitor.order(3);
  await page.getByText("Drawing…").first().waitFor();
  const focused = page.locator(":focus");
  const cancel = page.getByRole("button", { name: "Cancel" });
  await cancel.press("Enter");
  const dismiss = page.getByRole("button", { name: "Go on drawing" }).and(focused);
  await dismiss.waitFor();
  await page.keyboard.press("Escape");
  await cancel.and(focused).press("Enter");
  // Not before the dialog has the focus: until then, Tab would go on from what opened it.
  await dismiss.press("Tab");
  await page.getByRole("button", { name: "Stop", exact: true }).and(focused).press("Enter");
  await page.getByRole("heading", { level: 1 }).and(focused).waitFor();
  await page.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached" });
});

pageTest(
  "a picture that the server refuses is complained of where it was chosen",
  async ({ visit }) => {
    const visitor = await visit();
    const { page } = visitor;
    await visitor.arrive();
    await visitor.goTo("/new");
    await page.getByLabel("Company").fill("Northwind Coffee");
    await page.getByLabel("Industry").fill("Coffee roaster");
    await page.getByLabel("What it does").fill("Small-batch beans");
    await page.getByRole("button", { name: "Next: Style" }).click();
    // It has a picture's name, but its bytes are none: only the server can tell.
    await page.getByLabel("A picture for inspiration").setInputFiles({
      name: "harbour.png",
      mimeType: "image/png",
      buffer: Buffer.from("not a picture"),
    });
    await page.getByRole("button", { name: "Next: Review" }).click();
    await page.getByRole("button", { name: "Draw 15 logos" }).click();
    await page.getByLabel("A picture for inspiration")
      .and(page.locator("[aria-invalid]:focus")).waitFor();
  },
  { expected: [/status of 415/] },
);
