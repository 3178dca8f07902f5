import axe, { type AxeResults, type RunOptions } from "axe-core";
import assert from "node:assert/strict";
import { pageTest } from "./page-test.ts";
import { tour } from "./tour.ts";
import { lookInEveryWay } from "./ways-to-look.ts";

const everyRule: RunOptions = { resultTypes: ["violations"] };
/** In the dark theme only the colors differ. */
const colorRule: RunOptions = { ...everyRule, runOnly: ["color-contrast"] };

pageTest(
  "axe finds nothing on any screen, and nothing is wider than it or cut",
  async ({ visit }) => {
    const visitor = await visit();
    const { page } = visitor;
    const found: string[] = [];
    // As on a newcomer's stack. It makes prices longer.
    await visitor.seeStandIns(["Gemini", "Seedream"]);
    await tour(visitor, 6, (screen) =>
      lookInEveryWay(page, async (way) => {
        // Once for each document: the screens change, the document stays.
        if (await page.evaluate("typeof axe") === "undefined") await page.evaluate(axe.source);
        const { violations } = await page.evaluate<AxeResults>(
          `axe.run(${JSON.stringify(way.endsWith("dark") ? colorRule : everyRule)})`,
        );
        for (const { id, nodes } of violations) {
          found.push(`${screen} ${way}: ${id} at ${nodes.map(({ html }) => html).join(" and ")}`);
        }
        const overflow = await page.evaluate<number>(
          `Math.max(...[document.documentElement, ...document.querySelectorAll("dialog[open]")]
            .map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))`,
        );
        if (overflow > 0) found.push(`${screen} ${way}: ${overflow} px too wide`);
        const cut = await page.evaluate<string[]>(
          `[...document.querySelectorAll(".tile-face")]
          .filter((face) => face.scrollWidth > face.clientWidth || face.scrollHeight > face.clientHeight)
          .map((face) => face.textContent)`,
        );
        for (const text of cut) found.push(`${screen} ${way}: a tile cuts "${text}"`);
      }));
    assert.deepEqual(found, []);
  },
  { expected: [/status of 4\d\d/] },
);
