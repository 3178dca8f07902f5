import type { Kit } from "@logokraft/client";
import { join } from "node:path";
import type { OutputFolder } from "./output-folder.ts";

/** Of the output folder. */
const FOLDER = "kit";

/**
 * Downloads a brand kit's files into a folder of their own.
 *
 * @returns what became of it, for people.
 */
export async function saveKit(
  folder: OutputFolder,
  { status, error, files }: Kit,
  signal: AbortSignal,
): Promise<string> {
  if (status !== "completed") return `The brand kit was not made: ${error?.message ?? ""}`;
  for (const { name, url } of files) {
    const response = await fetch(url, { signal });
    if (!response.ok) {
      throw new Error(`${name} of the brand kit could not be downloaded (${response.status})`);
    }
    await folder.write(`${FOLDER}/${name}`, await response.bytes());
  }
  return `The first logo's brand kit is in ${join(folder.path, FOLDER)}`;
}
