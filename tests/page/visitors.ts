import assert from "node:assert/strict";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { holdPictures, releaseWork } from "../support/studio.ts";
import { pageTest } from "./page-test.ts";

pageTest("a clock that is two hours fast refreshes no token", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await page.clock.install({ time: Date.now() + 2 * 60 * 60 * 1000 });
  const refreshes: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("grant_type=refresh_token")) refreshes.push(request.url());
  });
  await visitor.signUp();
  for (let reloads = 0; reloads < 5; reloads++) {
    await page.reload();
    await page.getByRole("link", { name: "Write the first brief" }).waitFor();
  }
  assert.deepEqual(refreshes, []);
});

pageTest("a translated page goes on telling progress and errors", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.signUp();
  await page.evaluate(translateAll);
  await page.getByRole("link", { name: "New brief" }).click();
  await page.locator("form").getByRole("button").last().click();
  await page.getByText("~Please fill this in.").nth(2).waitFor();
  await page.getByLabel(/Company/).fill("Lumen");
  await page.getByText("~Please fill this in.").nth(2).waitFor({ state: "detached" });
  await page.getByLabel(/Industry/).fill("Lamps");
  await page.getByLabel(/What it does/).fill("Light");
  await page.locator("button[type=submit]").click();
  await page.locator("h1").getByText("~How should it feel?").waitFor();
  await page.locator("button[type=submit]").click();
  await page.locator("h1").getByText("~Ready to draw?").waitFor();
  await page.locator("#concept_count").fill("2");
  await holdPictures();
  await page.locator("button[type=submit]").click();
  await visitor.seeProgress("~0 of 2 logos are drawn");
  await releaseWork();
  await visitor.seeProgress("~2 of 2 logos are drawn");
  assert.equal(await page.locator(".progress-text").innerText(), "~2 of 2 logos are drawn");
  await page.context().setOffline(true);
  await page.locator(".connection").getByText("~Connection lost. Trying again…").waitFor();
  await page.context().setOffline(false);
}, { expected: [/ERR_INTERNET_DISCONNECTED/] });

pageTest(
  "a change that Realtime tells without its record asks for no project",
  async ({ visit }) => {
    const visitor = await visit();
    const { page } = visitor;
    let emptied = 0;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.routeWebSocket(/\/realtime\/v1\/websocket/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        if (typeof message !== "string") return socket.send(message);
        // As Realtime sends a row that is too large.
        const sent = JSON.parse(message, (name, value) => {
          if (name !== "record") return value;
          emptied++;
          return {};
        });
        socket.send(JSON.stringify(sent));
      });
    });
    await visitor.signUp();
    await page.getByRole("link", { name: "Write the first brief" }).waitFor();
    const gallery = page;
    const other = await visitor.openTab("/new");
    await other.getByLabel("Company").fill("Lumen");
    await other.getByLabel("Industry").fill("Lamps");
    await other.getByLabel("What it does").fill("Light");
    await other.getByRole("button", { name: "Next: Style" }).click();
    await other.getByRole("button", { name: "Next: Review" }).click();
    await other.getByLabel("Logos").fill("1");
    await other.getByRole("button", { name: "Draw 1 logo" }).click();
    await gallery.getByRole("listitem").filter({ hasText: "Lumen" }).waitFor();
    await eventually("a change without its record", () => Promise.resolve(emptied > 0));
    assert.deepEqual(asked.filter((url) => url.endsWith("/undefined")), []);
  },
);

pageTest("the page says that a stand-in draws, and marks costs as not real", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.seeStandIns(["Gemini", "Seedream"]);
  await visitor.signUp();
  await page.getByText("A stand-in answers for Gemini and Seedream here").waitFor();
  await visitor.sendBrief(1);
  await visitor.seeProgress("1 of 1");
  await page.getByText(/^Cost so far: \$\d+\.\d\d \(not real\)$/).waitFor();
});

/** As a browser's translator does: nodes of its own take the places of the page's texts. */
const translateAll = `{
  const skipped = "font, script, style, textarea, option, title";
  function translate(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (!text.parentElement || text.parentElement.closest(skipped) || !text.data.trim()) continue;
      const font = document.createElement("font");
      font.textContent = "~" + text.data;
      text.replaceWith(font);
    }
  }
  translate(document.body);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node.parentNode) translate(node.nodeType === 3 ? node.parentNode : node);
    }
  }).observe(document.body, { childList: true, subtree: true });
}`;
