import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { inspirationPicture } from "../support/pictures.ts";
import { openAdminClient, PASSWORD } from "../support/project.ts";
import { clearFaults, orderFaults } from "../support/studio.ts";
import type { Visitor } from "./browser.ts";

/** Called on each screen, with a name for it. */
export type Look = (screen: string) => Promise<void>;

/**
 * Leads a visitor of a new stack through every screen of the page, in each of its states.
 *
 * @param count logos of each project, 6 at least
 */
export async function tour(visitor: Visitor, count: number, look: Look): Promise<void> {
  await lookAtTheWayIn(visitor, look);
  await lookAtAnUnfinishedBoard(visitor, count, look);
  await lookAtTheBrief(visitor, count, look);
  await lookAtTheBoard(visitor, count, look);
  await lookAtTheGallery(visitor, look);
  await lookWhereNothingIs(visitor, look);
  await lookAtTheReference(visitor, look);
}

async function lookAtTheWayIn(visitor: Visitor, look: Look): Promise<void> {
  const { page } = visitor;
  const email = "mira@northwind.example";
  const { error } = await openAdminClient().auth.admin.createUser({
    email,
    password: PASSWORD,
    email_confirm: true,
  });
  if (error) throw error;

  await visitor.goTo("/");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await look("sign-in");
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.locator(".field-complaint").first().waitFor();
  await look("sign-up-refused");

  await visitor.goTo("/new-password");
  await page.getByRole("heading", { name: "This link has expired" }).waitFor();
  await look("link-expired");
  await page.getByRole("link", { name: "Ask for another" }).click();
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.locator(".field-complaint").first().waitFor();
  await look("forgotten");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByRole("status").getByText(email).waitFor();
  await look("forgotten-sent");

  await visitor.goTo("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Write the first brief" }).waitFor();
  await look("gallery-empty");

  // As the link of a mail leads there: signed in.
  await visitor.goTo("/new-password");
  await page.getByRole("heading", { name: "Choose a new password" }).waitFor();
  await look("new-password");
}

/** One logo was refused, some are done, the others take their time. */
async function lookAtAnUnfinishedBoard(visitor: Visitor, count: number, look: Look): Promise<void> {
  const { page } = visitor;
  const concept = (of: string) => ({ vendor: "ark", match: { promptIncludes: of } });
  await orderFaults([
    { ...concept("A lettermark logo"), fault: "refusal", times: 1 },
    { ...concept("An abstract logo mark"), fault: "latency", milliseconds: 0 },
    { ...concept("A combination mark logo"), fault: "latency", milliseconds: 0 },
    { vendor: "ark", fault: "hang" },
  ]);
  await visitor.sendBrief(count, { company: "Tidewater Signals" });
  await visitor.seeProgress(`${Math.floor(count / 2)} of ${count} logos are drawn, 1 failed`);
  await page.getByText("Drawing…").first().waitFor();
  await picturesLoaded(page);
  await look("board-drawing");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("alertdialog").waitFor();
  await look("cancel");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  await clearFaults();
  await page.getByRole("link", { name: /^Change the prompt: / }).first().click();
  await page.getByRole("dialog").getByLabel("Its prompt, to be changed").waitFor();
  await look("logo-failed");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function lookAtTheBrief({ page }: Visitor, count: number, look: Look): Promise<void> {
  await page.getByRole("link", { name: "New brief" }).click();
  await page.getByRole("button", { name: "Next: Style" }).click();
  await page.locator(".field-complaint").first().waitFor();
  await look("brief-missing");

  await page.getByLabel("Company").fill("Northwind Coffee");
  await page.getByLabel("Industry").fill("Coffee roaster");
  await page.getByLabel("What it does").fill(
    "Small-batch beans, roasted by the sea every Friday, for people who grind their own.",
  );
  await page.getByLabel("Tagline").fill("Slow mornings");
  await look("brief-company");

  await page.getByRole("button", { name: "Next: Style" }).click();
  await page.getByLabel("geometric").check();
  await page.getByLabel("Styles: a word of your own").fill("maritime");
  await page.getByRole("button", { name: "Add", exact: true }).first().click();
  await page.getByLabel("warm").check();
  for (const _ of [1, 2]) await page.getByRole("button", { name: "Add a color" }).click();
  await page.getByLabel("A picture for inspiration").setInputFiles({
    name: "harbour.png",
    mimeType: "image/png",
    buffer: Buffer.from(await inspirationPicture().arrayBuffer()),
  });
  await picturesLoaded(page);
  await look("brief-style");

  await page.getByRole("button", { name: "Next: Review" }).click();
  await page.getByLabel("Logos").fill(String(count));
  await look("brief-review");
  await page.getByRole("button", { name: /^Draw/ }).click();
}

async function lookAtTheBoard(visitor: Visitor, count: number, look: Look): Promise<void> {
  const { page } = visitor;
  await visitor.seeProgress(`${count} of ${count} logos are drawn`);
  await picturesLoaded(page);
  await look("board");

  await page.getByRole("link", { name: /^Logo 03 / }).click();
  await page.getByRole("button", { name: "Favorite", exact: true }).click();
  await page.getByLabel("Or say what is to change").fill("Make it deep blue");
  await page.getByRole("button", { name: "Draw the change" }).click();
  await page.getByRole("dialog").getByText("03.1 · ").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Before" }).waitFor();
  await page.getByText("Its prompt").click();
  await picturesLoaded(page);
  await look("logo");

  await page.getByRole("link", { name: "Compare" }).click();
  await page.getByRole("dialog", { name: "Side by side" }).waitFor();
  await picturesLoaded(page);
  await look("pair");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await page.getByRole("link", { name: /^Logo 01 / }).click();
  await page.getByRole("button", { name: "Brand kit" }).click();
  await page.getByRole("heading", { name: "In use" }).waitFor();
  await picturesLoaded(page);
  await look("kit");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("alertdialog").waitFor();
  await look("delete");
  await page.getByRole("button", { name: "Keep it" }).click();
}

async function lookAtTheGallery({ page }: Visitor, look: Look): Promise<void> {
  await page.getByRole("link", { name: "Projects", exact: true }).click();
  await page.locator(".card-cover img").nth(6).waitFor();
  await picturesLoaded(page);
  await look("gallery");
}

async function lookWhereNothingIs(visitor: Visitor, look: Look): Promise<void> {
  await visitor.goTo("/nowhere");
  await visitor.page.getByRole("heading", { name: "There is nothing here" }).waitFor();
  await look("nowhere");
  await visitor.goTo(`/projects/${crypto.randomUUID()}`);
  await visitor.page.getByRole("heading", { name: "No such project" }).waitFor();
  await look("no-such-project");
}

async function lookAtTheReference(visitor: Visitor, look: Look): Promise<void> {
  await visitor.goTo("/docs/");
  await visitor.page.getByRole("heading", { name: "Accounts", level: 2 }).waitFor();
  await look("reference");
}

/** Waits until no picture that is on the screen is still on its way, or still to be made small. */
export async function picturesLoaded(page: Page): Promise<void> {
  await eventually("no tile on the screen loads", () =>
    page.evaluate<boolean>(
      `[...document.querySelectorAll("li.tile[data-status=completed] .tile-state")]
        .every((loading) => loading.getBoundingClientRect().top > innerHeight)`,
    ));
  await page.evaluate(
    `Promise.all([...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight)
      .map((image) => image.decode().catch(() => {})))`,
  );
}
