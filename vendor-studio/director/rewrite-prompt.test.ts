import assert from "node:assert/strict";
import { announcedChange } from "../reading/announced-change.ts";
import { rewritePrompt } from "./rewrite-prompt.ts";

Deno.test("a rewritten prompt keeps the idea and announces the change", () => {
  const { title, prompt } = rewritePrompt("A fox.", "make  the background\nteal!");
  assert.equal(title, "Make the background teal");
  assert.ok(prompt.startsWith("A fox. "));
  assert.equal(announcedChange(prompt), "make the background teal.");
});

Deno.test("in a chain only the latest change is announced, and the earlier ones are kept", () => {
  const once = rewritePrompt("A fox.", "mirror it").prompt;
  const twice = rewritePrompt(once, "crop in closer").prompt;
  const thrice = rewritePrompt(twice, "use a slab serif").prompt;
  assert.equal(announcedChange(thrice), "use a slab serif.");
  assert.match(thrice, /^A fox\. Changed before, and kept: mirror it; crop in closer\. /);
});

Deno.test("a long chain drops its oldest changes", () => {
  let prompt = "A fox.";
  for (let step = 0; step < 6; step++) {
    prompt = rewritePrompt(prompt, `step ${step} ${"very ".repeat(90)}bold`).prompt;
  }
  assert.ok(prompt.split(/\s+/).length <= 300);
  assert.match(announcedChange(prompt) ?? "", /^step 5 /);
});

Deno.test("without an instruction it asks for a variation", () => {
  for (const nothing of ["  ", "\u0001", "\u0001\u0085 \u200b", "!"]) {
    const { title, prompt } = rewritePrompt("A fox.", nothing);
    assert.equal(title, "Variation");
    assert.equal(announcedChange(prompt), undefined);
  }
});

Deno.test("a new name takes the old one's place", () => {
  const renamed = rewritePrompt('A wordmark. Letter "Crumb".', "call it Harbour").prompt;
  const { prompt } = rewritePrompt(renamed, "make it teal");
  assert.match(prompt, /Letter "Harbour"/);
  assert.doesNotMatch(prompt, /Crumb/);
});

Deno.test("a name that other words hold is changed in quotation marks alone", () => {
  const { prompt } = rewritePrompt('A wordmark. Letter "e", deep red.', "call it Sons & Heirs");
  assert.match(prompt, /^A wordmark\. Letter "Sons & Heirs", deep red\./);
});
