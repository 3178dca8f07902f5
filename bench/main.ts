import { benchmarks } from "./benchmarks.ts";
import { type Asked, readOptions, usageOf } from "./options.ts";
import type { Measurement } from "./measurement.ts";
import { Results } from "./results.ts";
import { bold, tableOf } from "./table.ts";

const asked = askedOrExit();
if (asked.help) {
  console.log(usageOf(benchmarks));
  Deno.exit();
}
const results = new Results();
const measurements: Measurement[] = [];
const failed: string[] = [];
for (const { name, about, seconds, run } of asked.benchmarks) {
  console.error(`${name}: ${about}, about ${seconds} s`);
  try {
    measurements.push(...await results.of(name, run));
  } catch (error) {
    // The others are measured all the same.
    console.error(error);
    failed.push(name);
  }
}
console.log(bold("Medians where nothing else is said; ratios compare within this one run."));
console.log(tableOf(measurements));
const left = benchmarks.filter((benchmark) => !asked.benchmarks.includes(benchmark));
if (left.length > 0) console.log(`Left out: ${left.map(({ name }) => name).join(", ")}`);
if (failed.length > 0) console.log(`Failed: ${failed.join(", ")}`);
console.log(`Raw numbers: ${results.folder}`);
Deno.exit(failed.length > 0 ? 1 : 0);

function askedOrExit(): Asked {
  try {
    return readOptions(Deno.args, benchmarks);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usageOf(benchmarks)}`);
    Deno.exit(2);
  }
}
