/** A folder such as `supabase/`, with these files in it. */
export async function scratchProject(files: Record<string, string>) {
  const folder = await Deno.makeTempDir({ prefix: "logokraft-functions-" });
  const write = async (path: string, text: string) => {
    const file = `${folder}/${path}`;
    await Deno.mkdir(file.slice(0, file.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(file, text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return {
    configFile: `${folder}/config.toml`,
    write,
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}
