import type { Page } from "playwright-core";

const sizes = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
};
const schemes = ["light", "dark"] as const;

/** A screen's width and colors. */
type Way = `${keyof typeof sizes}-${(typeof schemes)[number]}`;

/** On a desk and on a phone, by day and by night. */
const everyWay: Way[] = ["desktop-light", "desktop-dark", "phone-light", "phone-dark"];

/** Shows a screen in every way; `look` is told which, in turn. */
export async function lookInEveryWay(page: Page, look: (way: Way) => Promise<void>): Promise<void> {
  for (const way of everyWay) {
    const [size, colorScheme] = way.split("-") as [keyof typeof sizes, "light" | "dark"];
    await page.setViewportSize(sizes[size]);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await look(way);
  }
}
