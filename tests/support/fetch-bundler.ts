import { join } from "node:path";

/**
 * Has Deno fetch its bundler, where it hasn't yet. Two processes that bundle for the first time at
 * once break each other's copy of it: "failed to copy esbuild binary".
 */
export async function fetchBundler(): Promise<void> {
  const directory = await Deno.makeTempDir({ prefix: "logokraft-bundler-" });
  try {
    const empty = join(directory, "empty.js");
    await Deno.writeTextFile(empty, "");
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["bundle", "--quiet", "--no-lock", empty],
      ...{ cwd: directory, stdin: "null", stdout: "null", stderr: "piped" },
    }).output();
    if (!success) throw new Error(`Deno can't bundle: ${new TextDecoder().decode(stderr)}`);
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
}
