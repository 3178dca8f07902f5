import { readValues } from "../../local/read-values.ts";
import { withTestStack } from "../support/with-stack.ts";

const usage = `npx deno task fuzz [options]

Random requests, good and bad, against a stack of its own. It breaks off at the first answer that the
API's document doesn't promise, with the seed and the shortest request that gives it.

  --seed N      what to choose by: the same one makes the same requests (another each time)
  --requests N  how many (10000)
  --help        this text`;

const { values } = readValues(usage, ["seed", "requests"]);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const count = Number(values.requests ?? 10_000);

console.log(`seed ${seed}, ${count} requests`);
const report = await withTestStack(async (environment) => {
  for (const [name, value] of Object.entries(environment)) Deno.env.set(name, value);
  // These modules read the environment as they are loaded, so they are imported once it is set.
  const { fuzz } = await import("./fuzz.ts");
  const start = performance.now();
  const report = await fuzz({ count, seed });
  return { ...report, seconds: Math.round((performance.now() - start) / 1000) };
  // Low limits, so that requests reach them.
}, { MAX_ACTIVE_PROJECTS: "3", MAX_GENERATIONS_PER_DAY: "200" });
console.log(
  `${report.sent} requests in ${report.seconds} s, ${report.accepted} accepted; ` +
    Object.entries(report.statuses).map(([status, times]) => `${status} × ${times}`).join(", "),
);
Deno.exit(0);
