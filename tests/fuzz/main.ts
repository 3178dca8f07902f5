import { parseArgs } from "node:util";
import { withTestStack } from "../support/with-stack.ts";

const { values } = parseArgs({
  args: Deno.args.filter((arg) => arg !== "--"),
  options: {
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
    requests: { type: "string", default: "10000" },
  },
});
const seed = Number(values.seed);
const count = Number(values.requests);

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
