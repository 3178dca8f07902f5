import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { pageTest } from "./page-test.ts";

pageTest(
  "a second user who opens the first one's project sees nothing of it",
  async ({ visit }) => {
    const owner = await visit();
    await owner.signUp();
    await owner.sendBrief(1, { company: "Quillwort & Daughters" });
    await owner.seeProgress("1 of 1");
    await owner.page.getByRole("link", { name: /^Logo 01,/ }).click();
    const { pathname } = new URL(owner.page.url());

    // Nobody is signed in: first the way in, then there.
    const stranger = await visit();
    await stranger.goTo(pathname);
    await stranger.page.getByRole("heading", { name: "Sign in" }).waitFor();
    await stranger.signUp();
    await stranger.goTo(pathname);
    await stranger.page.getByRole("heading", { name: "No such project" }).waitFor();
    assert.doesNotMatch(await stranger.page.content(), /Quillwort/);
  },
  { expected: [/status of 404/] },
);

pageTest("a session is refreshed before it ends, and outlives a reload", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  await page.clock.install();
  await visitor.signUp();
  const first = await tokenAfter(page, () => page.reload());

  const refreshed = page.waitForResponse(/\/auth\/v1\/token\?grant_type=refresh_token/);
  await page.clock.fastForward("59:00"); // A session lasts for an hour.
  assert.equal((await refreshed).status(), 200);
  // Answered is not yet kept: what is asked in between is asked with the old one, which still holds.
  await page.waitForFunction(
    (token) => !Object.values(localStorage).some((kept) => kept.includes(token)),
    String(first).replace("Bearer ", ""),
  );
  await page.getByRole("link", { name: "New brief" }).click();
  const second = await tokenAfter(
    page,
    () => page.getByRole("link", { name: "Projects", exact: true }).click(),
  );
  assert.notEqual(second, first);
  await page.reload();
  await page.getByRole("heading", { name: "Projects" }).waitFor();

  // Until the API doesn't know it any more, e.g. after a reset.
  await page.route("**/api/v1/projects?*", (route) => route.fulfill({ status: 401 }));
  await page.reload();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
}, { expected: [/status of 40[13]/] });

/** What the next request to the API says who is asking. */
async function tokenAfter(page: Page, act: () => Promise<unknown>): Promise<string | null> {
  const [request] = await Promise.all([page.waitForRequest(/\/api\/v1\/projects\?/), act()]);
  return await request.headerValue("authorization");
}
