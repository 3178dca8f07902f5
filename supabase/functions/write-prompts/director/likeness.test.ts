import assert from "node:assert/strict";
import { findTwins } from "./likeness.ts";

const frame = (kind: string, idea: string, colour = "#1b4d3e") =>
  `${kind} for a coffee roaster. ${idea} Style: minimal, warm; flat vector artwork with crisp edges. ` +
  `Palette: ${colour} for the main shapes, plain background #ffffff. Composition: centred on a ` +
  "square, generous margins, balanced optically, legible at 32 pixels. Avoid: coffee beans, " +
  "steaming cups, mock-ups, photographs, 3D effects, watermarks.";

const ideas = [
  "Three tilted arcs rise like a wind map and lock into a compass needle.",
  "One ribbon folds over itself into the outline of a lighthouse lantern.",
  "A grid of dots thins out towards the upper right, as beans in a sieve do.",
  "Two overlapping waves leave the letter shape of an N between them.",
  "A gull's wing and a leaf share one unbroken contour.",
  "A stamp-like ring of rope frames a plain horizon line.",
  "Stacked horizontal bars of growing width suggest a roasting drum seen from its end.",
];
const prompts = ideas.map((idea) => frame("An abstract logo mark", idea));

const twins = (again: string) => findTwins([...prompts, again]);
const ofTheSecond = [{ earlier: 1, later: prompts.length }];

Deno.test("ideas that differ are no twins, however much their prompts share", () => {
  assert.deepEqual(findTwins(prompts), []);
});

const repetitions: [string, string][] = [
  ["in another colour", frame("An abstract logo mark", ideas[1] ?? "", "#c0392b")],
  ["as another kind of logo", frame("A pictorial logo mark", ideas[1] ?? "")],
  ["with another name", frame("An abstract logo mark", `${ideas[1]} Below it "Northwind".`)],
  [
    "with a few words exchanged",
    frame("An abstract logo mark", "One ribbon folds over itself into the shape of a lighthouse."),
  ],
  ["in capitals, without punctuation", (prompts[1] ?? "").toUpperCase().replace(/[.,;:]/g, "")],
];

for (const [how, prompt] of repetitions) {
  Deno.test(`an idea told again ${how} is found`, () => {
    assert.deepEqual(twins(prompt), ofTheSecond);
  });
}

Deno.test("an idea on the same theme, built in another way, is none told again", () => {
  assert.deepEqual(
    twins(
      frame("An abstract logo mark", "A lighthouse is cut out of a solid circle, its beam open."),
    ),
    [],
  );
});

Deno.test("a set of nothing but one idea is found, all of it", () => {
  const same = [1, 2, 3, 4].map((number) =>
    frame("A wordmark logo", `${ideas[2]} Take ${number}.`)
  );
  assert.deepEqual(findTwins(same).map(({ later }) => later), [1, 2, 3]);
});

Deno.test("scripts without spaces are compared too", () => {
  const fox = "三つの円でできた狐が振り返る。背景は白。";
  const others = ["波と灯台が一つの線になる。背景は白。", "折り紙の鳥が風に乗る。背景は白。"];
  assert.deepEqual(findTwins([fox, ...others]), []);
  assert.deepEqual(findTwins([fox, ...others, `${fox}赤い。`]), [{ earlier: 0, later: 3 }]);
});

Deno.test("two short prompts, and none, are no twins", () => {
  assert.deepEqual(findTwins(['A wordmark "A".', 'A lettermark "A".']), []);
  assert.deepEqual(findTwins([]), []);
});
