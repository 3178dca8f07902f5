import { UsageError } from "./options.ts";

/** Sees to it that the file of `--inspiration` can be read. @throws UsageError that says why not. */
export async function requirePicture(path: string): Promise<void> {
  try {
    const info = await Deno.stat(path);
    if (info.isDirectory) throw new UsageError(`${path} is a folder: --inspiration takes a file`);
    // Opening something else, a pipe, could wait for ever.
    if (!info.isFile) throw new UsageError(`${path} is no file: --inspiration takes one`);
    (await Deno.open(path)).close();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const isMissing = error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory;
    if (isMissing) throw new UsageError(`There is no file ${path}`);
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${path} can't be read for --inspiration (${reason})`, { cause: error });
  }
}
