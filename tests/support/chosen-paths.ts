import { join, relative, resolve } from "node:path";

/**
 * The files and folders that were asked for, as paths from the root; none stands for everything.
 *
 * @throws an `Error` that names what isn't there: a misspelt path would pass for a run without
 *   failures.
 */
export async function readChosenPaths(words: string[], root: string): Promise<string[]> {
  const paths = words.map((word) => relative(root, resolve(root, word)));
  const absent = await Promise.all(
    paths.map((path) => Deno.stat(join(root, path)).then(() => [], () => [path])),
  );
  const [first] = absent.flat();
  if (first !== undefined) throw new Error(`There is no file or folder ${first}`);
  return paths.includes("") ? [] : paths;
}
