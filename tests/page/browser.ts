import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { BROWSER_TIMEOUT_MS } from "../support/open-browser.ts";
import { createProject } from "../support/create.ts";
import { newEmail, PASSWORD } from "../support/project.ts";
import { newUser, type User } from "../support/user.ts";

const observeLayoutShift = `
  globalThis.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries()) {
      if (!hadRecentInput) layoutShift += value;
    }
  }).observe({ type: "layout-shift", buffered: true });
`;

/** How wide a page is, what doesn't fit on the screen included. */
export async function width(page: Page): Promise<number> {
  return await page.evaluate<number>("document.documentElement.scrollWidth");
}

/** A user with a browser of their own, which shares no storage with others. */
export class Visitor implements AsyncDisposable {
  /** What the page complained about on its console, and what it threw. */
  readonly complaints: string[] = [];
  #user?: User;

  private constructor(readonly page: Page, readonly url: string) {
    this.#listen(page);
  }

  static async open(
    browser: Browser,
    url: string,
    options: BrowserContextOptions = {},
  ): Promise<Visitor> {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(BROWSER_TIMEOUT_MS);
    await context.addInitScript(observeLayoutShift);
    return new Visitor(await context.newPage(), url);
  }

  /**
   * How far things on the page have jumped so far without the visitor's doing: Cumulative Layout
   * Shift, https://web.dev/articles/cls; 0.1 is called good.
   */
  async layoutShift(): Promise<number> {
    return await this.page.evaluate<number>("layoutShift");
  }

  /** Another tab of the same browser. */
  async openTab(path: string): Promise<Page> {
    const page = await this.page.context().newPage();
    this.#listen(page);
    await page.goto(this.url + path);
    return page;
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.url + path);
  }

  /** Is told from now on that the studio stands in for these vendors, as `start` tells it. */
  async seeStandIns(standIns: string[]): Promise<void> {
    await this.page.route("**/config.json", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...await response.json(), standIns } });
    });
  }

  /** Makes an account, as a newcomer. */
  async signUp(): Promise<string> {
    const email = newEmail();
    await this.goTo("/sign-up");
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByLabel("Password").fill(PASSWORD);
    await this.page.getByRole("button", { name: "Create account" }).click();
    await this.page.getByRole("heading", { name: "Projects" }).waitFor();
    return email;
  }

  /** Is signed in without the form: for tests that aren't about it. Nothing is shown yet. */
  async arrive(): Promise<void> {
    this.#user = await newUser();
    const { data: { session } } = await this.#user.client.auth.getSession();
    // Any document of the page's origin shares its storage. Without an icon, one would be asked for.
    const body = `<link rel="icon" href="data:,">`;
    const fulfill = { contentType: "text/html", body };
    await this.page.route(`${this.url}/arrival`, (route) => route.fulfill(fulfill), { times: 1 });
    await this.goTo("/arrival");
    const [host] = new URL(this.url).hostname.split(".");
    const kept = [`sb-${host}-auth-token`, JSON.stringify(session)];
    await this.page.evaluate(`localStorage.setItem(...${JSON.stringify(kept)})`);
  }

  /** Sends a brief without the form, and opens its board. Resolves when it shows. */
  async order(count: number, { company = "Northwind Coffee" } = {}): Promise<void> {
    if (!this.#user) throw new Error("who orders has to arrive first");
    const given = { company_name: company, concept_count: count };
    const { project_id } = await createProject(this.#user, given);
    await this.goTo(`/projects/${project_id}`);
    await this.page.getByRole("heading", { name: company, level: 1 }).waitFor();
  }

  /** Goes through the brief's three steps. Resolves when the board shows. */
  async sendBrief(count: number, { company = "Northwind Coffee" } = {}): Promise<void> {
    const { page } = this;
    await this.goTo("/new");
    await page.getByLabel("Company").fill(company);
    await page.getByLabel("Industry").fill("Coffee roaster");
    await page.getByLabel("What it does").fill("Small-batch beans, roasted by the sea");
    await page.getByRole("button", { name: "Next: Style" }).click();
    await page.getByLabel("minimal").check();
    await page.getByRole("button", { name: "Next: Review" }).click();
    await page.getByLabel("Logos").fill(String(count));
    await page.getByRole("button", { name: /^Draw/ }).click();
    await page.getByRole("heading", { name: company, level: 1 }).waitFor();
  }

  /** Resolves when the board says so. */
  async seeProgress(text: string | RegExp, page = this.page): Promise<void> {
    await page.locator(".progress-text").getByText(text).waitFor();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.context().close();
  }

  #listen(page: Page): void {
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      this.complaints.push(`${message.text()} at ${message.location().url}`);
    });
  }
}
