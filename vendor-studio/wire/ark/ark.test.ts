import assert from "node:assert/strict";
import { JsColorType, Transformer } from "@napi-rs/image";
import { decodeBase64 } from "../base64.ts";
import { createStudio } from "../../studio.ts";

const model = "seedream-4-5-251128";
const small = { model: "seedream-4-0-250828", prompt: 'A wordmark "Crumb".', size: "1280x720" };

const url = "http://studio/api/v3/images/generations";

function ask(body: unknown, headers: HeadersInit = { authorization: "Bearer k" }) {
  const studio = createStudio({ low: 0, high: 0 });
  return {
    studio,
    response: studio(new Request(url, { method: "POST", headers, body: JSON.stringify(body) })),
  };
}

/** What kind of picture it is, by its bytes; how many of its pixels are transparent. */
async function read(file: Response) {
  const transformer = new Transformer(new Uint8Array(await file.arrayBuffer()));
  const { format, width, height, colorType } = await transformer.metadata();
  const hasAlpha = colorType === JsColorType.Rgba8;
  const pixels = hasAlpha ? transformer.rawPixelsSync() : new Uint8Array();
  const clear = pixels.filter((value, at) => at % 4 === 3 && value === 0).length;
  return { format, width, height, clear };
}

async function errorOf(body: unknown, headers?: HeadersInit) {
  const response = await ask(body, headers).response;
  return { status: response.status, ...(await response.json()).error };
}

Deno.test("answers a URL, under which the picture lies", async () => {
  const { studio, response } = ask(small);
  const answer = await (await response).json();
  assert.equal(answer.model, small.model);
  assert.equal(answer.data[0].size, "1280x720");
  assert.deepEqual(answer.usage, { generated_images: 1, output_tokens: 3600, total_tokens: 3600 });
  const file = await studio(new Request(answer.data[0].url));
  assert.match(answer.data[0].url, /\.jpeg$/);
  assert.equal(file.headers.get("content-type"), "image/jpeg");
  const { format, width, height } = await read(file);
  assert.deepEqual([format, width, height], ["jpeg", 1280, 720]);
  assert.equal((await studio(new Request("http://studio/files/other.png"))).status, 404);
});

Deno.test("answers base64; the same prompt and seed are the same bytes", async () => {
  const body = { ...small, response_format: "b64_json" };
  const drawn = async (seed: number) => {
    const answer = await (await ask({ ...body, seed }).response).json();
    return decodeBase64(answer.data[0].b64_json);
  };
  const first = await drawn(7);
  assert.deepEqual(await drawn(7), first);
  assert.notDeepEqual(await drawn(8), first);
});

const objections: [why: string, body: unknown, status: number, code: string, param: string][] = [
  ["no prompt", { model }, 400, "MissingParameter", "prompt"],
  ["no model", { prompt: "x" }, 400, "MissingParameter", "model"],
  [
    "an unknown model",
    { model: "seedream-9", prompt: "x" },
    404,
    "InvalidEndpointOrModel.NotFound",
    "",
  ],
  ["a size the model lacks", { model, prompt: "x", size: "1K" }, 400, "InvalidParameter", "size"],
  ["a size too small", { model, prompt: "x", size: "512x512" }, 400, "InvalidParameter", "size"],
  [
    "a foreign format",
    { model, prompt: "x", response_format: "svg" },
    400,
    "InvalidParameter",
    "response_format",
  ],
  ["a stream", { model, prompt: "x", stream: true }, 400, "InvalidParameter", "stream"],
  ["no JSON object", "x", 400, "InvalidParameter", "body"],
];

const asked = { prompt: 'A wordmark "Crumb".', watermark: false };

Deno.test("each model draws in its own formats, the first of them unasked", async () => {
  const cases: [model: string, more: object, format: string][] = [
    ["seedream-4-5-251128", {}, "jpeg"],
    ["seedream-5-0-260128", { output_format: "png" }, "png"],
    ["seedream-5-0-flash-260915", { size: "1K" }, "jpeg"],
    ["seedream-5-5-261028", { size: "1K" }, "png"],
    ["seedream-5-5-261028", { size: "1.5K", output_format: "jpeg" }, "jpeg"],
    ["doubao-seedream-5-5-261028", { size: "1K" }, "png"],
  ];
  for (const [model, more, wanted] of cases) {
    const { studio, response } = ask({ model, ...asked, ...more });
    const { data: [{ url }] } = await (await response).json();
    assert.equal((await read(await studio(new Request(url)))).format, wanted, model);
  }
});

Deno.test("a transparent ground is transparent, where a model has one", async () => {
  const model = "seedream-5-5-261028";
  const drawn = async (background: string) => {
    const { studio, response } = ask({ model, ...asked, size: "1K", background });
    const { data: [{ url }] } = await (await response).json();
    return (await read(await studio(new Request(url)))).clear;
  };
  assert.ok(await drawn("transparent") > 1024 * 1024 / 2);
  assert.equal(await drawn("opaque"), 0);
});

const refused: [model: string, field: string, value: unknown][] = [
  ["seedream-4-5-251128", "output_format", "png"],
  ["seedream-4-5-251128", "background", "transparent"],
  ["seedream-5-0-260128", "background", "opaque"],
  ["seedream-5-0-pro-260628", "sequential_image_generation", "disabled"],
  ["seedream-5-0-flash-260915", "stream", false],
  ["seedream-5-5-261028", "sequential_image_generation", "disabled"],
  ["seedream-5-5-261028", "guidance_scale", 5],
];

for (const [model, field, value] of refused) {
  Deno.test(`${model} refuses ${field}`, async () => {
    const error = await errorOf({ model, ...asked, [field]: value });
    assert.deepEqual([error.status, error.code, error.param], [400, "InvalidParameter", field]);
    assert.match(error.message, /is not supported by the current model/);
  });
}

Deno.test("a JPEG has no transparent ground", async () => {
  const model = "seedream-5-5-261028";
  const more = { background: "transparent", output_format: "jpeg" };
  assert.equal((await errorOf({ model, ...asked, ...more })).param, "background");
});

Deno.test("each model has its own sizes", async () => {
  for (
    const [model, size] of [
      ["seedream-5-0-260128", "4K"],
      ["seedream-5-0-pro-260628", "3K"],
      ["seedream-5-0-pro-260628", "2304x2304"],
      ["seedream-5-5-261028", "constructor"],
    ]
  ) assert.equal((await errorOf({ model, ...asked, size })).param, "size");
});

Deno.test("a model takes its time by its pace", async () => {
  const time = async (model: string) => {
    const studio = createStudio({ low: 40, high: 40 });
    const body = JSON.stringify({ model, ...asked, size: "1280x720" });
    const headers = { authorization: "Bearer k" };
    const from = performance.now();
    await studio(new Request(url, { method: "POST", headers, body }));
    return performance.now() - from;
  };
  assert.ok(await time("seedream-5-0-pro-260628") >= 8 * 40);
});

for (const [why, body, status, code, param] of objections) {
  Deno.test(`objects to ${why} as ModelArk does`, async () => {
    const error = await errorOf(body);
    assert.deepEqual([error.status, error.code, error.param], [status, code, param]);
    assert.match(error.message, /Request id: /);
  });
}

Deno.test("wants a key, in the vendor's own form", async () => {
  for (const authorization of ["", "Key k"]) {
    const error = await errorOf(small, { authorization });
    assert.deepEqual([error.status, error.code], [401, "AuthenticationError"]);
  }
});
