import assert from "node:assert/strict";
import { Transformer } from "@napi-rs/image";
import { type CheckOptions, checkVendors } from "./check.ts";
import { RIGHT_KEY, type Strictness, StrictVendors } from "./strict-vendors.fixture.ts";
import type { VendorConfig } from "./vendor-config.ts";

const models = { promptModel: "gemini-3.8-flash", imageModel: "gemini-nano-banana-2.1" };
const artists = {
  ark: "seedream-4-5-251128",
  fal: "fal-ai/bytedance/seedream/v4/text-to-image",
};

interface Setting extends Partial<CheckOptions> {
  vendors?: Strictness;
  key?: string;
  provider?: "ark" | "fal";
  gemini?: Partial<VendorConfig["gemini"]>;
  model?: string;
  baseUrl?: string;
  background?: VendorConfig["seedream"]["background"];
  workerSeconds?: number;
}

/** Checks vendors of the test's own, and returns what is said and whether it is well. */
async function check({ vendors: strictness, key = RIGHT_KEY, provider = "ark", ...more }: Setting) {
  await using vendors = new StrictVendors(strictness);
  const { baseUrl = vendors.url, gemini, model = artists[provider], ...rest } = more;
  const { background, workerSeconds = 150, ...options } = rest;
  const lines: string[] = [];
  const works = await checkVendors({
    gemini: { apiKey: key, baseUrl, ...models, ...gemini },
    seedream: { provider, apiKey: key, baseUrl, model, ...(background && { background }) },
    workerSeconds,
  }, {
    standIns: new Set(),
    draws: false,
    now: Date.parse("2026-11-28"),
    ...options,
    print: (line) => lines.push(line),
  });
  const said = lines.join("\n");
  assert.doesNotMatch(said, new RegExp(key), "a key is never shown");
  return { works, said, asked: vendors.asked, drawn: await vendors.drawn() };
}

Deno.test("free of charge it tells of keys, models and prices, and what it can't tell", async () => {
  const { works, said, drawn, asked } = await check({});
  assert.equal(works, true);
  assert.match(said, /gemini-3\.8-flash: \$0\.75 a million tokens read, \$3\.75 written/);
  assert.match(said, /gemini-nano-banana-2\.1: a picture costs about \$0\.054[45]\b/);
  assert.match(said, /third parties alone/);
  assert.match(said, /ok +the key is accepted, gemini-3\.8-flash is there/);
  assert.match(said, /ok +the key is accepted, gemini-nano-banana-2\.1 is there/);
  assert.match(said, /seedream-4-5-251128: a picture costs \$0\.04/);
  assert.match(said, /ok +ARK_API_KEY is accepted/);
  assert.match(said, /unknown whether seedream-4-5-251128 is there can't be known without --draw/);
  assert.equal(drawn, 0);
  assert.equal(asked.filter((request) => request.endsWith(":generateContent")).length, 0);

  const fal = await check({ provider: "fal" });
  assert.match(fal.said, /ok +FAL_KEY is accepted/);
  assert.deepEqual([fal.works, fal.drawn], [true, 0]);
});

Deno.test("a wrong key is told of", async () => {
  for (const provider of ["ark", "fal"] as const) {
    const { works, said } = await check({ provider, key: "wrong-key-0001" });
    assert.equal(works, false);
    assert.match(said, /wrong +GEMINI_API_KEY is refused: API key not valid/);
    assert.match(
      said,
      new RegExp(`wrong +${provider === "ark" ? "ARK_API_KEY" : "FAL_KEY"} is ref`),
    );
  }
});

Deno.test("where any key is answered alike, it doesn't say that ours is accepted", async () => {
  const { works, said } = await check({ vendors: { anyKey: true } });
  assert.match(said, /unknown ARK_API_KEY: any key is answered alike/);
  assert.equal(works, true);
});

Deno.test("a retired model is told of, by its vendor and by the table", async () => {
  const gone = await check({ vendors: { gone: [models.imageModel] } });
  assert.equal(gone.works, false);
  assert.match(gone.said, /wrong +gemini-nano-banana-2\.1 is not there/);

  const old = await check({ gemini: { imageModel: "gemini-2.5-flash-image" } });
  assert.equal(old.works, false);
  assert.match(old.said, /wrong +gemini-2\.5-flash-image is retired since 2026-10-02/);

  const late = await check({ gemini: { imageModel: "gemini-3.1-flash-image" } });
  assert.equal(late.works, true);
  assert.match(late.said, /gemini-3\.1-flash-image is deprecated since 2026-10-06/);
});

Deno.test("a model without access is told of, if need be by a drawing", async () => {
  const google = await check({ vendors: { closed: [models.promptModel] } });
  assert.match(google.said, /wrong +no access to gemini-3\.8-flash/);
  assert.equal(google.works, false);

  const ark = await check({ vendors: { closed: [artists.ark] } });
  assert.match(ark.said, /wrong +seedream-4-5-251128 is not there: .*do not have access/);
  assert.equal(ark.works, false);

  // fal has no free question that would tell.
  const vendors = { closed: [artists.fal] };
  assert.equal((await check({ vendors, provider: "fal" })).works, true);
  const drawn = await check({ vendors, provider: "fal", draws: true });
  assert.equal(drawn.works, false);
});

Deno.test("a model that isn't in the table is said not to be, and its price not to be known", async () => {
  const { said } = await check({ model: "seedream-9-9-270101" });
  assert.match(said, /what a picture costs isn't known/);
  assert.match(said, /seedream-9-9-270101 is not in the table of models/);
});

Deno.test("a model that generate-image would refuse is told of", async () => {
  const model = "seedream-5-0-pro-260628";
  const slow = await check({ model });
  assert.equal(slow.works, false);
  assert.match(slow.said, /wrong +seedream-5-0-pro-260628 takes up to 130 s.*WORKER_SECONDS/);
  assert.equal((await check({ model, workerSeconds: 400 })).works, true);

  const opaque = await check({ background: "transparent" });
  assert.equal(opaque.works, false);
  assert.match(opaque.said, /wrong +IMAGE_BACKGROUND is transparent/);
});

Deno.test("--draw says the price first, and finds nothing where the studio is as the vendor", async () => {
  for (const provider of ["ark", "fal"] as const) {
    const { works, said, drawn } = await check({ provider, draws: true });
    assert.equal(works, true, said);
    assert.match(
      said,
      provider === "ark" ? /^--draw costs about \$0\.07/ : /^--draw costs about \$0\.06/,
    );
    assert.match(said, /ok +gemini-3\.8-flash answers words/);
    assert.match(said, /ok +gemini-nano-banana-2\.1 answers a jpeg of 1024 × 1024/);
    const picture = provider === "ark" ? "jpeg of 2048 × 2048" : "png of 1024 × 1024";
    assert.match(said, new RegExp(`answers a ${picture}`));
    assert.match(said, /took [\d.]+ s, the table says 5 to 25/);
    assert.doesNotMatch(said, /differs/);
    assert.equal(drawn, 3);
  }
});

Deno.test("--draw asks for the smallest picture, and names its price", async () => {
  const { said } = await check({ model: "seedream-5-5-261028", draws: true });
  assert.match(said, /^--draw costs about \$0\.05/);
  assert.match(said, /seedream-5-5-261028: a picture costs \$0\.035/);
  assert.match(said, /seedream-5-5-261028 answers a png of 1024 × 1024/);
});

Deno.test("--draw tells of a field that is new, and of one that is missing", async () => {
  const { works, said } = await check({
    draws: true,
    vendors: {
      async alter(response) {
        const type = response.headers.get("content-type");
        if (!response.ok || type !== "application/json") return response;
        const { created, data, ...body } = await response.json();
        if (data === undefined) return Response.json(body);
        return Response.json({
          ...body,
          data: [{ ...data[0], background: "opaque" }],
          at: created,
        });
      },
    },
  });
  assert.equal(works, true, "a difference is no failure");
  assert.match(
    said,
    /differs +answer: data\[\]\.background \(string\), which the studio's has not/,
  );
  assert.match(said, /differs +answer: at \(number\), which the studio's has not/);
  assert.match(said, /differs +answer: no created \(number\), which the studio's has/);
});

Deno.test("--draw tells of another format, and of what is no picture", async () => {
  const isFile = ({ headers }: Response) => headers.get("content-type") === "image/jpeg";
  const { said } = await check({
    draws: true,
    vendors: {
      async alter(response) {
        if (!isFile(response)) return response;
        const png = new Transformer(await response.bytes()).pngSync();
        return new Response(new Uint8Array(png), { headers: { "content-type": "image/png" } });
      },
    },
  });
  assert.match(said, /differs +the picture is a png of 2048 × 2048, the studio's a jpeg of 2048/);
  assert.match(said, /differs +the picture's type is image\/png, the studio's image\/jpeg/);

  const page = await check({
    draws: true,
    vendors: { alter: (it) => isFile(it) ? new Response("<html>", { status: 200 }) : it },
  });
  assert.equal(page.works, false);
  assert.match(page.said, /wrong +seedream-4-5-251128 answers what is no picture/);
});

Deno.test("a redirect is not followed, so that the key goes nowhere else", async () => {
  const strangers: string[] = [];
  await using other = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (request) => {
    strangers.push(request.url);
    return Response.json({});
  });
  const target = `http://127.0.0.1:${other.addr.port}/`;
  await using moved = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, () => {
    return Response.redirect(target, 307);
  });
  const baseUrl = `http://127.0.0.1:${moved.addr.port}`;
  for (const provider of ["ark", "fal"] as const) {
    const { works, said } = await check({ baseUrl, provider, draws: true });
    assert.equal(works, false);
    assert.match(said, new RegExp(`wrong +.*it redirects to ${new URL(target).host}`));
  }
  assert.deepEqual(strangers, []);
});

Deno.test("a vendor that hangs is given up, in questions and in drawings", async () => {
  const held = Promise.withResolvers<Response>();
  await using silent = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => held.promise,
  );
  const baseUrl = `http://127.0.0.1:${silent.addr.port}`;
  const { works, said } = await check({
    baseUrl,
    draws: true,
    questionLimit: 50,
    drawingLimit: 50,
  });
  held.resolve(new Response());
  assert.equal(works, false);
  assert.match(said, /wrong +127\.0\.0\.1:\d+: it does not answer within 0\.05 s/);
  assert.match(said, /wrong +seedream-4-5-251128: Nothing came within 50 ms/);
});

Deno.test("a vendor that the studio stands in for is not asked", async () => {
  const standIns = new Set(["GEMINI_API_KEY", "ARK_API_KEY"]);
  const { works, said, asked } = await check({ standIns, draws: true });
  assert.deepEqual([works, asked], [true, []]);
  assert.match(said, /ARK_API_KEY is not set: the local studio stands in/);
});
