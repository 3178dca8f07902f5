import { bold, padColumns } from "./table.ts";
import { measureCreate } from "./create.ts";
import { measureProjects } from "./projects.ts";
import { measureStart } from "./start.ts";
import { measureStream } from "./stream.ts";
import { withBenchStack } from "./stack.ts";

if (Deno.args.includes("start")) {
  console.log(bold("The start of a prepared checkout, in milliseconds, of five."));
  console.log(padColumns(await measureStart()));
} else {
  await measureWork();
}

async function measureWork(): Promise<void> {
  const measurements = await withBenchStack(async (bench) => [
    ...await measureProjects(bench),
    await measureStream(bench),
    await measureCreate(bench),
  ]);
  console.log(bold("Medians; ratios compare within this one run."));
  console.log(padColumns([
    ["what", "result", "budget", "from"],
    ...measurements.map(({ name, result, budget, from }) => [name, result, budget, from]),
  ]));
}
