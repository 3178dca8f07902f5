import { relative, sep } from "node:path";

/** Tests, and the temporary files of editors. */
const unrelated = /(^|\/)(\.[^/]*|[^/]*(\.test\.ts|\.md|~|\.swp|\.tmp))$/;

export interface Watch {
  stop(): void;
}

/**
 * Tells which functions a saved file may concern: its folder's own, or all where it is shared.
 *
 * @param folder absolute, of all functions.
 */
export async function watchFunctions(
  folder: string,
  names: string[],
  onChange: (names: string[]) => void,
): Promise<Watch> {
  const real = await Deno.realPath(folder);
  const watcher = Deno.watchFs(real);
  async function listen(): Promise<void> {
    for await (const { kind, paths } of watcher) {
      if (kind === "access") continue;
      for (const path of paths) {
        const concerned = concernedBy(relative(real, path), names);
        if (concerned.length > 0) onChange(concerned);
      }
    }
  }
  listen().catch((error) => console.warn("Saved functions are not reloaded any more", error));
  return { stop: () => watcher.close() };
}

/** @param path relative to the functions' folder. */
export function concernedBy(path: string, names: string[]): string[] {
  const parts = path.split(sep);
  if (path === "" || unrelated.test(parts.join("/"))) return [];
  return names.includes(parts[0] ?? "") ? names.filter((name) => name === parts[0]) : names;
}
