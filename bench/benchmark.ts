import type { Keep, Measurement } from "./measurement.ts";

/** What `bench NAME` runs. */
export interface Benchmark {
  name: string;
  about: string;
  /** How long it takes, about. */
  seconds: number;
  /** Whether `bench` alone runs it. All that do take ten minutes at most. */
  isUsual: boolean;
  run(keep: Keep): Promise<Measurement[]>;
}
