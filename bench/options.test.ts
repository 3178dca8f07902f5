import assert from "node:assert/strict";
import type { Benchmark } from "./benchmark.ts";
import { readOptions, usageOf } from "./options.ts";

const run = () => Promise.resolve([]);
const all: Benchmark[] = [
  { name: "quick", about: "what is quick", seconds: 5, isUsual: true, run },
  { name: "slow", about: "what is slow", seconds: 500, isUsual: false, run },
];

function namesOf(...args: string[]): string[] {
  const asked = readOptions(args, all);
  return asked.help ? ["help"] : asked.benchmarks.map(({ name }) => name);
}

Deno.test("without arguments, the usual benchmarks; by name, or all of them", () => {
  assert.deepEqual(namesOf(), ["quick"]);
  assert.deepEqual(namesOf("--"), ["quick"]);
  assert.deepEqual(namesOf("--", "slow"), ["slow"]);
  assert.deepEqual(namesOf("all"), ["quick", "slow"]);
  assert.deepEqual(namesOf("--help"), ["help"]);
  assert.throws(() => namesOf("none"), /There is no benchmark none/);
  assert.throws(() => namesOf("--fast"), /fast/);
});

Deno.test("help says what there is, and what runs by itself", () => {
  assert.match(usageOf(all), /quick {2}\* what is quick \(5 s\)\n {2}slow {5}what is slow/);
});
