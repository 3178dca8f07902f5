import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { newEmail, PASSWORD } from "../support/project.ts";
import { pageTest } from "./page-test.ts";

pageTest("the whole way by keyboard alone", async ({ visit }) => {
  const visitor = await visit();
  const { page } = visitor;
  const { keyboard } = page;
  const hands = new Hands(page);
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const link = (name: string | RegExp) => page.getByRole("link", { name });
  const heading = (name: string) => page.getByRole("heading", { name, exact: true });

  // Signing in.
  await visitor.goTo("/sign-in");
  await heading("Sign in").waitFor();
  await hands.tabTo(link("Skip to the content"), 1);
  await hands.tabTo(link("Create an account"));
  await keyboard.press("Enter");
  await heading("Create your account").waitFor();
  await hands.tabBackTo(page.getByLabel("E-mail"));
  await keyboard.type("nobody");
  await hands.tabTo(page.getByLabel("Password"), 1);
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");
  await hands.at(page.getByLabel("E-mail").and(page.locator("[aria-invalid]")));
  await keyboard.press("Control+A");
  await keyboard.type(newEmail());
  await keyboard.press("Enter");
  await hands.at(heading("Projects"));

  // The company step: what is missing is complained of, and typing doesn't move the focus.
  await hands.tabTo(link("Write the first brief"), 1);
  await keyboard.press("Enter");
  await hands.at(heading("Who is it for?"));
  await hands.tabTo(button("Next: Style"));
  await keyboard.press("Space");
  const company = page.getByLabel("Company");
  await hands.at(company);
  await page.getByText("Please fill this in.").nth(2).waitFor();
  await keyboard.type("Northwind Coffee");
  await hands.at(company.and(page.locator(":not([aria-invalid])")));
  assert.equal(await company.inputValue(), "Northwind Coffee");
  await hands.tabTo(page.getByLabel("Industry"), 1);
  await keyboard.type("Coffee roaster");
  await hands.tabTo(page.getByLabel("What it does"), 1);
  await keyboard.type("Small-batch beans, roasted by the sea");
  await hands.tabTo(button("Next: Style"), 2);
  await keyboard.press("Enter");

  // The style step: words that are offered, words of one's own, and colors.
  await hands.at(heading("How should it feel?"));
  await hands.tabTo(page.getByLabel("minimal"), 1);
  await keyboard.press("Space");
  await hands.tabTo(page.getByLabel("Styles: a word of your own"));
  await keyboard.type("maritime");
  await keyboard.press("Enter");
  const own = page.getByLabel("maritime");
  await own.and(page.locator(":checked")).waitFor();
  await hands.tabBackTo(own, 1);
  await keyboard.press("Space");
  await hands.at(own.and(page.locator(":not(:checked)")));
  await keyboard.press("Space");
  await hands.at(own.and(page.locator(":checked")));
  await hands.tabTo(button("Add a color"));
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await hands.at(button("Add a color"));
  await hands.tabBackTo(button("Remove color 2"), 1);
  await keyboard.press("Enter");
  await hands.at(page.getByRole("group", { name: "Colors" }));
  await page.getByText("1 of 5").waitFor();
  await hands.tabTo(button("Next: Review"));
  await keyboard.press("Enter");

  // The review step; Back and Forward lead through the steps.
  await hands.at(heading("Ready to draw?"));
  await page.goBack(); // The keys for it are the browser's own: without a window, it hears none.
  await hands.at(heading("How should it feel?"));
  await page.goForward();
  await hands.at(heading("Ready to draw?"));
  const count = page.getByLabel("Logos");
  await hands.tabTo(count, 1);
  await keyboard.press("Home");
  await keyboard.press("ArrowRight");
  await hands.tabTo(button("Draw 2 logos"));
  await keyboard.press("Enter");

  // The board, and a logo of it.
  await hands.at(heading("Northwind Coffee"));
  await visitor.seeProgress("2 of 2 logos are drawn");
  await hands.at(heading("Northwind Coffee"));
  const tile = link(/^Logo 02 /);
  await hands.tabTo(tile);
  await keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  const stage = dialog.locator(".logo-stage");
  await hands.at(stage);
  const favorite = dialog.getByRole("button", { name: "Favorite", exact: true });
  await hands.tabTo(favorite);
  await keyboard.press("Space");
  await hands.at(favorite.and(page.locator("[aria-pressed=true]")));
  await hands.tabTo(dialog.getByLabel("Or say what is to change"));
  await keyboard.type("Make it deep blue");
  const draw = dialog.getByRole("button", { name: "Draw the change" });
  await hands.tabTo(draw, 1);
  await keyboard.press("Enter");

  // The edit is shown where it is drawn; keys show before and after, and the other logos.
  await dialog.getByText("02.1 · ").waitFor();
  await hands.at(stage);
  const before = dialog.getByRole("button", { name: "Before" });
  await before.waitFor();
  await keyboard.press("b");
  await before.and(page.locator("[aria-pressed=true]")).waitFor();
  await dialog.getByRole("img", { name: /before the change$/ }).waitFor();
  await keyboard.press("b");
  await dialog.getByRole("img", { name: /logo$/ }).waitFor();
  // Also far from the picture, but not where the letter is written.
  await hands.tabTo(favorite);
  await keyboard.press("b");
  await before.and(page.locator("[aria-pressed=true]")).waitFor();
  const wish = dialog.getByLabel("Or say what is to change");
  await hands.tabTo(wish);
  await keyboard.type("b");
  assert.equal(await wish.inputValue(), "b");
  assert.equal(await before.getAttribute("aria-pressed"), "true");
  await keyboard.press("Backspace");
  await hands.tabBackTo(before);
  await before.locator("kbd").getByText("B").waitFor();
  await keyboard.press("b");
  await dialog.getByRole("img", { name: /logo$/ }).waitFor();
  await keyboard.press("ArrowLeft");
  await dialog.getByText("02 · ").waitFor();
  await keyboard.press("ArrowRight");
  await dialog.getByText("02.1 · ").waitFor();
  const parent = dialog.getByRole("link", { name: /^02 / });
  await hands.tabTo(parent);
  await keyboard.press("Enter");
  await dialog.getByText("02 · ").waitFor();
  await hands.at(parent);

  // Two logos side by side.
  await hands.tabBackTo(dialog.getByRole("link", { name: "Compare" }));
  await keyboard.press("Enter");
  const pair = page.getByRole("dialog", { name: "Side by side" });
  await pair.waitFor();
  const left = pair.getByRole("combobox", { name: "Left logo" });
  await hands.tabTo(left);
  await keyboard.press("Home");
  await pair.getByRole("region", { name: "Left logo" }).getByRole("link", { name: "Open" })
    .waitFor();
  await hands.at(left);
  await hands.tabTo(pair.getByRole("region", { name: "Right logo" }).getByRole("link"));
  await keyboard.press("Enter");
  await dialog.getByText("02 · ").waitFor();
  await hands.tabTo(page.locator("summary"));
  await keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await hands.at(tile);

  // Back to the gallery, where the project is deleted.
  await hands.tabBackTo(link(/^Projects$/));
  await keyboard.press("Enter");
  await hands.at(heading("Projects"));
  const doomed = button("Delete Northwind Coffee");
  await hands.tabTo(doomed);
  await keyboard.press("Enter");
  const keep = button("Keep it");
  await hands.at(keep);
  await keyboard.press("Enter");
  await hands.at(doomed);
  await keyboard.press("Enter");
  await hands.at(keep);
  await hands.tabTo(button("Delete project"), 1);
  await keyboard.press("Space");
  await link("Write the first brief").waitFor();
  await hands.at(heading("Projects"));
  await hands.tabBackTo(button("Sign out"), 1);
  await keyboard.press("Enter");
  await hands.at(heading("Sign in"));
}, { expected: [/status of 4\d\d/] });

/** A user without a mouse. */
class Hands {
  constructor(readonly page: Page) {}

  /** Waits until something has the focus, and looks whether that can be seen. */
  async at(place: Locator): Promise<void> {
    await place.and(this.page.locator(":focus")).waitFor();
    assert.notEqual(await this.#outline(), "", `the focus can't be seen at ${place}`);
  }

  async tabTo(place: Locator, steps?: number): Promise<void> {
    await this.#walk("Tab", place, steps);
  }

  async tabBackTo(place: Locator, steps?: number): Promise<void> {
    await this.#walk("Shift+Tab", place, steps);
  }

  /** @param steps how many it takes; any number, if not given */
  async #walk(key: string, place: Locator, steps?: number): Promise<void> {
    await place.waitFor({ state: "attached" });
    const isThere = async () => await place.and(this.page.locator(":focus")).count() > 0;
    let taken = 0;
    while (taken === 0 || (taken < (steps ?? 60) && !await isThere())) {
      await this.page.keyboard.press(key);
      taken++;
      assert.notEqual(await this.#outline(), "", `${key} lost the focus on the way to ${place}`);
    }
    assert.ok(await isThere(), `${key} × ${taken} doesn't lead to ${place}`);
    if (steps !== undefined) assert.equal(taken, steps, `${key} to ${place}`);
  }

  /** How the focus is shown; empty where nothing has it, or it can't be seen. */
  async #outline(): Promise<string> {
    return await this.page.evaluate<string>(`(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return "";
      // Of what is drawn by its label or its frame, that has the outline.
      for (const shown of [focused, focused.nextElementSibling, focused.parentElement]) {
        if (!shown) continue;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        if (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) return outlineStyle;
      }
      return "";
    })()`);
  }
}
