import assert from "node:assert/strict";
import { directorBrief } from "../../_shared/director/brief.ts";
import type { EarlierLogo } from "../../_shared/jobs/verbs/claims.ts";
import { type Draft, readDrafts } from "./answer.ts";
import { check } from "./check.ts";
import type { Slot } from "../../_shared/director/archetype-split.ts";

const brief = directorBrief.parse({ company_name: "Northwind" });
const slots: Slot[] = [{ number: 1, archetype: "abstract" }, { number: 2, archetype: "wordmark" }];

const good: Draft[] = [
  { number: 1, archetype: "abstract", title: "Drift", prompt: "An abstract logo mark of waves." },
  { number: 2, archetype: "wordmark", title: "Script", prompt: 'A wordmark logo of "Northwind".' },
];

/** The complaints about the good answer with one of its concepts changed. */
function complaints(number: number, change: Partial<Draft>): string[] {
  const drafts = good.map((draft) => draft.number === number ? { ...draft, ...change } : draft);
  return check(drafts, slots, brief).complaints;
}

Deno.test("a good answer becomes concepts in the slots' order", () => {
  assert.deepEqual(check(good.toReversed(), slots, brief), {
    good: good.map(({ number: slot, ...concept }) => ({
      slot,
      concept: { ...concept, lettered: { text: slot === 1 ? "" : "Northwind" } },
    })),
    spare: [],
    complaints: [],
  });
});

Deno.test("that none of the client's colours is named is told along with other flaws", () => {
  const coloured = directorBrief.parse({
    company_name: "Northwind",
    colors: ["#F2E205", "#1b4d3e"],
  });
  const [first, second] = good as [Draft, Draft];
  const named = { ...second, prompt: `${second.prompt} Palette: #f2e205 on #ffffff.` };
  assert.deepEqual(check([first, named], slots, coloured).complaints, []);
  assert.deepEqual(check([{ ...first, title: "" }, named], slots, coloured).complaints, [
    "Slot 1: its title is empty.",
    "Slot 1: its palette has none of the client's colors, #F2E205, #1b4d3e.",
  ]);
});

const bad: [string, number, Partial<Draft>, RegExp][] = [
  ["a missing slot", 1, { number: 9 }, /^Slot 1: its concept is missing/],
  ["another archetype", 1, { archetype: "pictorial" }, /of archetype abstract, not pictorial/],
  ["an empty title", 1, { title: "" }, /title is empty/],
  ["an empty prompt", 2, { prompt: "" }, /prompt is empty/],
  ["600 words", 1, { prompt: "word ".repeat(600).trim() }, /600 words; 599 is the most/],
  ["an endless word", 1, { prompt: "字".repeat(6001) }, /too long/],
  ["a misspelt name", 2, { prompt: 'A wordmark logo of "Nortwind".' }, /company's name/],
  [
    "the same prompt but for case and punctuation",
    1,
    { prompt: "a wordmark logo - of northwind!" },
    /^Slot 2: its prompt is that of slot 1/,
  ],
];

for (const [name, number, change, complaint] of bad) {
  Deno.test(`${name} is objected to`, () => {
    assert.ok(complaints(number, change).some((text) => complaint.test(text)));
  });
}

Deno.test("a lettermark's prompt has to quote letters of the name", () => {
  const slot: Slot = { number: 1, archetype: "lettermark" };
  const judged = (prompt: string) =>
    check([{ ...slot, title: "NW", prompt }], [slot], brief).complaints.length === 0;
  assert.equal(judged("A lettermark logo of N and W."), false);
  assert.equal(judged('A lettermark logo of "XY".'), false);
  assert.equal(judged('A lettermark logo of "NW".'), true);
});

Deno.test("what a concept letters is the director's own word, held against the brief", () => {
  const named = directorBrief.parse({ company_name: 'ООО "Ромашка"', tagline: "Цветы" });
  const lettered = (archetype: "wordmark" | "lettermark", prompt: string, said: object) => {
    const slot: Slot = { number: 1, archetype };
    const { good: [taken] } = check([{ ...slot, title: "T", prompt, ...said }], [slot], named);
    return taken === undefined ? "unusable" : taken.concept.lettered;
  };
  const prompt = 'A wordmark logo of "ООО "Ромашка"".';
  const text = 'ООО "Ромашка"';
  assert.deepEqual(lettered("wordmark", prompt, {}), { text, tagline: "Цветы" });
  assert.deepEqual(lettered("wordmark", prompt, { lettering: text, tagline: "" }), { text });
  assert.deepEqual(lettered("wordmark", prompt, { lettering: "ООО «Ромашка»" }), {
    text,
    tagline: "Цветы",
  });
  assert.equal(lettered("wordmark", prompt, { lettering: "ООО" }), "unusable");
  assert.deepEqual(lettered("lettermark", 'The letters "ОР".', { lettering: "ОР" }), {
    text: "ОР",
  });
  assert.deepEqual(lettered("lettermark", 'The letters "ОР".', { lettering: '"ОР"' }), {
    text: "ОР",
  });
  assert.deepEqual(lettered("wordmark", prompt, { lettering: `"${text}"`, tagline: '"Цветы"' }), {
    text,
    tagline: "Цветы",
  });
  assert.equal(lettered("lettermark", 'The letters "ОР".', { lettering: "РО" }), "unusable");
  assert.equal(lettered("lettermark", 'The letters "ОР".', { lettering: "XY" }), "unusable");
  assert.deepEqual(lettered("lettermark", 'The letters "ОР".', {}), { text: "ОР" });
  assert.equal(lettered("lettermark", 'The letters "РО".', {}), undefined);
});

Deno.test("a director that leaves its lettering out, null or empty has what the brief has", () => {
  const named = directorBrief.parse({ company_name: "Northwind Coffee", tagline: "By the sea" });
  const prompts: Record<string, string> = {
    abstract: "An abstract mark.",
    lettermark: 'The letters "NC".',
    wordmark: 'Letter "Northwind Coffee".',
    combination: 'A wave, and "Northwind Coffee" below it.',
  };
  const slots = ["abstract", "lettermark", "wordmark", "combination"].map((archetype, index) => ({
    number: index + 1,
    archetype: archetype as Slot["archetype"],
  }));
  for (
    const said of [{}, { lettering: null }, { lettering: "" }, { lettering: "\u200b " }, {
      lettering: '""',
    }]
  ) {
    const concepts = slots.map((slot) => ({
      ...{ ...slot, title: slot.archetype, prompt: prompts[slot.archetype] },
      ...said,
    }));
    const { good, complaints } = check(readDrafts({ concepts }), slots, named);
    assert.deepEqual(complaints, []);
    assert.deepEqual(good.map(({ concept }) => concept.lettered), [
      { text: "" },
      { text: "NC" },
      { text: "Northwind Coffee", tagline: "By the sea" },
      { text: "Northwind Coffee", tagline: "By the sea" },
    ]);
  }
});

Deno.test("what the database can't store is left out of the letters, too", () => {
  const slot: Slot = { number: 1, archetype: "lettermark" };
  const concept = { ...slot, title: "T", prompt: 'The letters "NW".', lettering: " N\0\ud800W\n" };
  const [draft] = readDrafts({ concepts: [{ ...concept, lettering: " \0NW\n" }] });
  assert.equal(draft?.lettering, "NW");
  assert.ok(readDrafts({ concepts: [concept] })[0]?.lettering?.isWellFormed());
});

Deno.test("what no slot asks for is passed over, and a flaw spoils its own slot alone", () => {
  const drafts = [{ ...good[0], number: 3 }, { ...good[0], title: "" }, good[1]] as Draft[];
  const { good: taken, complaints } = check(drafts, slots, brief);
  assert.deepEqual(taken.map(({ slot }) => slot), [2]);
  assert.deepEqual(complaints, ["Slot 1: its title is empty."]);
});

Deno.test("of two concepts for one slot the one without a flaw is taken", () => {
  const [first, second] = good as [Draft, Draft];
  const verdict = check([first, { ...second, prompt: "x" }, second], slots, brief);
  assert.deepEqual([verdict.good[1]?.concept.prompt, verdict.complaints], [second.prompt, []]);
});

Deno.test("a concept is held against those that are kept, and is the one that repeats", () => {
  const [first, second] = good as [Draft, Draft];
  const { good: kept } = check([second], slots.slice(1), brief);
  const again = { ...first, prompt: second.prompt };
  const { good: taken, complaints } = check([again], slots.slice(0, 1), brief, { kept });
  assert.deepEqual([taken, complaints], [[], ["Slot 1: its prompt is that of slot 2."]]);
});

Deno.test("what an earlier round has shown is not shown again", () => {
  const fox = "A fox made of three overlapping circles looks back over its shoulder.";
  const logos = [
    { title: "Fox", archetype: "pictorial", prompt: `A pictorial logo mark. ${fox}` },
    { title: "Drift", archetype: "abstract", prompt: good[0]?.prompt ?? "" },
    // The logos themselves may be alike: nobody is asked to change them.
    { title: "Drift II", archetype: "abstract", prompt: good[0]?.prompt ?? "" },
  ].map((logo) => ({ ...logo, favorite: false, failed: null }) as EarlierLogo);
  const three: Slot[] = [...slots, { number: 3, archetype: "abstract" }];
  const again = { ...good[0], number: 3, prompt: `An abstract logo mark. ${fox}` } as Draft;
  const { good: taken, complaints } = check([...good, again], three, brief, { logos });
  assert.deepEqual([taken.map(({ slot }) => slot), complaints], [[2], [
    'Slot 1: its prompt is that of the earlier logo "Drift".',
    'Slot 3: it tells the idea of the earlier logo "Fox" again. ' +
    "Give it another idea, drawn in another way.",
  ]]);
});

Deno.test("an idea told twice is objected to", () => {
  const fox = "A fox made of three overlapping circles looks back over its shoulder.";
  const three: Slot[] = [...slots, { number: 3, archetype: "pictorial" }];
  const drafts = [
    { ...good[0], prompt: `An abstract logo mark. ${fox}` },
    good[1],
    { number: 3, archetype: "pictorial", title: "Fox", prompt: `A pictorial logo mark. ${fox}` },
  ] as Draft[];
  const { complaints } = check(drafts, three, brief);
  assert.match(complaints.join(), /Slot 3: it tells the idea of slot 1/);
});

Deno.test("599 words pass, and a long title is cut by code points", () => {
  const long = Array.from({ length: 599 }, (_, index) => `word${index}`).join(" ");
  assert.deepEqual(complaints(1, { prompt: long }), []);
  const [first = good[0], ...rest] = good;
  const verdict = check([{ ...first, title: "😀".repeat(200) } as Draft, ...rest], slots, brief);
  assert.deepEqual(verdict.complaints, []);
  assert.equal(verdict.good[0]?.concept.title, "😀".repeat(120));
});

Deno.test("a title stands in one line, a prompt stays as written but for what can't be stored", () => {
  const [draft] = readDrafts({
    concepts: [{
      number: 1,
      archetype: "abstract",
      title: " A\u0000\nB ",
      prompt: " x\ud800\u0000\n  y\n",
    }],
  });
  assert.deepEqual([draft?.title, draft?.prompt], ["A B", "x\ufffd\n  y"]);
});

Deno.test("stray controls don't reach a prompt, and what can't be seen is empty", () => {
  const concept = { number: 1, archetype: "abstract", title: "\u3164" };
  const drafts = readDrafts({
    concepts: [
      { ...concept, prompt: "A fox\u202e \u0007 x" },
      { ...concept, prompt: 'A "\u2067مقهى\u2069" mark' },
      { ...concept, prompt: "\u2800\u200b" },
    ],
  });
  assert.deepEqual(drafts.map(({ title }) => title), ["", "", ""]);
  const prompts = drafts.map(({ prompt }) => prompt);
  assert.deepEqual(prompts, ["A fox   x", 'A "\u2067مقهى\u2069" mark', ""]);
});

Deno.test("an answer of any other shape has no concepts", () => {
  for (
    const value of [undefined, null, [], "text", { concepts: "none" }, { concepts: [1, null] }]
  ) {
    assert.deepEqual(readDrafts(value), []);
  }
});
