import type { Measurement } from "./measurement.ts";

/** A table with columns as wide as their widest cell. */
export function padColumns(rows: string[][]): string {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()
  ).join("\n");
}

/** The measurements, each with a mark where its budget is missed. */
export function tableOf(measurements: Measurement[]): string {
  return padColumns([
    ["", "what", "result", "budget", "from"],
    ...measurements.map(({ name, result, budget, isMissed, from }) => [
      isMissed ? "✗" : budget && "✓",
      ...[name, result, budget, from],
    ]),
  ]);
}

export function bold(text: string): string {
  return Deno.noColor ? text : `\x1b[1m${text}\x1b[22m`;
}
