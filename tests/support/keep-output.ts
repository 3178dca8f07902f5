import { stripVTControlCharacters } from "node:util";
import { TextLineStream } from "../../local/emulator/edge/text-lines.ts";

/**
 * Writes all that a process prints to the end of a file, line by line and without
 * colours. Resolves when it has ended.
 *
 * @param onLine told of each line, too, and where it was printed: of lines of one stream the order
 *   is certain, not of those of both
 */
export async function keepOutput(
  child: Deno.ChildProcess,
  path: string,
  onLine: (line: string, stream: "stdout" | "stderr") => void,
): Promise<Deno.CommandStatus> {
  using file = await Deno.open(path, { create: true, append: true });
  const encoder = new TextEncoder();
  const keep = async (name: "stdout" | "stderr") => {
    const lines = child[name].pipeThrough(new TextDecoderStream()).pipeThrough(
      new TextLineStream(),
    );
    for await (const coloured of lines) {
      const line = stripVTControlCharacters(coloured);
      file.writeSync(encoder.encode(`${line}\n`));
      onLine(line, name);
    }
  };
  const [status] = await Promise.all([child.status, keep("stdout"), keep("stderr")]);
  return status;
}
