import { basename, join } from "node:path";

/**
 * Copies log files to a folder, each with this prefix. One that can't be copied costs only itself:
 * what failed is told all the same.
 */
export async function keepLogs(
  files: string[],
  { folder, prefix, show }: { folder: string; prefix: string; show(line: string): void },
): Promise<void> {
  await Promise.all(
    files.map((file) =>
      Deno.copyFile(file, join(folder, `${prefix}.${basename(file)}`)).catch((error) =>
        show(`${file} is not kept: ${error}`)
      )
    ),
  );
}
