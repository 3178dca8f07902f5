import { colorFiles } from "./files/color-files.ts";
import { iconFiles } from "./files/icon-files.ts";
import { logoFiles } from "./files/logo-files.ts";
import { socialFiles } from "./files/social-files.ts";
import type { KitFile } from "./kit-file.ts";
import { openArtwork } from "./open-artwork.ts";
import { pack } from "./pack.ts";
import type { KitStepInput, KitStepResult } from "./step.ts";
import { traceStep } from "./trace-step.ts";

export type { KitFile, StoredFile } from "./kit-file.ts";
export type { KitStepInput, KitStepResult } from "./step.ts";

/** The steps between `trace` and `pack`, in the order in which their files stand in a kit. */
const groups: Record<string, (input: KitStepInput) => Promise<KitFile[]>> = {
  logo: async (input) => logoFiles(await openArtwork(input.load), input),
  icons: async (input) => iconFiles(await openArtwork(input.load), input.brand.company),
  social: async (input) => socialFiles(await openArtwork(input.load)),
  colors: async (input) => colorFiles(await openArtwork(input.load), input.brand.company),
};

/**
 * Makes one step of a brand kit: what it stores is all that later steps need of it, so that a step
 * can be made again at any time, and the same picture gives the same bytes.
 *
 * @throws `UnreadablePicture` where no kit can be made of the picture.
 */
export async function makeKitStep(input: KitStepInput): Promise<KitStepResult> {
  if (input.step === "trace") return await traceStep(await input.picture(), Object.keys(groups));
  if (input.step === "pack") return { files: [await pack(input.stored, input.load)] };
  const make = groups[input.step];
  if (make === undefined) throw new Error(`There is no step ${input.step}`);
  return { files: await make(input) };
}
