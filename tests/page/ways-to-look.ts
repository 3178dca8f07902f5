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

/** Shows a screen in every way, once its colors stand still; `look` is told which, in turn. */
export async function lookInEveryWay(page: Page, look: (way: Way) => Promise<void>): Promise<void> {
  for (const way of everyWay) {
    const [size, colorScheme] = way.split("-") as [keyof typeof sizes, "light" | "dark"];
    await page.setViewportSize(sizes[size]);
    await page.evaluate(expectScheme(colorScheme));
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(colorsSettled);
    await look(way);
  }
}

/** A page may choose its theme by the event, which comes some frames after the scheme is set. */
function expectScheme(scheme: "light" | "dark"): string {
  return `void (globalThis.schemeIsTold = new Promise((told) => {
    const query = matchMedia("(prefers-color-scheme: ${scheme})");
    if (query.matches) told();
    else query.addEventListener("change", told, { once: true });
  }))`;
}

/** Where each element has a transition, what is inherited goes down the tree by a level at a time. */
const colorsSettled = `(async () => {
  await schemeIsTold;
  const transitions = () => document.getAnimations().filter((each) => each instanceof CSSTransition);
  for (let some = transitions(); some.length > 0; some = transitions()) {
    some.forEach((each) => each.finish());
  }
})()`;
