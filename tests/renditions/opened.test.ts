import assert from "node:assert/strict";
import { join } from "node:path";
import { openBrowser } from "../support/open-browser.ts";
import { findChromium } from "../support/chromium.ts";
import { fileOf, type MadeKit, makeKit } from "./make-kit.ts";
import { studioLogos } from "./studio-logos.ts";

const hasChromium = await findChromium() !== undefined;
const hasPoppler = await findsPoppler();
if (!hasPoppler) console.log("poppler-utils is not installed: its test of kits' PDFs is left out");

/** Serves a kit's files from the root, as `head.html` wants them. */
async function withSite(run: (url: string) => Promise<void>): Promise<void> {
  const kit = await madeKit();
  const page = new TextDecoder().decode(fileOf(kit, "icons/head.html").bytes);
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (call) => {
      const path = new URL(call.url).pathname.slice(1);
      if (path === "") {
        const body = `<!doctype html><title>Kit</title>${page}`;
        return new Response(body, { headers: { "content-type": "text/html" } });
      }
      const file = [...kit.files.values()].find(({ name }) => name.endsWith(`/${path}`));
      if (file === undefined) return new Response("", { status: 404 });
      return new Response(new Uint8Array(file.bytes), {
        headers: { "content-type": file.mimeType },
      });
    },
  );
  await run(`http://127.0.0.1:${server.addr.port}`);
}

const [first] = studioLogos();
let made: ReturnType<typeof makeKit> | undefined;
const madeKit = () => {
  assert.ok(first);
  return made ??= makeKit(first);
};

Deno.test({
  name: "Chromium shows every picture of a kit, and takes its icons and manifest",
  ignore: !hasChromium,
  fn: () =>
    withSite(async (url) => {
      const browser = await openBrowser();
      try {
        const page = await browser.newPage();
        const complaints: string[] = [];
        page.on("console", (message) => complaints.push(message.text()));
        page.on("pageerror", (error) => complaints.push(String(error)));
        await page.goto(url);
        const kit = await madeKit();
        for (const { name, mimeType } of kit.files.values()) {
          if (!mimeType.startsWith("image/") || name.startsWith("work/")) continue;
          const sides = await page.evaluate<[number, number]>(`(async () => {
            const image = new Image();
            image.src = "/${name.split("/").at(-1)}";
            await image.decode();
            return [image.naturalWidth, image.naturalHeight];
          })()`);
          assert.ok(sides[0] > 0 && sides[1] > 0, name);
        }
        const tools = await page.context().newCDPSession(page);
        const { errors, manifest } = await tools.send("Page.getAppManifest") as unknown as {
          errors: unknown[];
          manifest: { icons: unknown[]; name: string };
        };
        assert.deepEqual(errors, []);
        assert.deepEqual([manifest.name, manifest.icons.length], [first?.company, 3]);
        assert.deepEqual(complaints, []);
      } finally {
        await browser.close();
      }
    }),
});

Deno.test({
  name: "poppler draws a kit's PDF without a warning, as the vector is",
  ignore: !hasPoppler,
  async fn() {
    // One that was traced, and one that is a vector itself, strokes and turned shapes in it.
    for (const kit of [await madeKit(), await makeKit(vectorLogo)]) await assertDrawn(kit);
  },
});

const vectorLogo = {
  company: "Vector",
  mimeType: "image/svg+xml",
  bytes: new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="100 50 400 200">' +
      '<g transform="translate(100 50) scale(2)"><circle cx="50" cy="50" r="34" fill="#1b4d3e"/>' +
      '<path d="M34 62L50 30L66 62Z" fill="rgb(217,72,15)" transform="rotate(20 50 50)"/>' +
      '<path fill-rule="evenodd" fill="#00f" d="M110 10H190V40H110ZM130 18H170V32H130Z"/>' +
      '<rect x="115" y="60" width="70" height="25" rx="6" fill="none" stroke="#c2185b" ' +
      'stroke-width="5"/></g></svg>',
  ),
};

async function assertDrawn(kit: MadeKit): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const pdf = join(folder, "logo.pdf");
    await Deno.writeFile(pdf, fileOf(kit, "logo/logo.pdf").bytes);
    const { code, stderr } = await new Deno.Command("pdftoppm", {
      args: ["-r", "144", "-png", "-singlefile", pdf, join(folder, "logo")],
    }).output();
    assert.deepEqual([code, new TextDecoder().decode(stderr)], [0, ""]);
    const { decode } = await import(
      "../../supabase/functions/make-renditions/pictures/decode.ts"
    );
    const drawn = await decode(await Deno.readFile(join(folder, "logo.png")), 2048);
    const svg = await decode(
      fileOf(kit, "logo/logo.svg").bytes,
      Math.max(drawn.width, drawn.height),
    );
    assert.ok(Math.abs(drawn.height - svg.height) <= 2 && Math.abs(drawn.width - svg.width) <= 2);
    assert.deepEqual(inkShare(drawn, "white"), inkShare(svg, "clear"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** How much of a drawing is covered, in hundredths: of what is not white, or not transparent. */
function inkShare({ pixels }: { pixels: Uint8Array }, ground: "white" | "clear"): number {
  let covered = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const isGround = ground === "clear"
      ? (pixels[at + 3] ?? 0) < 128
      : Math.min(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0) > 240;
    if (!isGround) covered++;
  }
  return Math.round(covered * 400 / pixels.length);
}

async function findsPoppler(): Promise<boolean> {
  try {
    return (await new Deno.Command("pdftoppm", { args: ["-v"], stderr: "null" }).output()).success;
  } catch {
    return false;
  }
}
