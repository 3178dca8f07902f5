/** @throws for no values. */
export function median(values: number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that so large a share of them does not exceed. @throws for no values. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  const found = sorted[index];
  if (found === undefined) throw new Error("nothing was measured");
  return found;
}
