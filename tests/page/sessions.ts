import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { pageTest } from "./page-test.ts";

pageTest(
  "a second user who opens the first one's project sees nothing of it",
  async ({ visit }) => {
    const owner = await visit();
    await owner.arrive();
    await owner.order(1, { company: "Quillwort & Daughters" });
    await owner.seeProgress("1 of 1");
    await owner.page.getByRole("link", { name: /^Logo 01 / }).click();
    const { pathname } = new URL(owner.page.url());

    // Nobody is signed in: the page asks for that first, and then opens the address.
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
  await page.reload();
  await page.getByRole("link", { name: "Write the first brief" }).waitFor();
  const first = await keptRefreshToken(page);

  const refreshed = page.waitForResponse(/\/auth\/v1\/token\?grant_type=refresh_token/);
  await page.clock.fastForward("59:00"); // A session lasts for an hour.
  assert.equal((await refreshed).status(), 200);
  // The answer is there before supabase-js keeps it. Not by `waitForFunction`: whatever it looks at a
  // second time it evaluates in the page, whose policy forbids that. Not the access token either: two
  // of the same second are the same.
  await eventually(
    "the new session is kept",
    async () => await keptRefreshToken(page) !== first,
  );
  await page.getByRole("link", { name: "New brief" }).click();
  await page.getByRole("link", { name: "Projects", exact: true }).click();
  await page.getByRole("link", { name: "Write the first brief" }).waitFor();
});

/** Of the session that supabase-js keeps. */
async function keptRefreshToken(page: Page): Promise<string> {
  const kept = await page.evaluate<string[]>("Object.values(localStorage)");
  const [, token] = /"refresh_token":"([^"]+)"/.exec(kept.join("\n")) ?? [];
  assert.ok(token, "no session is kept");
  return token;
}
