import { scenarios } from "./simulation/gate-scenarios.ts";
import { simulateGate } from "./simulation/simulate-gates.ts";

const [wanted = ""] = Deno.args;
for (const scenario of scenarios.filter(({ name }) => name.includes(wanted))) {
  const from = performance.now();
  const found = await simulateGate(scenario, "logokraft");
  console.log(JSON.stringify({ ...found, wall: Math.round(performance.now() - from) }));
}
