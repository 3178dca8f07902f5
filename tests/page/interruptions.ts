import assert from "node:assert/strict";
import type { Page, Request } from "playwright-core";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { openDatabase } from "../support/project.ts";
import { holdPictures, releaseWork } from "../support/studio.ts";
import { pageTest } from "./page-test.ts";

pageTest("offline in the middle: it goes on where it was", async ({ visit }) => {
  await holdPictures();
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.order(3);
  const projectId = new URL(page.url()).pathname.split("/")[2] ?? "";
  await page.getByText("Waiting", { exact: true }).nth(2).waitFor();

  await page.context().setOffline(true);
  await page.getByText("Connection lost. Trying again…").waitFor();
  await releaseWork();
  await settled(projectId);
  assert.equal(await page.getByRole("link", { name: /^Logo 01 / }).count(), 0);

  await page.context().setOffline(false);
  await visitor.seeProgress("3 of 3 logos are drawn");
  await page.locator(".connection[data-phase=live]").waitFor({ state: "attached" });
}, { expected: [/ERR_INTERNET_DISCONNECTED/] });

pageTest(
  "an expired ticket is renewed, and the stream goes on behind the last message",
  async ({ visit }) => {
    const visitor = await visit();
    const { page } = visitor;
    await visitor.arrive();
    await visitor.order(1);
    await visitor.seeProgress("1 of 1");

    await page.route("**/functions/v1/stream/**", (route) => route.fulfill({ status: 401 }), {
      times: 1,
    });
    const streams: URL[] = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.pathname.includes("/functions/v1/stream/")) streams.push(url);
    });
    // The network goes and comes: the page opens its stream again.
    await page.evaluate("dispatchEvent(new Event('offline'))");
    await page.locator(".connection[data-phase=live]").waitFor({ state: "attached" });
    assert.equal(streams.length, 2);
    for (const { searchParams } of streams) {
      assert.match(searchParams.get("last_event_id") ?? "", /^[1-9]\d*$/);
    }
  },
  { expected: [/status of 401/] },
);

pageTest("a tab that nobody sees lets go of its stream, and catches up", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await visitor.arrive();
  await visitor.order(1);
  await visitor.seeProgress("1 of 1");
  const other = await visitor.openTab(new URL(page.url()).pathname);
  await other.getByRole("link", { name: /^Logo 01 / }).click();

  const isStream = (request: Request) => request.url().includes("/functions/v1/stream/");
  const closed = page.waitForEvent("requestfailed", isStream);
  await show(page, false);
  await closed;
  await other.getByRole("button", { name: "Favorite", exact: true }).click();
  await other.getByRole("button", { name: "Favorite", exact: true, pressed: true }).waitFor();
  const opened = page.waitForRequest(isStream);
  await show(page, true);
  assert.match((await opened).url(), /last_event_id=[1-9]/);
  await page.getByRole("img", { name: "Favorite" }).waitFor();
});

/** Has a page believe that its tab is in front, or behind others: without a screen all are seen. */
async function show(page: Page, isSeen: boolean): Promise<void> {
  await page.evaluate(`{
    Object.defineProperty(document, "hidden", { value: ${!isSeen}, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }`);
}

/** Waits, without the page, until a project is done. */
async function settled(projectId: string): Promise<void> {
  const sql = openDatabase();
  try {
    await eventually("the project is done", async () => {
      const [project] = await sql`select status from brand_projects where id = ${projectId}`;
      return project?.status === "completed";
    });
  } finally {
    await sql.end();
  }
}
