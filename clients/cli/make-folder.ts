import { dirname } from "node:path";
import { exists } from "./exists.ts";
import { UsageError } from "./options.ts";

/**
 * Makes a folder where there is none, and those that it lies in.
 *
 * @returns those that were made, the inner ones first
 * @throws UsageError where it can't be made.
 */
export async function makeFolder(path: string): Promise<string[]> {
  const made: string[] = [];
  for (let outer = path; !await exists(outer); outer = dirname(outer)) made.push(outer);
  try {
    await Deno.mkdir(path, { recursive: true });
  } catch (error) {
    if (error instanceof Deno.errors.PermissionDenied) {
      throw new UsageError(`${path} can't be made by this account: choose a folder with --out`);
    }
    if (!(await Deno.stat(path).catch(() => null))?.isDirectory) {
      throw new UsageError(`${path} is no folder: choose another with --out`);
    }
    throw error;
  }
  return made;
}
