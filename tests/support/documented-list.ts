/**
 * The first column of the table under a heading of a page in `docs/`, as plain words.
 *
 * @throws when there is no such table.
 */
export async function documentedList(page: string, heading: string): Promise<string[]> {
  const text = await Deno.readTextFile(new URL(`../../docs/${page}`, import.meta.url));
  const [, section = ""] = text.split(`\n## ${heading}\n`);
  const [body = ""] = section.split("\n## ");
  const words = body.split("\n").flatMap((line) => /^\| `([^`]+)`/.exec(line)?.[1] ?? []);
  if (words.length === 0) throw new Error(`${page} lists nothing under "${heading}"`);
  return words;
}
