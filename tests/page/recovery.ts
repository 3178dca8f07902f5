import assert from "node:assert/strict";
import { join } from "node:path";
import { project } from "../support/project.ts";
import { pageTest } from "./page-test.ts";

// The stack names the one; a browser reaches it by both.
for (const host of ["127.0.0.1", "localhost"]) {
  pageTest(`a forgotten password is chosen anew at ${host}, by a link that works once`, async (
    { visit },
  ) => {
    const url = project.SUPABASE_URL.replace("127.0.0.1", host);
    const visitor = await visit(url);
    const { page } = visitor;
    const email = await visitor.signUp();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByRole("button", { name: "Send the link" }).click();
    await page.getByText("Enter your e-mail address.").waitFor();
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await page.getByRole("status").getByText(`If there is an account for ${email}`).waitFor();

    const link = await findLink(email);
    await page.goto(link);
    await page.getByRole("heading", { name: "Choose a new password" }).waitFor();
    assert.equal(new URL(page.url()).hostname, host);
    await page.getByLabel("New password").fill("another horse 2");
    await page.getByRole("button", { name: "Save the password" }).click();
    // Only once the projects are there: a request on its way would be answered with a 401.
    await page.getByText("Nothing here yet.").waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("another horse 2");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Projects" }).waitFor();

    const late = await visit(url);
    await late.page.goto(link);
    await late.page.getByRole("heading", { name: "This link has expired" }).waitFor();
    await late.page.getByRole("link", { name: "Ask for another" }).click();
    await late.page.getByRole("heading", { name: "Forgot your password?" }).waitFor();
  }, { expected: [/status of 40[03]/] });
}

/** Of the mail that the stack kept in place of sending it. */
async function findLink(email: string): Promise<string> {
  const folder = join(Deno.env.get("STACK_DIRECTORY") ?? "", "mail");
  for await (const { name } of Deno.readDir(folder)) {
    const mail = await Deno.readTextFile(join(folder, name));
    if (mail.includes(email)) return /https?:\S+/.exec(mail)?.[0] ?? assert.fail(mail);
  }
  assert.fail("no mail was kept");
}
