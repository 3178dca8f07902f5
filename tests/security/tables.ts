/** Who calls, in the order of the tables' columns. */
export const callers = [
  "no token",
  "other user",
  "owner",
  "publishable key",
  "secret key",
] as const;
export type Caller = typeof callers[number];

/** A row of a table: what is called, and what each caller gets. */
export interface Row {
  call: string;
  expected: Record<Caller, string>;
}

const page = new URL("../../docs/security.md", import.meta.url);

/** The rows of the tables under a heading of docs/security.md. */
export async function readTables(heading: string): Promise<Row[]> {
  const text = await Deno.readTextFile(page);
  const [, section = ""] = text.split(`### ${heading}\n`);
  const [own = ""] = section.split(/^##/m);
  return own.split("\n").filter((line) => line.startsWith("| `")).map((line) => {
    const [call = "", ...cells] = line.split("|").slice(1, -1).map((cell) => cell.trim());
    return {
      call: call.replaceAll("`", ""),
      expected: Object.fromEntries(
        callers.map((caller, column) => [caller, cells[column] ?? ""]),
      ) as Record<Caller, string>,
    };
  });
}
