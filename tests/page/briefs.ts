import { Buffer } from "node:buffer";
import assert from "node:assert/strict";
import { join } from "node:path";
import { inspirationPicture } from "../support/pictures.ts";
import { pageTest } from "./page-test.ts";

pageTest("a sign-up says what is missing, and all that is wrong", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.goTo("/sign-up");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText("Enter your e-mail address.").waitFor();
  await page.getByText("Enter a password.").waitFor();
  await page.getByLabel("E-mail").and(page.locator(":focus")).waitFor();

  await page.getByLabel("E-mail").fill("nope");
  await page.getByLabel("Password").fill("abc");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText("This is no e-mail address.").waitFor();
  await page.getByText("Use at least 8 characters.").waitFor();
}, { expected: [/status of 422 .*\/signup/] });

pageTest("Back opens the brief that was sent, and another begins empty", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.sendBrief(1, { company: "Lumen" });
  await visitor.seeProgress("1 of 1");
  await page.goBack();
  await page.getByRole("heading", { name: "Ready to draw?" }).waitFor();
  await page.getByRole("definition").getByText("Lumen", { exact: true }).waitFor();
  await page.goForward();
  await visitor.seeProgress("1 of 1");

  await page.getByRole("link", { name: "Same brief, changed" }).click();
  const company = page.getByLabel("Company");
  assert.equal(await company.inputValue(), "Lumen");
  await company.fill("Lumen & Sons");
  await page.getByRole("button", { name: "Next: Style" }).click();
  await page.getByLabel("minimal").and(page.locator(":checked")).waitFor();
  await page.getByRole("button", { name: "Next: Review" }).click();
  await page.getByRole("button", { name: "Draw 1 logo" }).click();
  await page.getByRole("heading", { name: "Lumen & Sons", level: 1 }).waitFor();
  await visitor.seeProgress("1 of 1");

  await page.getByRole("link", { name: "New brief" }).click();
  assert.equal(await page.getByLabel("Company").inputValue(), "");
});

pageTest("a picture goes along with the same brief, changed", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  const { file, discard } = await keepPicture();
  await visitor.arrive();
  await visitor.goTo("/new");
  await page.getByLabel("Company").fill("Lumen");
  await page.getByLabel("Industry").fill("Lamps");
  await page.getByLabel("What it does").fill("Light");
  await page.getByLabel("Tagline").fill("!אור לכל בית");
  await page.getByRole("button", { name: "Next: Style" }).click();
  await page.getByRole("button", { name: "Add a color" }).click();
  await page.getByLabel("A picture for inspiration").setInputFiles(file);
  await page.getByRole("button", { name: "Next: Review" }).click();
  await page.getByRole("definition").getByText("dark green").waitFor();
  await page.getByLabel("Logos").fill("1");

  // It was changed since it was chosen, and then it is gone.
  await Deno.writeTextFile(file, "another");
  const complaint = page.getByText("It was changed or removed since you chose it.");
  const field = page.getByLabel("A picture for inspiration");
  await page.getByRole("button", { name: "Draw 1 logo" }).click();
  await complaint.waitFor();
  await field.and(page.locator(":focus")).waitFor();
  await discard();
  await page.getByRole("button", { name: "Next: Review" }).click();
  await page.getByRole("button", { name: "Draw 1 logo" }).click();
  await complaint.waitFor();

  const again = await keepPicture();
  await field.setInputFiles(again.file);
  await page.getByRole("button", { name: "Next: Review" }).click();
  await page.getByRole("button", { name: "Draw 1 logo" }).click();
  await visitor.seeProgress("1 of 1");
  await again.discard();
  // Written from the right, its punctuation stays with it.
  await page.locator("q bdi").getByText("!אור לכל בית").waitFor();

  await page.getByRole("link", { name: "Same brief, changed" }).click();
  await page.getByRole("button", { name: "Next: Style" }).click();
  await page.getByText("inspiration.png").waitFor();
}, { expected: [/ERR_UPLOAD_FILE_CHANGED|ERR_FILE_NOT_FOUND/] });

pageTest("what looked odd in a brief is told on its board", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  const message = "tag_line is not known: did you mean tagline?";
  await page.route("**/api/v1/projects", async (route) => {
    if (route.request().method() !== "POST") return await route.continue();
    const response = await route.fetch();
    const json = { ...await response.json(), warnings: [{ path: "brief_data.tag_line", message }] };
    await route.fulfill({ response, json });
  });
  await visitor.sendBrief(1);
  await page.getByRole("status").getByText(message).waitFor();
});

pageTest("a brief whose picture can't be read goes on without it", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.goTo("/new");
  await page.getByLabel("Company").fill("Fox\u202e");
  await page.getByLabel("Industry").fill("Lamps");
  await page.getByLabel("What it does").fill("Light");
  await page.getByRole("button", { name: "Next: Style" }).click();
  const whole = Buffer.from(await inspirationPicture().arrayBuffer());
  await page.getByLabel("A picture for inspiration").setInputFiles({
    name: "cut.png",
    mimeType: "image/png",
    buffer: whole.subarray(0, whole.length / 2),
  });
  await page.getByRole("button", { name: "Next: Review" }).click();
  await page.getByLabel("Logos").fill("1");
  await page.getByRole("button", { name: "Draw 1 logo" }).click();
  await page.getByRole("heading", { name: "The picture can't be read" }).waitFor();
  assert.equal(await page.title(), "Fox · LogoKraft");
  await page.getByRole("button", { name: "Go on without the picture" }).press("Enter");
  await visitor.seeProgress("1 of 1");
});

/** A picture on disk. */
async function keepPicture(): Promise<{ file: string; discard(): Promise<void> }> {
  const folder = await Deno.makeTempDir({ prefix: "logokraft-test-" });
  const file = join(folder, "harbour.png");
  await Deno.writeFile(file, new Uint8Array(await inspirationPicture().arrayBuffer()));
  return { file, discard: () => Deno.remove(folder, { recursive: true }) };
}
