import { join } from "node:path";
import { root } from "../../../local/settings.ts";
import type { StoredFile } from "../../../supabase/functions/make-renditions/kit/make-step.ts";
import type { Specimen } from "../studio-logos.ts";
import { fileNameOf, type StepInput, type StepReport } from "./step-report.ts";

/** Memory that a step may take: a hosted worker has 256 MB, which Deno's own needs are a part of. */
export const MOST_BYTES = 200 * 1024 * 1024;

/** As the edge runtime tells V8, which else collects by what the whole machine has. */
const WORKER_MB = 256;

/** A step that failed, with what its process said. */
export class StepFailed extends Error {
  constructor(readonly step: string, said: string) {
    super(said);
    this.name = "StepFailed";
  }
}

/**
 * Makes a logo's thumbnail and its kit, each step in a process of its own, and tells what each took.
 *
 * @throws `StepFailed`
 */
export async function* runSteps(
  { company, bytes, mimeType }: Omit<Specimen, "name">,
): AsyncGenerator<{ step: string } & StepReport> {
  const folder = await Deno.makeTempDir({ prefix: "logokraft-steps-" });
  try {
    await Deno.writeFile(join(folder, fileNameOf("picture")), bytes);
    const stored: StoredFile[] = [];
    const steps = ["thumbnail", "trace"];
    for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
      const report = await runStep(folder, { step, company, mimeType, stored });
      yield { step, ...report };
      if (step !== "thumbnail") stored.push(...report.files);
      if (step === "trace") steps.push(...(report.traced?.next ?? []), "pack");
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function runStep(folder: string, input: StepInput): Promise<StepReport> {
  await Deno.writeTextFile(join(folder, "input.json"), JSON.stringify(input));
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "-A", "--no-check", `--v8-flags=--max-heap-size=${WORKER_MB}`],
      ...[`--config=${join(root, "deno.json")}`],
      ...[`--lock=${join(root, "deno.lock")}`, "--frozen"],
      ...[join(import.meta.dirname ?? ".", "step-process.ts"), folder],
    ],
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) throw new StepFailed(input.step, new TextDecoder().decode(stderr));
  return JSON.parse(await Deno.readTextFile(join(folder, "report.json")));
}
