import { join } from "node:path";
import { root } from "../../local/settings.ts";
import { vendorsWithoutKey } from "../../local/vendors.ts";
import { openBrowser } from "../support/open-browser.ts";
import { withTestStack } from "../support/with-stack.ts";

/**
 * Pictures of every screen, for the documents: `npx deno task screenshots`. They show what a newcomer
 * sees, whose stack has no vendor's key.
 */
await withTestStack(async (environment) => {
  const folder = join(root, "docs/images/page");
  await Deno.mkdir(folder, { recursive: true });
  for (const [name, value] of Object.entries(environment)) Deno.env.set(name, value);
  // They read the stack's address as they are loaded.
  const { Visitor } = await import("./browser.ts");
  const { picturesLoaded, tour } = await import("./tour.ts");
  const { lookInEveryWay } = await import("./ways-to-look.ts");
  const browser = await openBrowser();
  try {
    await using visitor = await Visitor.open(browser, environment.SUPABASE_URL ?? "");
    await visitor.seeStandIns(vendorsWithoutKey({}).map(({ name }) => name));
    await tour(visitor, 15, (screen) =>
      lookInEveryWay(visitor.page, async (way) => {
        // On a larger screen there are more of them.
        await picturesLoaded(visitor.page);
        await visitor.page.screenshot({ path: join(folder, `${screen}-${way}.png`) });
      }));
  } finally {
    await browser.close();
  }
  await compress(folder);
});

/** To a third of their size, with Debian's pngquant; without it they stay as they are. */
async function compress(folder: string): Promise<void> {
  const pictures = await Array.fromAsync(Deno.readDir(folder), ({ name }) => join(folder, name));
  try {
    await new Deno.Command("pngquant", { args: ["--force", "--ext=.png", "128", ...pictures] })
      .output();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    console.log("pngquant is not installed: the pictures are large");
  }
}
