import { pngOf } from "../../../supabase/functions/_shared/images/png.fixture.ts";

/** Bytes that a compressed picture grows to. */
const GROWN = 200 * 1024 * 1024;

/** Answers as Ark does, with pictures of many bytes, and counts who fetches them. */
export interface LargeVendor extends AsyncDisposable {
  url: string;
  drawn: number;
  fetched: number;
  /** From now on it draws pictures that come compressed, and grow to 200 MB. */
  compress(): void;
}

/** @param bytes of each picture. */
export function openLargeVendor(bytes: number): LargeVendor {
  const picture = pngOf(bytes, 2048);
  // So that it is as large on its way as it is at the end.
  for (let at = 64; at < bytes - 64; at += 65_536) {
    crypto.getRandomValues(picture.subarray(at, Math.min(at + 65_536, bytes - 64)));
  }
  let isCompressed = false;

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
        vendor.fetched++;
        return pathname.includes("compressed") ? grown() : plain();
      }
      await request.body?.cancel();
      const file = `${++vendor.drawn}${isCompressed ? "-compressed" : ""}.png`;
      return Response.json({
        model: "large",
        created: Math.floor(Date.now() / 1000),
        data: [{ url: `${vendor.url}/files/${file}`, size: "2048x2048" }],
        usage: { generated_images: 1, output_tokens: 1, total_tokens: 1 },
      });
    },
  );

  function plain(): Response {
    return new Response(picture, {
      headers: { "content-type": "image/png", "content-length": String(bytes) },
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
    drawn: 0,
    fetched: 0,
    compress: () => void (isCompressed = true),
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
  return vendor;
}
