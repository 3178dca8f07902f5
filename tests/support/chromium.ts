/** Where Debian and others put it. */
const places = [...["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]];

/** The installed Chromium; undefined where there is none. */
export async function findChromium(): Promise<string | undefined> {
  const own = Deno.env.get("CHROMIUM");
  for (const place of own ? [own] : places) {
    if (await Deno.stat(place).then(() => true, () => false)) return place;
  }
  return undefined;
}
