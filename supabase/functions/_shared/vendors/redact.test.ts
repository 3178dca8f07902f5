import assert from "node:assert/strict";
import { address, redact } from "./redact.ts";

Deno.test("keys and signatures are kept out of texts", () => {
  assert.equal(
    redact("key k1 at (https://a.example/p?sig=1&x=2) and https://b.example/q", "k1"),
    "key … at (https://a.example/p?…) and https://b.example/q",
  );
  assert.equal(
    redact("https://a.example/p?q=http://b.example/?sig=1", ""),
    "https://a.example/p?…",
  );
  assert.equal(redact("http://?sig=1", ""), "http://?…");
  assert.equal(redact("no key", ""), "no key");
});

Deno.test("a text keeps 500 characters, counted without what was taken out", () => {
  assert.equal(redact(`${"k1".repeat(400)}${"x".repeat(800)}`, "k1").length, 500);
  const text = `https://a.example/p?sig=${"1".repeat(1_000_000)} was refused`;
  assert.equal(redact(text, ""), "https://a.example/p?… was refused");
});

Deno.test("each letter of a text is gone through once, whatever it is made of", () => {
  for (const piece of ["http://", "https://a", "http://?", "https://a?b"]) {
    const text = piece.repeat(2_000);
    const taken = [...text.matchAll(address)];
    // One match that begins where the text does and ends where it ends: nothing is left to read.
    assert.deepEqual(taken.map(({ 0: { length }, index }) => [index, length]), [[0, text.length]]);
    assert.equal(redact(text, "k1").length <= 500, true);
  }
  const separate = "http://a ".repeat(2_000);
  assert.equal([...separate.matchAll(address)].length, 2_000);
});
