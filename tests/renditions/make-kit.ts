import {
  type KitFile,
  type KitStepResult,
  makeKitStep,
} from "../../supabase/functions/make-renditions/kit/make-step.ts";

/** A kit with all its files, as its steps leave it. */
export interface MadeKit {
  traced: NonNullable<KitStepResult["traced"]>;
  /** By name, working files too, without the zip. */
  files: Map<string, KitFile>;
  zip: Uint8Array;
}

type RunStep = () => Promise<KitStepResult>;

/**
 * Makes a kit as the function does, step after step, with a map in place of the storage.
 *
 * @param around runs each step, for who wants to know how long it takes.
 */
export async function makeKit(
  { company, bytes, mimeType }: { company: string; bytes: Uint8Array; mimeType: string },
  around: (step: string, run: RunStep) => Promise<KitStepResult> = (_step, run) => run(),
): Promise<MadeKit> {
  const files = new Map<string, KitFile>();
  const run = (step: string) =>
    around(step, () =>
      makeKitStep({
        step,
        brand: { company, tagline: null, colors: [] },
        title: "Logo",
        picture: () => Promise.resolve({ bytes, mimeType }),
        traced: {},
        stored: [...files.values()].map((file) => ({ ...file, bytes: file.bytes.length })),
        load: (name) => Promise.resolve(fileOf({ files }, name).bytes),
      }));
  const { files: first, traced } = await run("trace");
  if (traced === undefined) throw new Error("The first step traced nothing");
  for (const file of first) files.set(file.name, file);
  for (const step of traced.next) {
    for (const file of (await run(step)).files) files.set(file.name, file);
  }
  const [zip] = (await run("pack")).files;
  if (zip === undefined) throw new Error("The last step packed nothing");
  return { traced, files, zip: zip.bytes };
}

/** @throws where the kit has no such file */
export function fileOf({ files }: Pick<MadeKit, "files">, name: string): KitFile {
  const file = files.get(name);
  if (file === undefined) throw new Error(`The kit has no ${name}`);
  return file;
}
