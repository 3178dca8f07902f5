/** One line of the table: a ratio or a figure first, then what it is made of. */
export interface Measurement {
  name: string;
  result: string;
  /** Empty where nothing is promised. */
  budget: string;
  isMissed: boolean;
  /** What was divided by what, and how much was measured. */
  from: string;
}

/** Keeps the raw numbers that a result is made of. */
export type Keep = (key: string, values: unknown) => void;

/**
 * @param unit behind the number, e.g. ` ms`
 * @param atMost the budget; or `atLeast`
 */
export function measured(
  name: string,
  value: number,
  { from, unit = " ×", digits = 2, atMost, atLeast }: {
    from: string;
    unit?: string;
    digits?: number;
    atMost?: number;
    atLeast?: number;
  },
): Measurement {
  const most = atMost === undefined ? "" : `≤ ${atMost}${unit}`;
  const least = atLeast === undefined ? "" : `≥ ${atLeast}${unit}`;
  const isMissed = !(value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity));
  return { name, result: `${value.toFixed(digits)}${unit}`, budget: most || least, isMissed, from };
}
