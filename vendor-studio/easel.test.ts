import assert from "node:assert/strict";
import { createEasel } from "./easel.ts";

const patient = new AbortController().signal;

Deno.test("one picture is drawn at a time, and others are answered in between", async () => {
  const easel = createEasel();
  const done: string[] = [];
  const drawings = ["first", "second", "third"].map((name) =>
    easel.draw(patient, () => {
      done.push(name);
      // Whatever arrives while it is drawn.
      setTimeout(() => done.push(`answered after ${name}`), 0);
    })
  );
  await Promise.all(drawings);
  assert.deepEqual(done, [
    "first",
    "answered after first",
    "second",
    "answered after second",
    "third",
  ]);
});

Deno.test("nothing is drawn for who has gone, and the next one's turn comes all the same", async () => {
  const easel = createEasel();
  const client = new AbortController();
  const left = easel.draw(client.signal, () => assert.fail("drawn for nobody"));
  const failing = easel.draw(patient, () => Promise.reject(new Error("no such motif")));
  const next = easel.draw(patient, () => "a picture");
  client.abort(new Error("gone"));
  await assert.rejects(left, /gone/);
  await assert.rejects(failing, /no such motif/);
  assert.equal(await next, "a picture");
});
