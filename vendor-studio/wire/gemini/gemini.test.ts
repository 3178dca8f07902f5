import assert from "node:assert/strict";
import { Transformer } from "@napi-rs/image";
import { createStudio } from "../../studio.ts";
import { decodeBase64 } from "../base64.ts";

const text = "gemini-3.8-flash";
const image = "gemini-3.1-flash-image";
const draws = { generationConfig: { imageConfig: { imageSize: "512" }, seed: 1 } };

async function ask(model: string, body: unknown, headers: HeadersInit = { "x-goog-api-key": "k" }) {
  const studio = createStudio({ low: 0, high: 0 });
  const url = `http://studio/v1beta/models/${model}:generateContent`;
  const request = new Request(url, { method: "POST", headers, body: JSON.stringify(body) });
  const response = await studio(request);
  return { status: response.status, body: await response.json() };
}

function says(...parts: unknown[]) {
  return { contents: [{ role: "user", parts }] };
}

async function draw(...parts: unknown[]): Promise<string> {
  const { body } = await ask(image, { ...says(...parts), ...draws });
  return body.candidates[0].content.parts[0].inlineData.data;
}

Deno.test("an image model answers a picture of the size and shape asked for", async () => {
  const generationConfig = { imageConfig: { aspectRatio: "16:9", imageSize: "1K" } };
  const { body } = await ask(image, { ...says({ text: "A fox" }), generationConfig });
  const [{ inlineData }] = body.candidates[0].content.parts;
  assert.equal(inlineData.mimeType, "image/jpeg");
  const { format, width, height } = await new Transformer(decodeBase64(inlineData.data)).metadata();
  assert.deepEqual([format, width, height], ["jpeg", 1024, 576]);
  assert.equal(body.candidates[0].finishReason, "STOP");
  assert.deepEqual(body.usageMetadata.candidatesTokensDetails, [
    { modality: "IMAGE", tokenCount: 1120 },
  ]);
});

/** One pixel. */
const foreign =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

Deno.test("letters are read back from a picture that was drawn here, and from no other", async () => {
  const lettered = await draw({ text: 'A wordmark that letters "Łódź & Søn".' });
  const generationConfig = {
    responseMimeType: "application/json",
    responseJsonSchema: {
      type: "object",
      properties: { readable: { type: "boolean" }, text: { type: "string" } },
      required: ["readable", "text"],
    },
  };
  const read = async (data: string, mimeType = "image/png") => {
    const inlineData = { mimeType, data };
    const question = says({ inlineData }, { text: "Which letters are in this picture?" });
    const { body } = await ask(text, { ...question, generationConfig });
    return JSON.parse(body.candidates[0].content.parts[0].text);
  };
  assert.deepEqual(await read(lettered, "image/jpeg"), { readable: true, text: "Łódź & Søn" });
  assert.deepEqual(await read(foreign), { readable: false, text: "" });
});

Deno.test("an instruction that nothing is made of is answered by words, and no picture", async () => {
  const data = await draw({ text: "A fox" });
  const inlineData = { mimeType: "image/png", data };
  const { status, body } = await ask(image, {
    ...says({ inlineData }, { text: "qwertz" }),
    ...draws,
  });
  const [{ content, finishReason }] = body.candidates;
  assert.deepEqual([status, finishReason, content.parts.length], [200, "STOP", 1]);
  assert.match(content.parts[0].text, /not sure/);
});

Deno.test("a refinement is a title and a prompt that uses the instruction", async () => {
  const { body } = await ask(
    text,
    says({ text: "<parent_prompt>A fox.</parent_prompt><instruction>Teal, please</instruction>" }),
  );
  const answer = JSON.parse(body.candidates[0].content.parts[0].text);
  assert.equal(answer.title, "Teal, please");
  assert.match(answer.prompt, /^A fox\. .*Teal, please/);
});

const objections: [why: string, model: string, body: unknown, status: number, message: RegExp][] = [
  [
    "a retired model",
    "gemini-2.5-flash-image",
    says({ text: "x" }),
    404,
    /is not found for API version v1beta/,
  ],
  ["no contents", text, { contents: [] }, 400, /contents is not specified/],
  ["an unknown name", text, { ...says({ text: "x" }), prompt: "x" }, 400, /Unknown name "prompt"/],
  ["an empty part", text, says({}), 400, /Exactly one of/],
  [
    "a schema without a mime type",
    text,
    {
      ...says({ text: "x" }),
      generationConfig: { responseJsonSchema: {} },
    },
    400,
    /needs a response mime type/,
  ],
  [
    "a picture of a text model",
    text,
    {
      ...says({ text: "x" }),
      generationConfig: { responseModalities: ["IMAGE"] },
    },
    400,
    /combination of response modalities/,
  ],
  [
    "JSON of an image model",
    image,
    { ...says({ text: "x" }), generationConfig: { responseMimeType: "application/json" } },
    400,
    /JSON mode is not enabled/,
  ],
  [
    "a picture's shape of a text model",
    text,
    { ...says({ text: "x" }), generationConfig: { imageConfig: { aspectRatio: "1:1" } } },
    400,
    /config is not supported/,
  ],
  [
    "half a thousand pixels of a model that draws a thousand",
    "gemini-nano-banana-2.1",
    { ...says({ text: "x" }), ...draws },
    400,
    /image_size': "512"/,
  ],
  [
    "little thought of a model that knows no levels",
    "gemini-2.5-flash",
    { ...says({ text: "x" }), generationConfig: { thinkingConfig: { thinkingLevel: "LOW" } } },
    400,
    /Thinking level is not supported/,
  ],
  [
    "little thought of one that knows others",
    "gemini-nano-banana-2.1",
    { ...says({ text: "x" }), generationConfig: { thinkingConfig: { thinkingLevel: "LOW" } } },
    400,
    /Thinking level LOW is not supported/,
  ],
  [
    "a picture that is none",
    image,
    says({
      inlineData: { mimeType: "image/png", data: "PGh0bWw+" },
    }, { text: "x" }),
    400,
    /Unable to process input image/,
  ],
  [
    "a picture that is cut off",
    image,
    says({ inlineData: { mimeType: "image/png", data: foreign.slice(0, 60) } }, { text: "x" }),
    400,
    /Unable to process input image/,
  ],
];

for (const [why, model, body, status, message] of objections) {
  Deno.test(`objects to ${why} as Google does`, async () => {
    const answer = await ask(model, body);
    assert.equal(answer.status, status);
    assert.equal(answer.body.error.code, status);
    assert.match(answer.body.error.message, message);
  });
}

Deno.test("whoever runs the studio is told once of a model that is deprecated", async () => {
  const [warn, told] = [console.warn, [] as string[]];
  console.warn = (text: string) => told.push(text);
  try {
    const studio = createStudio({ low: 0, high: 0 });
    for (const model of [image, image, "gemini-nano-banana-2.1"]) {
      const url = `http://studio/v1beta/models/${model}:generateContent`;
      const body = JSON.stringify({ ...says({ text: "A fox" }) });
      const headers = { "x-goog-api-key": "k" };
      const answer = await studio(new Request(url, { method: "POST", headers, body }));
      assert.equal(answer.status, 200);
    }
  } finally {
    console.warn = warn;
  }
  assert.equal(told.length, 1);
  assert.match(told[0] ?? "", /gemini-3\.1-flash-image is deprecated.*gemini-nano-banana-2\.1/);
});

Deno.test("a model is described, where there is one, to who has a key", async () => {
  const studio = createStudio({ low: 0, high: 0 });
  const about = async (model: string, headers: HeadersInit = { "x-goog-api-key": "k" }) => {
    const url = `http://studio/v1beta/models/${model}`;
    const response = await studio(new Request(url, { headers }));
    return [response.status, (await response.json()).supportedGenerationMethods];
  };
  assert.deepEqual(await about(text), [200, ["generateContent"]]);
  assert.deepEqual(await about("gemini-2.5-flash-image"), [404, undefined]);
  assert.deepEqual(await about(text, {}), [403, undefined]);
});

Deno.test("wants a key", async () => {
  const { status, body } = await ask(text, says({ text: "x" }), {});
  assert.deepEqual([status, body.error.status], [403, "PERMISSION_DENIED"]);
});
