import { join } from "node:path";
import process from "node:process";
import type {
  KitFile,
  StoredFile,
} from "../../../supabase/functions/make-renditions/kit/make-step.ts";
import { fileNameOf, type StepInput, type StepReport } from "./step-report.ts";

/**
 * A process of its own for one step, as a worker that begins with it: reads its input from a folder,
 * writes its files there, and tells what it took, with the loading and compiling of its code.
 */

const [folder = "."] = Deno.args;
const input: StepInput = JSON.parse(await Deno.readTextFile(join(folder, "input.json")));
const read = (name: string) => Deno.readFile(join(folder, fileNameOf(name)));
const from = process.cpuUsage();
const { files, traced } = input.step === "thumbnail" ? await thumbnail() : await kitStep();
const { user, system } = process.cpuUsage(from);
const made: StoredFile[] = [];
for (const { bytes, ...file } of files) {
  await Deno.writeFile(join(folder, fileNameOf(file.name)), bytes);
  made.push({ ...file, bytes: bytes.length });
}
const report: StepReport = {
  files: made,
  traced,
  cpuMilliseconds: (user + system) / 1000,
  peakBytes: await peakBytes(),
};
await Deno.writeTextFile(join(folder, "report.json"), JSON.stringify(report));

/** Without the runtime's own program, which all workers share. */
async function peakBytes(): Promise<number> {
  const status = await Deno.readTextFile("/proc/self/status");
  const kilobytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]);
  return (kilobytes("VmHWM") - kilobytes("RssFile")) * 1024;
}

async function thumbnail(): Promise<{ files: KitFile[]; traced?: undefined }> {
  const folder = "../../../supabase/functions/make-renditions/pictures";
  const { decode } = await import(`${folder}/decode.ts`);
  const { encodeThumbnail, THUMBNAIL_SIDE } = await import(`${folder}/thumbnail.ts`);
  const picture = await decode(await read("picture"), THUMBNAIL_SIDE);
  const { bytes, mimeType } = await encodeThumbnail(picture);
  const { width, height } = picture;
  return { files: [{ name: "thumbnail", purpose: "", mimeType, width, height, bytes }] };
}

async function kitStep() {
  const { makeKitStep } = await import(
    "../../../supabase/functions/make-renditions/kit/make-step.ts"
  );
  return await makeKitStep({
    step: input.step,
    brand: { company: input.company, tagline: null, colors: [] },
    title: "Logo",
    picture: async () => ({ bytes: await read("picture"), mimeType: input.mimeType }),
    traced: {},
    stored: input.stored,
    load: read,
  });
}
