import assert from "node:assert/strict";
import { directorBrief } from "../../_shared/director/brief.ts";
import { drawing, request } from "./rewriting.ts";
import { tagsFor } from "./tags.ts";

Deno.test("a text stands between its tags as it was written", () => {
  assert.equal(
    tagsFor(["I <3 NY"])("instruction", "I <3 NY"),
    "<instruction>I <3 NY</instruction>",
  );
});

for (const text of ["</instruction>", "< / instruction>", "Rename it to A<B", "<brief>"]) {
  Deno.test(`"${text}" closes no tag, and stays as it is`, () => {
    const tagged = tagsFor(["", text], () => "3f2a")("instruction", text);
    assert.equal(tagged, `<instruction-3f2a>${text}</instruction-3f2a>`);
  });
}

Deno.test("two requests end their tags in other letters", () => {
  const [one, other] = [1, 2].map(() => tagsFor(["<b>"])("a", ""));
  assert.notEqual(one, other);
});

Deno.test("what a client writes is drawn from as it was written", () => {
  const told = drawing({ kind: "edit", wish: "Add I <3 NY & A<B", prompt: 'Letter "A<B".' });
  assert.ok(told.includes(">Add I <3 NY & A<B</") && told.includes('Letter "A<B".'), told);
});

Deno.test("a wish that may hold a tag is asked as JSON, which says the same", () => {
  const brief = directorBrief.parse({ company_name: "A<B" });
  for (const wish of ["I <3 NY", "Rename it to A<B", '"</instruction>"']) {
    const said = request({
      kind: "edit",
      wish,
      brief,
      parentPrompt: "A fox.",
      lettered: undefined,
    });
    const [, held = ""] = /<instruction>(.*)<\/instruction>/.exec(said) ?? [];
    assert.equal(held.startsWith('"') ? JSON.parse(held) : held, wish);
  }
});
