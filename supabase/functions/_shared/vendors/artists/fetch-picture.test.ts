import type { Bytes } from "../../bytes.ts";
import assert from "node:assert/strict";
import { pngOf as png } from "../../images/png.fixture.ts";
import { svgOf } from "../../images/svg.fixture.ts";
import { withServer } from "../server.fixture.ts";
import { VendorError } from "../vendor-error.ts";
import { createFakeClock } from "../../timing/fake-clock.fixture.ts";
import { fetchPicture } from "./fetch-picture.ts";

const open = new AbortController().signal;
const limits = { bytes: 1000, milliseconds: 30_000 };

/** Sends bytes in pieces of so many. */
function pieces(bytes: Bytes, size: number): Response {
  let at = 0;
  return new Response(
    new ReadableStream({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.subarray(at, at += size));
      },
    }),
  );
}

const isBad = (error: unknown) => error instanceof VendorError && error.code === "bad_picture";

Deno.test("a picture comes through whole, however small its pieces", async () => {
  const sent = png(777);
  sent[700] = 5;
  await withServer(() => pieces(sent, 7), async (url) => {
    const { header, body } = await fetchPicture(new URL(url), open, limits);
    assert.equal(header.mimeType, "image/png");
    assert.deepEqual(new Uint8Array(await new Response(body).arrayBuffer()), sent);
  });
});

/** Its pauses take no time, and are counted. */
function impatientClock() {
  const slept: number[] = [];
  const sleep = (milliseconds: number) => Promise.resolve(void slept.push(milliseconds));
  return { now: () => Date.now(), sleep, slept };
}

for (const status of [403, 404]) {
  Deno.test(`an address that answers ${status} at first is asked again`, async () => {
    const clock = impatientClock();
    let asked = 0;
    const answer = () => ++asked < 3 ? new Response("not yet", { status }) : pieces(png(300), 50);
    await withServer(answer, async (url) => {
      const { body } = await fetchPicture(new URL(url), open, limits, clock);
      assert.deepEqual(new Uint8Array(await new Response(body).arrayBuffer()), png(300));
    });
    assert.deepEqual([asked, clock.slept.length], [3, 2]);
  });

  Deno.test(`an address that goes on answering ${status} is lost within seconds`, async () => {
    const clock = impatientClock();
    await withServer(() => new Response("gone", { status }), async (url) => {
      await assert.rejects(
        fetchPicture(new URL(url), open, limits, clock),
        (error) => error instanceof VendorError && error.isLost && error.status === status,
      );
    });
    const waited = clock.slept.reduce((sum, pause) => sum + pause, 0);
    assert.ok(waited > 2_000 && waited < 10_000, `${waited} ms`);
  });
}

Deno.test("what begins like no picture is refused, an empty body too", async () => {
  for (const body of ["<html>not found</html>", ""]) {
    await withServer(() => new Response(body), async (url) => {
      await assert.rejects(fetchPicture(new URL(url), open, limits), isBad);
    });
  }
});

Deno.test("a picture larger than the cap breaks off", async () => {
  await withServer(() => pieces(png(5000), 100), async (url) => {
    const { body } = await fetchPicture(new URL(url), open, limits);
    let received = 0;
    await assert.rejects(async () => {
      for await (const chunk of body) received += chunk.length;
    }, isBad);
    assert.ok(received <= limits.bytes);
  });
});

Deno.test("redirects are not followed", async () => {
  await withServer(
    () => Response.redirect("http://169.254.169.254/"),
    (url) =>
      assert.rejects(
        fetchPicture(new URL(url), open, limits),
        (error) => error instanceof VendorError && error.class === "outage",
      ),
  );
});

Deno.test("a signed address does not get into the error", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  await assert.rejects(
    fetchPicture(new URL(`http://127.0.0.1:${port}/p.png?X-Tos-Signature=abc`), open, limits),
    (error) => error instanceof VendorError && !/Signature/.test(`${error.stack}`),
  );
});

const isPassing = (error: unknown) => error instanceof VendorError && error.class === "outage";

const stalling = () => new Response(new ReadableStream({ start: (c) => c.enqueue(png(40)) }));

Deno.test("a source that stalls is given up in time", async () => {
  await withServer(stalling, async (url) => {
    // A busy machine may take that long for the answer's beginning, which is given up all the same.
    await assert.rejects(async () => {
      const { body } = await fetchPicture(new URL(url), open, { ...limits, milliseconds: 300 });
      await new Response(body).arrayBuffer();
    }, isPassing);
  });
});

Deno.test("a picture that waits for its turn is no source that stalls", async () => {
  const clock = createFakeClock();
  await withServer(() => pieces(png(900), 50), async (url) => {
    const { body } = await fetchPicture(new URL(url), open, { ...limits, clock });
    await clock.advance(3_600_000);
    assert.deepEqual(new Uint8Array(await new Response(body).arrayBuffer()), png(900));
  });
  await withServer(stalling, async (url) => {
    const { body } = await fetchPicture(new URL(url), open, { ...limits, clock });
    await clock.advance(3_600_000);
    const read = assert.rejects(new Response(body).arrayBuffer(), isPassing);
    await clock.advance(limits.milliseconds);
    await read;
  });
});

Deno.test("none of a picture is read before it is received, however long that takes", async () => {
  const clock = createFakeClock();
  await withServer(() => pieces(png(900), 50), async (url) => {
    const hasRoom = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const opened = fetchPicture(new URL(url), open, { ...limits, clock }, clock, async (body) => {
      asked.resolve();
      await hasRoom.promise;
      assert.equal(body.locked, false);
      return body;
    });
    await asked.promise;
    await clock.advance(3_600_000);
    hasRoom.resolve();
    const { body } = await opened;
    assert.deepEqual(new Uint8Array(await new Response(body).arrayBuffer()), png(900));
  });
});

Deno.test("an abort ends a stalled picture with its own reason", async () => {
  await withServer(stalling, async (url) => {
    const stop = new AbortController();
    const { body } = await fetchPicture(new URL(url), stop.signal, limits);
    stop.abort(new Error("enough"));
    await assert.rejects(new Response(body).arrayBuffer(), /enough/);
  });
});

Deno.test("a connection that breaks on the way is an outage", async () => {
  const chunks = [png(40)];
  const breaking = () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          const chunk = chunks.shift();
          if (chunk === undefined) controller.error(new Error("cut"));
          else controller.enqueue(chunk);
        },
      }),
    );
  await withServer(breaking, async (url) => {
    const opened = fetchPicture(new URL(url), open, limits);
    await assert.rejects(opened.then(({ body }) => new Response(body).arrayBuffer()), isPassing);
  });
});

const broken: [string, Bytes][] = [
  ["33 bytes of a PNG", png(300).slice(0, 33)],
  ["a PNG without its end", png(900).slice(0, 800)],
  ["a JPEG that is only a header", jpegHeader()],
  ["1 × 1", png(300, 1)],
  ["20000 × 20000", png(300, 20_000)],
];

for (const [what, bytes] of broken) {
  Deno.test(`${what} is a bad picture, whose job is asked for anew`, async () => {
    await withServer(() => pieces(bytes, 50), async (url) => {
      await assert.rejects(async () => {
        const { body } = await fetchPicture(new URL(url), open, limits);
        await new Response(body).arrayBuffer();
      }, (error) => isBad(error) && (error as VendorError).isLost);
    });
  });
}

/** SOI and a frame of 512 × 512. */
function jpegHeader(): Bytes {
  const bytes = new Uint8Array(300);
  bytes.set([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 2, 0, 2, 0, 3]);
  return bytes;
}

Deno.test("a picture is asked for as it is, and a compressed one is refused", async () => {
  let asked: string | null = null;
  const answer = (request: Request) => {
    asked = request.headers.get("accept-encoding");
    const gzip = new Response(png(100)).body?.pipeThrough(new CompressionStream("gzip"));
    return new Response(gzip, { headers: { "content-encoding": "gzip" } });
  };
  await withServer(answer, async (url) => {
    await assert.rejects(fetchPicture(new URL(url), open, limits), isBad);
  });
  assert.equal(asked, "identity");
});

Deno.test("a vector comes through as it is written anew, however small its pieces", async () => {
  const bytes = new TextEncoder().encode(`\ufeff\n${svgOf("<path d='M0 0é'/>")}`);
  await withServer(() => pieces(bytes, 7), async (url) => {
    const { header, body } = await fetchPicture(new URL(url), open, limits);
    const { format, mimeType, extension, width, height } = header;
    assert.deepEqual([format, mimeType, extension], ["svg", "image/svg+xml", "svg"]);
    assert.deepEqual([width, height], [2048, 2048]);
    const text = await new Response(body).text();
    assert.match(text, /^<svg .*viewBox="0 0 2048 2048".*<path d="M0 0é"\/><\/svg>$/);
    assert.doesNotMatch(text, /metadata|preserveAspectRatio/);
  });
});

for (
  const [name, body] of [
    ["that acts", svgOf("<script/>")],
    ["of one pixel", svgOf().replace("2048 2048", "1 1")],
    ["that is a line", svgOf().replace("2048 2048", "2048 2")],
    ["that is empty", svgOf("")],
    ["that draws nothing", svgOf('<defs><path d="M0 0H9V9Z"/></defs><g/>')],
    ["that breaks off", svgOf().slice(0, -20)],
    ["that is no UTF-8", new Uint8Array([0x3c, 0x73, 0xff, 0xfe])],
    ["that is too large", svgOf(`<path d="${"M0 0".repeat(1_100_000)}"/>`)],
  ] as const
) {
  Deno.test(`a vector ${name} is a bad picture, whose job is asked for anew`, async () => {
    await withServer(() => new Response(body), async (url) => {
      await assert.rejects(
        fetchPicture(new URL(url), open),
        (error) => isBad(error) && (error as VendorError).isLost,
      );
    });
  });
}
