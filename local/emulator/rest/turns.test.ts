import { deepStrictEqual, rejects } from "node:assert/strict";
import { Turns } from "./turns.ts";

Deno.test("a caller's third thing waits, and another caller's does not", async () => {
  const turns = new Turns(2);
  const begun: string[] = [];
  const gates = new Map<string, () => void>();
  const begin = (key: string, name: string) =>
    turns.take(key, () => {
      begun.push(name);
      return new Promise<void>((resolve) => gates.set(name, resolve));
    });
  const all = [begin("a", "a1"), begin("a", "a2"), begin("a", "a3"), begin("b", "b1")];
  await Promise.resolve();
  deepStrictEqual(begun, ["a1", "a2", "b1"]);
  gates.get("a1")?.();
  await all[0];
  while (begun.length < 4) await Promise.resolve();
  deepStrictEqual(begun, ["a1", "a2", "b1", "a3"]);
  for (const open of gates.values()) open();
  await Promise.all(all);
});

Deno.test("what fails gives its turn on too", async () => {
  const turns = new Turns(1);
  const failing = turns.take("a", () => Promise.reject(new Error("no")));
  const next = turns.take("a", () => Promise.resolve("yes"));
  await rejects(failing, /no/);
  deepStrictEqual(await next, "yes");
});
