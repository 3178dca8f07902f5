import { deployedFunctions, weighBundle } from "../tests/deploy/bundle.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";

/** How much each function is once all its modules are put together, which a cold start reads. */
export async function measureBundles(keep: Keep): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const { name, ...files } of await deployedFunctions()) {
    const bundle = await weighBundle(files);
    keep(name, bundle);
    measurements.push(measured(`all modules of ${name}`, bundle.megabytes, {
      unit: " MB",
      atMost: bundle.mostMegabytes,
      from: bundle.usesWebAssembly ? "with WebAssembly" : "",
    }));
  }
  return measurements;
}
