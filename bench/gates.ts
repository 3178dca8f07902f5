import { type Keep, measured, type Measurement } from "./measurement.ts";
import { type Scenario, scenarios, unlimited } from "./simulation/gate-scenarios.ts";
import { type GateFindings, simulateGate } from "./simulation/simulate-gate.ts";

const SEED = "logokraft";

/** How much of what a vendor bears the product gets from it, where it turns calls away or fails. */
export async function measureGates(keep: Keep): Promise<Measurement[]> {
  const free = await simulateGate(unlimited, SEED);
  keep(unlimited.name, free);
  const rows: Measurement[] = [];
  for (const scenario of scenarios) {
    const found = await simulateGate(scenario, SEED);
    keep(scenario.name, found);
    rows.push(
      taken(scenario, found, free),
      ...scenario.learnedAfter !== undefined && !scenario.strays ? [refused(scenario, found)] : [],
    );
  }
  return rows;
}

/** Taken of what could be: in the time, or by the time where there is no limit but of our own. */
function taken(
  { name, strays = 0, lost = 0, learnedAfter }: Scenario,
  { taken, capacity, seconds, lead }: GateFindings,
  free: GateFindings,
): Measurement {
  const behind = learnedAfter === undefined ? "" : `, one user ${lead} ahead at most`;
  if (capacity !== null) {
    return measured(`gate, ${name}: taken ÷ capacity`, taken / capacity, {
      ...{ atLeast: 0.8, from: `${taken} ÷ ${capacity.toFixed(0)}${behind}` },
    });
  }
  const possible = free.seconds / (1 - strays) + lost;
  return measured(`gate, ${name}: taken ÷ capacity`, possible / seconds, {
    ...{ atLeast: 0.8, from: `${possible.toFixed(0)} ÷ ${seconds.toFixed(0)} s` },
  });
}

function refused({ name, learnedAfter }: Scenario, { refusedShare }: GateFindings): Measurement {
  return measured(`gate, ${name}: turned away once learned`, 100 * refusedShare, {
    ...{ unit: " %", digits: 1, atMost: 5, from: `calls from second ${learnedAfter} on` },
  });
}
