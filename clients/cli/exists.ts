/** Whether something is there: a link counts, wherever it leads. */
export async function exists(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, () => false);
}
