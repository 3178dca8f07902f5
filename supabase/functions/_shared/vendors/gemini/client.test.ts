import assert from "node:assert/strict";
import { createFakeClock } from "../../timing/fake-clock.fixture.ts";
import { openCall } from "../call.fixture.ts";
import { withServer } from "../server.fixture.ts";
import { VendorError } from "../vendor-error.ts";
import { createGemini } from "./client.ts";
import { redrawPicture } from "./redraw-picture.ts";
import { writeJson } from "./write-json.ts";

const gemini = (baseUrl: string) =>
  createGemini({
    apiKey: "gemini-secret",
    baseUrl,
    promptModel: "gemini-3.8-flash",
    imageModel: "gemini-nano-banana-2.1",
    // A day of its own: prices change by the day.
  }, createFakeClock());

const writing = {
  instruction: "You write.",
  contents: [{ role: "user", parts: [{ text: "Write." }] }],
  schema: { type: "object", properties: { a: { type: "integer" } } },
};

const drawing = {
  prompt: "Make it blue",
  picture: { bytes: new Uint8Array([1, 2, 3]), mimeType: "image/png" },
  side: 2048,
  seed: 7,
};

const answer = (parts: unknown[], finishReason = "STOP") => ({
  candidates: [{ content: { role: "model", parts }, finishReason, index: 0 }],
  usageMetadata: { promptTokenCount: 1000, candidatesTokenCount: 100, thoughtsTokenCount: 100 },
  modelVersion: "gemini-3.8-flash",
  responseId: "r",
});

Deno.test("asks for JSON by a schema and joins what is not thought", async () => {
  let asked: Record<string, unknown> = {};
  let path = "";
  await withServer(async (request) => {
    path = new URL(request.url).pathname;
    assert.equal(request.headers.get("x-goog-api-key"), "gemini-secret");
    asked = await request.json();
    return Response.json(answer([
      { text: "Let me think", thought: true },
      { text: '{"a"' },
      { text: ":1}" },
    ]));
  }, async (url) => {
    const call = openCall();
    const { value } = await writeJson(gemini(url), writing, call);
    assert.deepEqual(value, { a: 1 });
    // 1000 × $0.75 + 200 × $3.75, a million tokens each.
    assert.equal(call.meter.report().cost_usd, 0.0015);
  });
  assert.equal(path, "/v1beta/models/gemini-3.8-flash:generateContent");
  assert.deepEqual(asked["generationConfig"], {
    responseMimeType: "application/json",
    responseJsonSchema: writing.schema,
    thinkingConfig: { thinkingLevel: "LOW" },
  });
  assert.deepEqual(asked["systemInstruction"], { parts: [{ text: "You write." }] });
});

Deno.test("a part of null beside JSON is passed over", async () => {
  const parts = [null, { text: '{"a"' }, null, { text: ":1}" }];
  await withServer(() => Response.json(answer(parts)), async (url) => {
    assert.deepEqual((await writeJson(gemini(url), writing, openCall())).value, { a: 1 });
  });
});

Deno.test("an answer whose counts make no sense is used, and its cost isn't known", async () => {
  const counts = { promptTokenCount: 1000, candidatesTokenCount: 100 };
  const told: [unknown, number | undefined][] = [
    [counts, 0.001125],
    [{ ...counts, thoughtsTokenCount: null }, 0.001125],
    [{ ...counts, promptTokenCount: -5 }, undefined],
    [{ ...counts, promptTokenCount: 1e15 }, undefined],
    [{ ...counts, candidatesTokenCount: 0.5 }, undefined],
    [{ ...counts, candidatesTokenCount: "100" }, undefined],
    [{ ...counts, thoughtsTokenCount: "NaN" }, undefined],
    ["many", undefined],
  ];
  for (const [usageMetadata, cost] of told) {
    const said = { ...answer([{ text: '{"a":1}' }]), usageMetadata };
    await withServer(() => Response.json(said), async (url) => {
      const call = openCall();
      assert.deepEqual((await writeJson(gemini(url), writing, call)).value, { a: 1 });
      const { cost_usd, unpriced } = call.meter.report();
      assert.deepEqual([cost_usd, unpriced], cost === undefined ? [cost, true] : [cost, undefined]);
    });
  }
});

Deno.test("text that is no JSON, as when it was cut off, has no value", async () => {
  await withServer(
    () => Response.json(answer([{ text: '{"a":' }], "MAX_TOKENS")),
    async (url) => {
      assert.deepEqual(await writeJson(gemini(url), writing, openCall()), {
        text: '{"a":',
        value: undefined,
      });
    },
  );
});

const fences: [string, string][] = [
  ["in code fences", '```json\n{"a":1}\n```'],
  ["in code fences without a language, between words", 'Here it is:\n```\n{"a":1}\n```\nBye.'],
  ["in code fences, with fences in its texts", '```json\n{"a":1,"b":"```x```"}\n```'],
  ["in a fence that nothing closes", '```json\n{"a":1}'],
  ["in code fences before a note with a fence", '```json\n{"a":1}\n```\nNote: ```x``` is code.'],
  [
    "in code fences with fences in its texts, before a note with a fence",
    '```json\n{"a":1,"b":"```x```"}\n```\nNote: ```x``` is code.',
  ],
  ["in the second of two fences", '```\nA plan\n```\n```json\n{"a":1}\n```'],
  ["in the first of two fences", '```json\n{"a":1}\n```\n```json\n{"a":2}\n```'],
  ["after a byte order mark", '\ufeff{"a":1}'],
  ["in code fences after a byte order mark", '\ufeff```json\n\ufeff{"a":1}\n```'],
  ["that only holds fences in its texts", '{"a":1,"b":"```x```"}'],
];

for (const [where, text] of fences) {
  Deno.test(`JSON ${where} is JSON`, async () => {
    await withServer(() => Response.json(answer([{ text }])), async (url) => {
      const { value } = await writeJson(gemini(url), writing, openCall());
      assert.equal((value as { a?: number } | undefined)?.a, 1);
    });
  });
}

const drawn = answer([{ inlineData: { mimeType: "image/png", data: "BAUG" } }]);
const [good] = drawn.candidates;

const oddities: [string, unknown][] = [
  ["an empty reason for a block", { ...drawn, promptFeedback: { blockReason: "" } }],
  ["a reason of null for a block", { ...drawn, promptFeedback: { blockReason: null } }],
  [
    "an unspecified reason for a block",
    { ...drawn, promptFeedback: { blockReason: "BLOCK_REASON_UNSPECIFIED" } },
  ],
  ["no feedback, said as null", { ...drawn, promptFeedback: null, error: null }],
  ["an empty error", { ...drawn, error: {} }],
  ["an end without reason", { ...drawn, candidates: [{ ...good, finishReason: null }] }],
  ["a part of null", answer([null, ...(good?.content.parts ?? []), null])],
  ["a candidate of null", { ...drawn, candidates: [null, good] }],
  [
    "an empty picture before it",
    answer([
      { inlineData: { mimeType: "image/png", data: "" } },
      { inlineData: null, text: "" },
      ...(good?.content.parts ?? []),
    ]),
  ],
];

for (const [what, body] of oddities) {
  Deno.test(`a picture beside ${what} is taken`, async () => {
    await withServer(() => Response.json(body), async (url) => {
      const bytes = await redrawPicture(gemini(url), drawing, openCall());
      assert.deepEqual([...bytes], [4, 5, 6]);
    });
  });
}

Deno.test("sends the parent's picture and decodes the answer's", async () => {
  let asked: { contents?: unknown; generationConfig?: unknown } = {};
  await withServer(async (request) => {
    asked = await request.json();
    return Response.json(answer([
      { text: "Here you are" },
      { inlineData: { mimeType: "image/png", data: "BAUG" } },
    ]));
  }, async (url) => {
    const bytes = await redrawPicture(gemini(url), drawing, openCall());
    assert.deepEqual([...bytes], [4, 5, 6]);
  });
  assert.deepEqual(asked.contents, [{
    role: "user",
    parts: [{ inlineData: { mimeType: "image/png", data: "AQID" } }, { text: "Make it blue" }],
  }]);
  assert.deepEqual(asked.generationConfig, {
    responseModalities: ["IMAGE"],
    imageConfig: { aspectRatio: "1:1", imageSize: "2K" },
    seed: 7,
  });
});

Deno.test("of a drawing, thoughts and words cost what text costs, the picture what pictures cost", async () => {
  const counts = { promptTokenCount: 1000, candidatesTokenCount: 1220, thoughtsTokenCount: 300 };
  const kinds = [{ modality: "IMAGE", tokenCount: 1120 }, { modality: "TEXT", tokenCount: 100 }];
  const costs: [unknown, number][] = [
    // $1.50 for a million tokens asked, $7.50 written, $30 drawn.
    [kinds, 0.0015 + 400 * 7.5e-6 + 1120 * 30e-6],
    [undefined, 0.0015 + 300 * 7.5e-6 + 1220 * 30e-6],
    [[], 0.0015 + 300 * 7.5e-6 + 1220 * 30e-6],
  ];
  for (const [candidatesTokensDetails, cost] of costs) {
    const body = { ...drawn, usageMetadata: { ...counts, candidatesTokensDetails } };
    await withServer(() => Response.json(body), async (url) => {
      const call = openCall();
      await redrawPicture(gemini(url), drawing, call);
      assert.equal(call.meter.report().cost_usd, Math.round(cost * 1e6) / 1e6);
    });
  }
});

const googleError = (code: number, status: string, details: unknown[] = []) => () =>
  Response.json({ error: { code, status, message: "About gemini-secret", details } }, {
    status: code,
  });

const retryIn = (delay: string) => [
  { "@type": "type.googleapis.com/google.rpc.Help", links: [] },
  { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: delay },
];

const failures: [string, () => Response, VendorError["class"], VendorError["code"], number?][] = [
  ["a bad request", googleError(400, "INVALID_ARGUMENT"), "permanent", "vendor_rejected"],
  [
    "an account without billing",
    googleError(400, "FAILED_PRECONDITION"),
    "refused_key",
    "vendor_unavailable",
  ],
  ["a wrong key", googleError(403, "PERMISSION_DENIED"), "refused_key", "vendor_unavailable"],
  ["a retired model", googleError(404, "NOT_FOUND"), "refused_key", "vendor_unavailable"],
  [
    "a spent quota that refills",
    googleError(429, "RESOURCE_EXHAUSTED", retryIn("21.4s")),
    "throttled",
    "vendor_unavailable",
    22,
  ],
  [
    "a quota spent for the day",
    googleError(429, "RESOURCE_EXHAUSTED"),
    "throttled",
    "vendor_unavailable",
  ],
  [
    "a quota that a proxy guards",
    () => new Response("slow down", { status: 429, headers: { "retry-after": "9" } }),
    "throttled",
    "vendor_unavailable",
    9,
  ],
  ["an internal error", googleError(500, "INTERNAL"), "outage", "vendor_unavailable"],
  ["an overloaded model", googleError(503, "UNAVAILABLE"), "outage", "vendor_unavailable"],
  [
    "an overloaded model that says when",
    () => new Response("later", { status: 503, headers: { "retry-after": "60" } }),
    "outage",
    "vendor_unavailable",
    60,
  ],
  [
    "a gateway's page",
    () => new Response("<html>", { status: 502, headers: { "content-type": "text/html" } }),
    "outage",
    "vendor_unavailable",
  ],
  [
    "a page with status 200",
    () => new Response("<html>", { headers: { "content-type": "text/html" } }),
    "unknown",
    "vendor_unavailable",
  ],
  [
    "a blocked request",
    () => Response.json({ promptFeedback: { blockReason: "PROHIBITED_CONTENT" } }),
    "permanent",
    "content_policy",
  ],
  [
    "a withheld picture",
    () => Response.json({ candidates: [{ finishReason: "IMAGE_SAFETY", index: 0 }] }),
    "permanent",
    "content_policy",
  ],
  [
    "a cut-off answer for safety",
    () => Response.json(answer([{ text: "I can" }], "SAFETY")),
    "permanent",
    "content_policy",
  ],
  [
    "words in a picture's place",
    () => Response.json(answer([{ text: "I'd rather talk about it" }])),
    "permanent",
    "vendor_rejected",
  ],
  ["no picture", () => Response.json(answer([], "NO_IMAGE")), "unknown", "vendor_rejected"],
  [
    "an outage with status 200",
    () => Response.json({ error: { code: 503, status: "UNAVAILABLE", message: "Overloaded" } }),
    "outage",
    "vendor_unavailable",
  ],
  [
    "a quota with status 200",
    () =>
      Response.json({
        error: { code: 429, status: "RESOURCE_EXHAUSTED", details: retryIn("21.4s") },
        candidates: [],
      }),
    "throttled",
    "vendor_unavailable",
    22,
  ],
  [
    "a bad request with status 200",
    () => Response.json({ error: { code: 400, status: "INVALID_ARGUMENT", message: "No" } }),
    "permanent",
    "vendor_rejected",
  ],
  [
    "an error with status 200 that says nothing",
    () => Response.json({ error: { message: "Oops" }, candidates: [] }),
    "unknown",
    "vendor_unavailable",
  ],
  [
    "an empty picture",
    () => Response.json(answer([{ inlineData: { mimeType: "image/png", data: "" } }])),
    "unknown",
    "vendor_rejected",
  ],
  ["an empty object", () => Response.json({}), "unknown", "vendor_unavailable"],
];

for (const [name, response, failure, code, retryAfter] of failures) {
  Deno.test(`${name} is ${failure}, ${code}, and asked for once`, async () => {
    let asked = 0;
    await withServer(() => {
      asked++;
      return response();
    }, async (url) => {
      const error = await redrawPicture(gemini(url), drawing, openCall()).then(
        () => undefined,
        (error) => error,
      );
      assert.ok(error instanceof VendorError, `${error}`);
      assert.deepEqual([error.class, error.code, error.retryAfterSeconds], [
        failure,
        code,
        retryAfter,
      ]);
      assert.doesNotMatch(`${error.stack}`, /gemini-secret/);
    });
    assert.equal(asked, 1);
  });
}

Deno.test("a refinement is asked for in its parent's size, where the model can", async () => {
  const asked = async (imageModel: string, side: number) => {
    let size: unknown;
    await withServer(async (request) => {
      size = (await request.json()).generationConfig.imageConfig.imageSize;
      return Response.json(answer([{ inlineData: { mimeType: "image/png", data: "BAUG" } }]));
    }, async (baseUrl) => {
      const settings = { apiKey: "k", baseUrl, promptModel: "gemini-3.8-flash", imageModel };
      await redrawPicture(createGemini(settings), { ...drawing, side }, openCall());
    });
    return size;
  };
  const sides = [400, 1024, 1536, 2048, 4096];
  const at = (model: string) => Promise.all(sides.map((side) => asked(model, side)));
  assert.deepEqual(await at("gemini-nano-banana-2.1"), ["1K", "1K", "2K", "2K", "2K"]);
  assert.deepEqual(await at("gemini-3.1-flash-image"), ["512", "1K", "2K", "2K", "2K"]);
  assert.deepEqual(await at("gemini-9-image"), ["1K", "1K", "1K", "1K", "1K"]);
});
