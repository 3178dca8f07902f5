import { type Keep, measured, type Measurement } from "./measurement.ts";
import {
  LEARNING_SECONDS,
  type Scenario,
  scenarios,
  unlimited,
} from "./simulation/gate-scenarios.ts";
import { type GateFindings, simulateGate } from "./simulation/simulate-gate.ts";
import { median } from "./statistics.ts";

/** One run's luck decides about a few of a hundred; the median of three says what the rule does. */
const SEEDS = ["logokraft", "lighthouse", "kettle"];

/** How much of what a vendor bears the product gets from it, where it turns calls away or fails. */
export async function measureGates(keep: Keep): Promise<Measurement[]> {
  const free = await simulateAll(unlimited);
  keep(unlimited.name, free);
  const freeSeconds = median(free.map(({ seconds }) => seconds));
  const rows: Measurement[] = [];
  for (const scenario of scenarios) {
    const found = await simulateAll(scenario);
    keep(scenario.name, found);
    rows.push(
      taken(scenario, found, freeSeconds),
      ...scenario.limitedAt !== undefined && !scenario.strays ? [refused(scenario, found)] : [],
    );
  }
  return rows;
}

async function simulateAll(scenario: Scenario): Promise<GateFindings[]> {
  return await Promise.all(SEEDS.map((seed) => simulateGate(scenario, seed)));
}

/** Taken of what could be: in the time, or by the time where there is no limit but of our own. */
function taken(
  { name, strays = 0, lost = 0, limitedAt }: Scenario,
  all: GateFindings[],
  freeSeconds: number,
): Measurement {
  const shares = all.map(({ taken, capacity, seconds }) =>
    capacity === null ? (freeSeconds / (1 - strays) + lost) / seconds : taken / capacity
  );
  const lead = limitedAt === undefined
    ? ""
    : `; one user ${Math.max(...all.map(({ lead }) => lead))} ahead at most`;
  return measured(`gate, ${name}: taken ÷ capacity`, median(shares), {
    ...{ atLeast: 0.8, from: `${rangeOf(shares)}, of ${all.length}${lead}` },
  });
}

function refused({ name }: Scenario, all: GateFindings[]): Measurement {
  const percents = all.map(({ refusedShare }) => 100 * refusedShare);
  return measured(`gate, ${name}: turned away once learned`, median(percents), {
    ...{ unit: " %", digits: 1, atMost: 5 },
    from: `${rangeOf(percents, 1)}, of ${all.length}, after ${LEARNING_SECONDS} s of each limit`,
  });
}

function rangeOf(values: number[], digits = 2): string {
  return `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
}
