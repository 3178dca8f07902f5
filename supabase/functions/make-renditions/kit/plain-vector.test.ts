import assert from "node:assert/strict";
import { readPlainVector, recoloured } from "./plain-vector.ts";

const read = (art: string) =>
  readPlainVector(
    new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${art}</svg>`,
    ),
  );

Deno.test("flat shapes are a plain vector; what shines through, refers or is styled is none", () => {
  const shapes = '<g transform="scale(2)"><path fill="rgb(1, 2, 3)" d="M0 0H9V9Z"/></g>' +
    '<circle r="2" fill="none" stroke="#F00"/><rect width="2" height="2" fill="#f00"/>';
  assert.equal(read(shapes)?.colours, 2);
  const others = [
    '<path opacity=".5" d="M0 0H9V9Z"/>',
    '<path fill="rgba(0,0,0,.5)" d="M0 0H9V9Z"/>',
    '<path fill="#0008" d="M0 0H9V9Z"/>',
    '<path style="fill:red" d="M0 0H9V9Z"/>',
    '<path id="a" d="M0 0H9V9Z"/><use href="#a" x="2"/>',
    '<linearGradient id="g"/><path fill="url(#g)" d="M0 0H9V9Z"/>',
    "<text>Fish</text>",
    '<svg x="2"><path d="M0 0H9V9Z"/></svg>',
  ];
  for (const art of others) assert.equal(read(art), null, art);
});

Deno.test("in one color every shape that is drawn has it, and no other", () => {
  const plain = read('<path d="M0 0H9V9Z"/><path fill="none" stroke="red" d="M0 0H9"/>') ??
    assert.fail();
  const text = recoloured(plain, "#ffffff");
  assert.match(text, /^<svg fill="#ffffff"/);
  assert.match(text, /<path d="M0 0H9V9Z"\/><path fill="none" stroke="#ffffff"/);
});
