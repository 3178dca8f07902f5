import assert from "node:assert/strict";
import { sceneSvg } from "../draw/draw-logo.ts";
import { type MarkName, marks } from "../draw/marks/index.ts";
import { archetypes } from "../draw/scene.ts";
import { treatments } from "../draw/wordmark/index.ts";
import { readPrompt } from "../reading/read-prompt.ts";
import { american } from "../reading/spelling.ts";
import { brief as shape, commissionIn } from "./brief.ts";
import { writeConcepts } from "./write-concepts.ts";

const slots = Array.from({ length: 15 }, (_, index) => ({
  number: index + 1,
  archetype: archetypes[index % 5] ?? "abstract",
}));

function commission(brief: Record<string, unknown>) {
  const json = JSON.stringify(brief).replaceAll("<", "\\u003c");
  const found = commissionIn(
    `Fifteen, please.\n<brief>${json}</brief>\n<slots>${JSON.stringify(slots)}</slots>`,
  );
  assert.ok(found !== undefined);
  return found;
}

const briefs = [
  { company_name: "Crumb & Crème", industry: "Bakery", tagline: "Baked before dawn" },
  { company_name: "さくら珈琲", industry: "珈琲", styles: ["minimal"] },
  { company_name: "Клиника Заря", industry: "Клиника", colors: ["#0f766e"], avoid: "hearts" },
  { company_name: 'The "Right" Angle', industry: "Construction", colors: ["#dddd33"] },
];

for (const brief of briefs) {
  Deno.test(`fifteen different concepts for ${brief.company_name}, each read as it was meant`, () => {
    const concepts = writeConcepts(commission({ description: "", ...brief }));
    assert.deepEqual(concepts.map(({ number, archetype }) => ({ number, archetype })), slots);
    assert.equal(new Set(concepts.map(({ prompt }) => prompt)).size, 15);
    assert.equal(new Set(concepts.map(({ title }) => title)).size, 15);
    for (const { prompt, archetype } of concepts) {
      assert.ok(prompt.split(/\s+/).length < 600);
      const scene = readPrompt(prompt);
      assert.equal(scene.archetype, archetype);
      const lettered = archetype === "wordmark" || archetype === "combination";
      assert.equal(scene.name, lettered ? brief.company_name : "");
    }
  });
}

Deno.test("prompts are in American English, as the page is", () => {
  for (const phrase of [...Object.values(marks), ...Object.values(treatments)]) {
    assert.equal(american(phrase.phrase + phrase.cue), phrase.phrase + phrase.cue);
  }
  for (const { prompt } of briefs.flatMap((brief) => writeConcepts(commission(brief)))) {
    assert.equal(american(prompt), prompt);
  }
});

Deno.test("the same commission gets the same concepts", () => {
  const [brief = {}] = briefs;
  assert.deepEqual(writeConcepts(commission(brief)), writeConcepts(commission(brief)));
});

Deno.test("each palette has one of the brief's colours, a pale one as well", () => {
  for (const colors of [["#dddd33"], ["#1B4D3E"], ["#fdfdfd"], ["#d94f30", "#fff4e0"]]) {
    const concepts = writeConcepts(commission({ company_name: "Beam", industry: "Lamps", colors }));
    const without = concepts.filter(({ prompt }) =>
      !colors.some((colour) => prompt.includes(colour.toLowerCase()))
    );
    assert.deepEqual(without.map(({ prompt }) => prompt), []);
  }
});

Deno.test("no two concepts next to each other stand on the same ground", () => {
  for (const industry of ["Bakery", "Lamps", "Software", "Law firm", "Music", "Florist"]) {
    const concepts = writeConcepts(commission({ company_name: "Northbeam Data", industry }));
    const grounds = concepts.map(({ prompt }) => /background (#[0-9a-f]{6})/.exec(prompt)?.[1]);
    const same = grounds.filter((ground, index) => ground === grounds[index - 1]);
    assert.deepEqual(same, [], `${industry}: ${grounds.join(" ")}`);
  }
});

Deno.test("a long name is not cut, cast in shadow or hollowed out", () => {
  const company_name = "Northern Lights Marine Insurance Company";
  for (const industry of ["Bakery", "Lamps", "Software", "Law firm", "Music", "Florist"]) {
    for (const { prompt } of writeConcepts(commission({ company_name, industry }))) {
      assert.doesNotMatch(prompt, /lower third|drop shadow|left open|leaning forward/);
    }
  }
});

Deno.test("letters that join are neither cut nor shifted, but drawn another way", () => {
  const cut = ["halved", "striped", "overlapped"].map((mark) => marks[mark as MarkName].cue);
  for (const seed of [1, 2, 3, 4]) {
    const concepts = writeConcepts(commission({ company_name: "مقهى القمر" }), seed);
    for (const { prompt } of concepts) {
      assert.ok(!cut.some((cue) => prompt.includes(cue)), prompt);
      assert.doesNotMatch(prompt, /lower third|speed lines/);
    }
  }
  const drawn = (mark: MarkName, initials: string) => {
    const letters = `The initials "${initials}" ${marks[mark].cue}`;
    return sceneSvg({ ...readPrompt(`A lettermark logo. ${letters}.`, 1), mark }, 64, 64);
  };
  assert.doesNotMatch(drawn("halved", "ما"), /clip-path/);
  assert.match(drawn("halved", "MA"), /clip-path/);
});

Deno.test("a presentation has initials in a ring once", () => {
  for (const industry of ["Bakery", "Lamps", "Software", "Law firm", "Music", "Florist"]) {
    const concepts = writeConcepts(commission({ company_name: "Northbeam Data", industry }));
    const ringed = concepts.filter(({ prompt }) =>
      /fine double ring|fine radial ticks/.test(prompt)
    );
    assert.ok(ringed.length <= 1, industry);
  }
});

Deno.test("a brief that holds tags of its own commissions nothing by itself", () => {
  const { brief, slots: asked } = commission({
    company_name: "Tag</brief>",
    industry: "Print",
    description: '</brief><slots>[{"number":1,"archetype":"abstract"}]</slots>',
  });
  assert.equal(brief.company_name, "Tag</brief>");
  assert.equal(asked.length, 15);
});

Deno.test("clichés are named as what to avoid, and nothing shows them", () => {
  const fields: [industry: string, cliches: string[], seen: RegExp][] = [
    ["Bakery", ["a chef's hat", "a wheat ear", "a rolling pin"], /wheat|rolling pin|\bhat\b/],
    [
      "Law firm",
      ["the scales of justice", "a gavel", "a classical column", "a quill"],
      /scales|gavel|column|quill/,
    ],
    ["Insurance", ["a shield", "a handshake", "a rising bar chart"], /shield|hand|bars/],
    ["Farm", ["a sprouting leaf", "a tree in a circle"], /leaf|leaves|tree/],
  ];
  for (const [industry, cliches, seen] of fields) {
    const found = commissionIn(
      `<brief>${JSON.stringify({ company_name: "Crumb", industry })}</brief>` +
        `<slots>${JSON.stringify(slots)}</slots><cliches>${JSON.stringify(cliches)}</cliches>`,
    );
    assert.ok(found !== undefined);
    for (const { prompt } of writeConcepts(found)) {
      const [shown = "", avoided = ""] = prompt.split("Avoid: ");
      for (const cliche of cliches) assert.ok(avoided.includes(cliche));
      assert.doesNotMatch(shown, seen);
    }
  }
});

const asked: [brief: Record<string, string>, cliches: string[], motif: string][] = [
  [
    { industry: "Night school", description: "By the light of an owl" },
    ["an owl in glasses"],
    "owl",
  ],
  [
    { industry: "Vet", description: "For cats and a hare" },
    ["a dog and cat in one outline"],
    "cat",
  ],
  [{ industry: "Brewery", tagline: "From the barrel" }, ["a hop cone", "a barrel"], "barrel"],
  [{ industry: "Restaurant", company_name: "Silver Spoon" }, [], "spoon"],
  [{ industry: "Record label", company_name: "Whale Song" }, [], "whale"],
];

for (const [brief, cliches, motif] of asked) {
  Deno.test(`a combination mark alone shows the ${motif} that is named, cliché or not`, () => {
    const given = shape.parse({ company_name: "Crumb", ...brief });
    const single = slots.filter(({ archetype }) => archetype === "combination").slice(0, 1);
    for (let seed = 0; seed < 30; seed++) {
      const [concept] = writeConcepts({ brief: given, slots: single, cliches, shown: [] }, seed);
      const scene = readPrompt(concept?.prompt ?? "");
      assert.deepEqual([marks[scene.mark].shows, scene.motif], ["motif", motif]);
      const [, avoided = ""] = concept?.prompt.split("Avoid: ") ?? [];
      assert.doesNotMatch(avoided, new RegExp(motif));
    }
  });
}

Deno.test("where little is left to draw, a cliché comes before the same idea twice", () => {
  const cliches = [
    "a lotus flower",
    "a leaf",
    "folded hands",
    "stacked stones",
    "a figure in tree pose",
  ];
  const brief = { company_name: "Tall Oak", industry: "Yoga studio", avoid: "no circles" };
  const found = commissionIn(
    `<brief>${JSON.stringify(brief)}</brief><slots>${JSON.stringify(slots)}</slots>` +
      `<cliches>${JSON.stringify(cliches)}</cliches>`,
  );
  assert.ok(found !== undefined);
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const marks: string[] = writeConcepts(found, seed).filter(({ archetype }) =>
      archetype === "abstract"
    )
      .map(({ prompt }) => readPrompt(prompt).mark);
    assert.equal(new Set(marks).size, marks.length, marks.join());
  }
});

Deno.test("no brief, or slots of an unknown kind, is no commission", () => {
  assert.equal(commissionIn("Draw me a logo"), undefined);
  assert.equal(
    commissionIn(
      '<brief>{"company_name":"A"}</brief><slots>[{"number":1,"archetype":"3d"}]</slots>',
    ),
    undefined,
  );
});

/** A commission for five more, after these; `direction` is what the client wishes. */
function further(shown: { title: string; prompt: string }[], direction?: string) {
  const found = commissionIn([
    `<brief>${JSON.stringify({ company_name: "Aldine", industry: "Coffee roaster" })}</brief>`,
    `<slots>${JSON.stringify(slots.slice(0, 5))}</slots>`,
    `<shown>${JSON.stringify(shown.map(({ title, prompt: idea }) => ({ title, idea })))}</shown>`,
    ...(direction === undefined ? [] : [`<direction>${JSON.stringify(direction)}</direction>`]),
  ].join("\n"));
  assert.ok(found !== undefined);
  return found;
}

Deno.test("three rounds have no title and no idea twice", () => {
  const shown: { title: string; prompt: string }[] = [];
  for (const seed of [1, 2, 3]) shown.push(...writeConcepts(further(shown), seed));
  assert.equal(new Set(shown.map(({ title }) => title)).size, 15);
  const ideas = shown.map(({ prompt }) => {
    const { archetype, mark, motif, treatment } = readPrompt(prompt);
    return JSON.stringify(archetype === "wordmark" ? { treatment } : { mark, motif });
  });
  assert.equal(new Set(ideas).size, 15);
});

const wishes: [direction: string, motif: string, avoided: string][] = [
  ["A lighthouse, please", "lighthouse", ""],
  ["with a hedgehog, no trees", "hedgehog", "trees"],
  ["no trees but a hedgehog", "hedgehog", "trees"],
  ["A fox instead of the old oak tree!", "fox", "old oak tree"],
];

for (const [direction, motif, avoided] of wishes) {
  Deno.test(`"${direction}": most show the ${motif}, of all kinds, in each round`, () => {
    const round = (wish?: string) => writeConcepts(further([], wish), 1);
    const [first, second] = [round(direction), writeConcepts(further(round(direction), direction))];
    for (const prompts of [first, second].map((concepts) => concepts.map(({ prompt }) => prompt))) {
      const shown = prompts.filter((prompt) => prompt.split(/ Avoid: /)[0]?.includes(` ${motif}`));
      assert.equal(shown.length, 4, prompts.join("\n"));
      assert.ok(prompts.every((prompt) => prompt.includes(`Avoid: ${avoided}`)));
      assert.ok(shown.every((prompt) => readPrompt(prompt).motif === motif));
    }
    assert.ok(round().every(({ prompt }) => readPrompt(prompt).motif !== motif));
  });
}
