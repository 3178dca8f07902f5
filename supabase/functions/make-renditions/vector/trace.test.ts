import assert from "node:assert/strict";
import { drawVector } from "../pictures/draw-vector.ts";
import { onGround, type Rgb } from "../pictures/ground.ts";
import { type Picture, UnreadablePicture } from "../pictures/picture.ts";
import { colourAt, differenceOf, pictureOf } from "../pictures/shapes.fixture.ts";
import { cutOut } from "./cut-out.ts";
import { drawLayers } from "./draw-layers.ts";
import { surveyed, trace as traceSurvey } from "./trace.ts";
import { isFaithful } from "./trace-shape.ts";

const SIDE = 400;

const trace = (picture: Picture) => traceSurvey(surveyed(picture));

/** Art in a square of 100, drawn with soft edges on a ground. */
async function drawn(art: string, ground: Rgb = [255, 255, 255]) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${art}</svg>`;
  return onGround(await drawVector(svg, SIDE, SIDE), ground);
}

/** A red ring with a blue disc in it, which it touches. */
const target = '<circle cx="50" cy="50" r="40" fill="#c62828"/>' +
  '<circle cx="50" cy="50" r="20" fill="#1a237e"/>';

Deno.test("inks, ground and place of a logo are found, and no mixed colour of its edges", async () => {
  const traced = await trace(await drawn(target, [245, 240, 230]));
  assert.deepEqual(traced.layers.map(({ hex }) => hex), ["#c62828", "#1a237e"]);
  assert.equal(traced.ground, "#f5f0e6");
  assert.deepEqual(traced.bounds, { left: 40, top: 40, right: 360, bottom: 360 });
  assert.deepEqual(traced.palette.map(({ role }) => role), ["background", "primary", "secondary"]);
  assert.ok(traced.fidelity > 0.99, `${traced.fidelity}`);
});

Deno.test("a hole stays a hole, in its colours and in one", async () => {
  const ring = '<path fill-rule="evenodd" fill="#00695c" d="M10 10H90V90H10ZM30 30H70V70H30Z"/>';
  const { layers, oneColour, width, height } = await trace(await drawn(ring));
  for (const drawing of [layers, [{ hex: "#000000", path: oneColour }]]) {
    const picture = await drawLayers(drawing, [0, 0, width, height], width, height);
    assert.equal(colourAt(picture, 200, 200)[3], 0);
    assert.equal(colourAt(picture, 80, 200)[3], 255);
  }
});

Deno.test("in one colour, what touches is parted, and the smaller ink keeps its shape", async () => {
  const { oneColour, width, height } = await trace(await drawn(target));
  const layers = [{ hex: "#000000", path: oneColour }];
  const picture = await drawLayers(layers, [0, 0, width, height], width, height);
  const alphas = [0, 78, 82, 90, 150].map((right) => colourAt(picture, 200 + right, 200)[3]);
  assert.deepEqual(alphas, [255, 255, 0, 255, 255]);
});

Deno.test("corners stay sharp, and straight lines straight", async () => {
  const { layers: [square] } = await trace(await drawn('<path d="M20 20H80V80H20Z"/>'));
  assert.match(square?.path ?? "", /^M[\d. ]+(L[\d. ]+){4}Z$/);
});

Deno.test("a gradient is an approximation", async () => {
  const gradient = '<linearGradient id="g"><stop stop-color="#ff8a00"/>' +
    '<stop offset="1" stop-color="#2b5cff"/></linearGradient>' +
    '<circle cx="50" cy="50" r="45" fill="url(#g)"/>';
  assert.equal(isFaithful(await trace(await drawn(gradient))), false);
});

Deno.test("a picture of nothing but its ground can't be traced", async () => {
  for (const alpha of [255, 0]) {
    await assert.rejects(trace(pictureOf(64, 64, () => [255, 255, 255, alpha])), UnreadablePicture);
  }
});

Deno.test("a mark is told from the letters beside or below it, a drawing from neither", async () => {
  const letters = (x: number, y: number) =>
    [0, 10, 20, 30, 40].map((step) => `<path d="M${x + step} ${y}h6v8h-6z"/>`).join("");
  const beside = await trace(await drawn(`<circle cx="20" cy="50" r="15"/>${letters(45, 46)}`));
  assert.ok(beside.mark !== null && beside.mark.right < 150 && beside.mark.left >= 19);
  const below = await trace(await drawn(`<circle cx="50" cy="30" r="18"/>${letters(27, 60)}`));
  assert.ok(below.mark !== null && below.mark.bottom < 200);
  const mound = await trace(
    await drawn('<circle cx="50" cy="30" r="18"/><path d="M20 60h60v8h-60z"/>'),
  );
  assert.equal(mound.mark, null);
});

Deno.test("without its ground a picture looks on that ground as before", async () => {
  const ground = [240, 230, 200] as const;
  const picture = await drawn(target, ground);
  const back = onGround(cutOut(picture, ground), ground);
  const worst = picture.pixels.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (back.pixels[at] ?? 0))),
    0,
  );
  assert.ok(worst <= 10, `${worst}`);
  assert.ok(differenceOf(colourAt(cutOut(picture, ground), 5, 5), [0, 0, 0, 0]) === 0);
});
