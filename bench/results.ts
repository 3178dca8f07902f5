import { join } from "node:path";
import type { Keep, Measurement } from "./measurement.ts";

const folder = join(import.meta.dirname ?? ".", "results");

/** The raw numbers of one run, each benchmark's in a file of its own in `bench/results/`. */
export class Results {
  readonly folder = join(folder, new Date().toISOString().replaceAll(":", "-").slice(0, 19));

  /** Runs one benchmark and writes what it measured, and the numbers that it kept. */
  async of(name: string, run: (keep: Keep) => Promise<Measurement[]>): Promise<Measurement[]> {
    const raw: Record<string, unknown> = {};
    const measurements = await run((key, values) => raw[key] = values);
    await Deno.mkdir(this.folder, { recursive: true });
    const text = JSON.stringify({ name, at: new Date(), measurements, raw }, null, 1);
    await Deno.writeTextFile(join(this.folder, `${name}.json`), text);
    return measurements;
  }
}
