import { drawnPicture } from "../../support/pictures.ts";
import { pngOf } from "../../../supabase/functions/_shared/images/png.fixture.ts";

/** Bytes that a compressed picture grows to. */
const GROWN = 200 * 1024 * 1024;

/** `compressed`: it grows to 200 MB where it is unpacked. */
type PictureSize = "usual" | "large" | "compressed";

/** Answers as Ark does, with pictures of many bytes, and counts who fetches the large ones. */
export interface LargeVendor extends AsyncDisposable {
  url: string;
  /** What it draws from now on. At first, usual ones. */
  draws: PictureSize;
  /** Times a large one was fetched. */
  fetched: number;
}

/** @param bytes of a large picture. */
export function openLargeVendor(bytes: number): LargeVendor {
  const picture = pngOf(bytes, 2048);
  // So that it is as large on its way as it is at the end.
  for (let at = 64; at < bytes - 64; at += 65_536) {
    crypto.getRandomValues(picture.subarray(at, Math.min(at + 65_536, bytes - 64)));
  }
  const usual = drawnPicture();
  let drawn = 0;

  const server = Deno.serve(
    {
      port: 0,
      hostname: "127.0.0.1",
      onListen() {},
      onError: () => new Response(null, { status: 500 }),
    },
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/files/")) {
        if (pathname.endsWith("usual.png")) return plain(usual);
        if (pathname.endsWith("compressed.png")) return grown();
        vendor.fetched++;
        return plain(picture);
      }
      await request.body?.cancel();
      const file = `${++drawn}-${vendor.draws}.png`;
      return Response.json({
        model: "large",
        created: Math.floor(Date.now() / 1000),
        data: [{ url: `${vendor.url}/files/${file}`, size: "2048x2048" }],
        usage: { generated_images: 1, output_tokens: 1, total_tokens: 1 },
      });
    },
  );

  function plain(bytes: Uint8Array<ArrayBuffer>): Response {
    return new Response(bytes, {
      headers: { "content-type": "image/png", "content-length": String(bytes.length) },
    });
  }

  function grown(): Response {
    let left = GROWN;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        if (left === GROWN) controller.enqueue(pngOf(65_536, 2048).subarray(0, 65_000));
        else controller.enqueue(new Uint8Array(65_536));
        left -= 65_536;
        if (left <= 0) controller.close();
      },
    });
    return new Response(body.pipeThrough(new CompressionStream("gzip")), {
      headers: { "content-type": "image/png", "content-encoding": "gzip" },
    });
  }

  const vendor: LargeVendor = {
    url: `http://127.0.0.1:${server.addr.port}`,
    draws: "usual",
    fetched: 0,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
  return vendor;
}
