import assert from "node:assert/strict";
import { decodeBase64 } from "../base64.ts";
import { createStudio } from "../../studio.ts";

const model = "seedream-4-5-251128";
const small = { model: "seedream-4-0-250828", prompt: 'A wordmark "Crumb".', size: "1280x720" };

function ask(body: unknown, headers: HeadersInit = { authorization: "Bearer k" }) {
  const studio = createStudio({ low: 0, high: 0 });
  const url = "http://studio/api/v3/images/generations";
  return {
    studio,
    response: studio(new Request(url, { method: "POST", headers, body: JSON.stringify(body) })),
  };
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
  assert.equal(file.headers.get("content-type"), "image/png");
  const png = new DataView(await file.arrayBuffer());
  assert.deepEqual([png.getUint32(16), png.getUint32(20)], [1280, 720]);
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
