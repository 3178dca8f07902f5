import assert from "node:assert/strict";
import { createStudio } from "../../studio.ts";

const model = "fal-ai/bytedance/seedream/v4.5/text-to-image";
const small = {
  prompt: 'A wordmark "Crumb".',
  image_size: { width: 960, height: 960 },
};
const v4 = "fal-ai/bytedance/seedream/v4/text-to-image";

/** A studio of one's own, and fal's requests to it. */
function fal(latency = 0) {
  const studio = createStudio({ low: latency, high: latency });
  const send = (url: string, init: RequestInit = {}) =>
    studio(new Request(url, { headers: { authorization: "Key k" }, ...init }));
  const control = (method: string, path: string, body?: unknown) =>
    send(`http://studio/_studio/${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  return {
    send,
    control,
    async submit(body: unknown, path = v4) {
      const init = { method: "POST", body: JSON.stringify(body) };
      return await (await send(`http://studio/${path}`, init)).json();
    },
    /** Asks for the status until the job is done, and then for what came of it. */
    async result(job: { status_url: string; response_url: string }) {
      while ((await send(job.status_url)).status === 202) {
        await new Promise((resolve) => setTimeout(resolve));
      }
      return await send(job.response_url);
    },
    async counts() {
      return (await (await control("GET", "calls")).json()).counts;
    },
  };
}

Deno.test("a submission is answered at once, and its job drawn behind it", async () => {
  const { submit, send, result, counts } = fal();
  const job = await submit(small);
  const url = `http://studio/fal-ai/bytedance/requests/${job.request_id}`;
  assert.deepEqual(job, {
    request_id: job.request_id,
    response_url: url,
    status_url: `${url}/status`,
    cancel_url: `${url}/cancel`,
    status: "IN_QUEUE",
    queue_position: 0,
  });
  const response = await result(job);
  const { images: [picture], seed } = await response.json();
  assert.equal(response.status, 200);
  assert.equal(Number.isInteger(seed), true);
  assert.deepEqual([picture.width, picture.height, picture.content_type], [960, 960, "image/png"]);
  const file = await (await send(picture.url)).arrayBuffer();
  assert.equal(file.byteLength, picture.file_size);
  const png = new DataView(file);
  assert.deepEqual([png.getUint32(16), png.getUint32(20)], [960, 960]);

  const done = await send(job.status_url);
  assert.deepEqual([done.status, (await done.json()).status], [200, "COMPLETED"]);
  assert.equal((await send(job.response_url)).status, 200, "as often as one likes");
  assert.deepEqual(await counts(), { "fal/picture/answered": 1 });
});

Deno.test("a job waits in the queue first, for a part of the studio's latency", async () => {
  const { submit, send } = fal(1_000_000);
  const job = await submit(small);
  const waiting = await send(job.status_url);
  const { status, queue_position } = await waiting.json();
  assert.deepEqual([waiting.status, status, queue_position], [202, "IN_QUEUE", 0]);
  await send(job.cancel_url, { method: "PUT" });
});

Deno.test("the same prompt and seed are the same picture", async () => {
  const { submit, result, send } = fal();
  const drawn = async (more: object) => {
    const { images } = await (await result(await submit({ ...small, ...more }))).json();
    return new Uint8Array(await (await send(images[0].url)).arrayBuffer());
  };
  const first = await drawn({ seed: 7 });
  assert.deepEqual(await drawn({ seed: 7 }), first);
  assert.notDeepEqual(await drawn({ seed: 8 }), first);
});

Deno.test("draws several at once, and into the answer itself", async () => {
  const { submit, result } = fal();
  const asked = { ...small, num_images: 2, sync_mode: true };
  const { images } = await (await result(await submit(asked))).json();
  assert.equal(images.length, 2);
  for (const { url } of images) assert.match(url, /^data:image\/png;base64,iVBORw0KGgo/);
  assert.notEqual(images[0].url, images[1].url);
});

const recraft = "fal-ai/recraft/v4.1/text-to-vector";
const ideogram = "fal-ai/ideogram/v3/generate-transparent";
const pro = "bytedance/seedream/v5/pro/text-to-image";
const sized = (width: number, height: number) => ({
  prompt: "x",
  image_size: { width, height },
});

const objections: [why: string, body: unknown, loc: string, type: string, path?: string][] = [
  ["no prompt", {}, "body.prompt", "missing"],
  ["a body that is no object", "x", "body", "dictionary_type"],
  ["an empty prompt", { prompt: "" }, "body.prompt", "string_too_short"],
  ["a prompt that is no text", { prompt: 7 }, "body.prompt", "string_type"],
  ["seven pictures", { prompt: "x", num_images: 7 }, "body.num_images", "less_than_equal"],
  ["no picture", { prompt: "x", num_images: 0 }, "body.num_images", "greater_than_equal"],
  ["a seed between numbers", { prompt: "x", seed: 1.5 }, "body.seed", "integer_type"],
  ["an unknown size", { prompt: "x", image_size: "huge" }, "body.image_size", "enum"],
  ["a size too small", sized(1024, 1024), "body.image_size", "value_error"],
  ["too large a size for Pro", sized(4096, 4096), "body.image_size", "value_error", pro],
  ["too small a size for Pro", sized(900, 900), "body.image_size", "value_error", pro],
  ["a size that Pro has no name for", ...named("image_size", "auto_4K"), pro],
  ["too wide a vector", sized(4096, 512), "body.image_size.width", "less_than_equal", recraft],
  ["too low a vector", sized(512, 32), "body.image_size.height", "greater_than_equal", recraft],
  ["a colour by name", { prompt: "x", colors: "red" }, "body.colors", "list_type", recraft],
  [
    "a colour that is no colour",
    { prompt: "x", colors: [{ r: 0, g: 300, b: 0 }] },
    ...["body.colors.0.g", "less_than_equal", recraft] as const,
  ],
  [
    "a colour without blue",
    { prompt: "x", background_color: { r: 0, g: 0 } },
    ...["body.background_color.b", "missing", recraft] as const,
  ],
  ["unknown proportions", ...named("aspect_ratio", "banana"), ideogram],
  ["an unknown speed", ...named("rendering_speed", "SLOW"), ideogram],
  [
    "a wish that is no yes or no",
    { prompt: "x", expand_prompt: "no" },
    ...["body.expand_prompt", "boolean_type", ideogram] as const,
  ],
];

/** A body with a name that the field doesn't know, and what is said of it. */
function named(field: string, name: string): [body: unknown, loc: string, type: string] {
  return [{ prompt: "x", [field]: name }, `body.${field}`, "enum"];
}

for (const [why, body, loc, type, path = model] of objections) {
  Deno.test(`takes ${why} into the queue, where the model objects to it`, async () => {
    const { submit, result, counts } = fal();
    const response = await result(await submit(body, path));
    const { detail } = await response.json();
    assert.deepEqual([response.status, response.headers.get("x-fal-retryable")], [422, "false"]);
    assert.equal(detail.length, 1);
    const [objection] = detail;
    assert.deepEqual([objection.loc.join("."), objection.type], [loc, type]);
    assert.equal(objection.url, `https://docs.fal.ai/errors#${type}`);
    assert.deepEqual(await counts(), { "fal/picture/refused": 1 });
  });
}

Deno.test("a vector's sides are objected to each", async () => {
  const { submit, result } = fal();
  const { detail } = await (await result(await submit(sized(4096, 32), recraft))).json();
  assert.deepEqual(detail.map(({ loc, input }: { loc: string[]; input: number }) => [loc, input]), [
    [["body", "image_size", "width"], 4096],
    [["body", "image_size", "height"], 32],
  ]);
});

Deno.test("what a model's page allows is drawn, at its bounds too", async () => {
  const colors = [{ r: 0, g: 128, b: 255 }];
  const sizes: [path: string, body: object, width: number, height: number][] = [
    [recraft, { ...sized(64, 2048), colors, background_color: colors[0] }, 64, 2048],
    [ideogram, { aspect_ratio: "16:9", expand_prompt: false }, 1312, 736],
    [pro, sized(1280, 720), 1280, 720],
    [pro, { image_size: "auto_1K" }, 1024, 1024],
  ];
  for (const [path, body, width, height] of sizes) {
    const { picture } = await drawn(path, body);
    assert.deepEqual([picture.width, picture.height], [width, height], path);
  }
});

Deno.test("a model passes over the fields that it doesn't know", async () => {
  const { picture } = await drawn(ideogram, { image_size: { width: 7, height: 7 } });
  assert.deepEqual([picture.width, picture.height], [1024, 1024]);
  const { submit, result } = fal();
  const job = await submit({ prompt: "x", num_images: 2, aspect_ratio: "banana" }, recraft);
  assert.equal((await (await result(job)).json()).images.length, 1);
});

Deno.test("a size that doesn't fit Seedream 5 is scaled until it does", async () => {
  const { submit, result } = fal();
  const path = "bytedance/seedream/v5/lite/text-to-image";
  const job = await submit({ ...small, image_size: { width: 1024, height: 1024 } }, path);
  assert.match(job.status_url, /^http:\/\/studio\/bytedance\/seedream\/requests\//);
  const { images: [picture] } = await (await result(job)).json();
  assert.equal(picture.width * picture.height >= 2560 * 1440, true);
});

/** What came of a body, and the first picture's file. */
async function drawn(path: string, body: object) {
  const { submit, result, send } = fal();
  const response = await result(await submit({ prompt: small.prompt, ...body }, path));
  const { images: [picture] } = await response.json();
  const file = await send(picture.url);
  return { picture, type: file.headers.get("content-type"), bytes: await file.bytes() };
}

Deno.test("a vector is an SVG, as its seller packs it", async () => {
  const { picture, type, bytes } = await drawn(recraft, { seed: 1 });
  assert.deepEqual([type, picture.content_type], ["image/svg+xml", "image/svg+xml"]);
  assert.deepEqual([picture.width, picture.height], [1024, 1024]);
  const svg = new TextDecoder().decode(bytes);
  assert.match(svg, /^<svg preserveAspectRatio="none" [^>]*><metadata>.{20000,}<\/metadata>/);
});

Deno.test("a ground is transparent where it is asked for, or always", async () => {
  const alpha = async (path: string, body: object) => (await drawn(path, body)).bytes[25] === 6;
  const seedream = "bytedance/seedream/v5.5/text-to-image";
  const size = { image_size: "auto_1K" };
  assert.equal(await alpha(seedream, { ...size, background: "transparent" }), true);
  assert.equal(await alpha(seedream, size), false);
  assert.equal(await alpha(v4, { ...small, background: "transparent" }), false, "it knows of none");
  assert.equal(await alpha(ideogram, { rendering_speed: "TURBO" }), true);
  const { submit, result } = fal();
  const fast = { prompt: "x", rendering_speed: "FLASH" };
  assert.equal((await result(await submit(fast, ideogram))).status, 400);
});

Deno.test("Seedream 5 takes no seed", async () => {
  const path = "bytedance/seedream/v5.5/text-to-image";
  const once = async (seed: number) => (await drawn(path, { image_size: "auto_1K", seed })).bytes;
  assert.deepEqual(await once(1), await once(2));
});

Deno.test("wants a key in its own form, a model and a job that it knows", async () => {
  const { submit, send } = fal();
  const job = await submit(small);
  for (const url of [job.status_url, job.response_url, `http://studio/${model}`]) {
    const method = url.endsWith("image") ? "POST" : "GET";
    const response = await send(url, { method, headers: { authorization: "Bearer k" } });
    assert.deepEqual([response.status, await response.json()], [401, {
      detail: "Authentication is required to access this application.",
    }]);
  }
  const unknown = await send("http://studio/fal-ai/bytedance/seedream/v9", { method: "POST" });
  assert.equal(unknown.status, 404);
  const other = job.status_url.replace("fal-ai/bytedance", "bytedance/seedream");
  assert.equal((await send(other)).status, 404);
  const nobody = "http://studio/fal-ai/bytedance/requests/0";
  assert.equal((await send(nobody)).status, 404);
  assert.equal((await send(`${nobody}/cancel`, { method: "PUT" })).status, 404);
});

Deno.test("a job that is under way has no result yet, and can be cancelled", async () => {
  const { submit, send, result, control, counts } = fal();
  await control("POST", "faults", { vendor: "fal", fault: "hang", times: 1 });
  const job = await submit(small);
  const waiting = await send(job.status_url);
  assert.deepEqual([waiting.status, (await waiting.json()).status], [202, "IN_PROGRESS"]);
  const early = await send(job.response_url);
  assert.deepEqual([early.status, await early.json()], [400, {
    detail: "Request is still in progress",
  }]);
  const put = { method: "PUT" };
  const cancelled = await send(job.cancel_url, put);
  assert.deepEqual([cancelled.status, await cancelled.json()], [202, {
    status: "CANCELLATION_REQUESTED",
  }]);
  const response = await result(job);
  assert.deepEqual([response.status, response.headers.get("x-fal-error-type")], [
    499,
    "client_cancelled",
  ]);
  assert.equal((await send(job.cancel_url, put)).status, 400);
  assert.deepEqual(await counts(), { "fal/picture/cancelled": 1 });
});

Deno.test("faults strike at the request that they name, else where they are usual", async () => {
  const { submit, send, result, control, counts } = fal();
  const order = (rule: object) => control("POST", "faults", { vendor: "fal", times: 1, ...rule });
  await order({ fault: "throttle", retryAfterSeconds: 7 });
  const turnedAway = await send(`http://studio/${v4}`, {
    method: "POST",
    body: JSON.stringify(small),
  });
  assert.deepEqual([turnedAway.status, turnedAway.headers.get("retry-after")], [429, "7"]);

  await order({ fault: "status", status: 503 });
  const failed = await result(await submit(small));
  assert.deepEqual([failed.status, (await failed.json()).error_type], [503, "runner_disconnected"]);

  await order({ fault: "status", status: 500, match: { step: "status" } });
  const job = await submit(small);
  assert.equal((await send(job.status_url)).status, 500);
  assert.equal((await result(job)).status, 200, "the queue failed for a moment, the job didn't");

  await order({ fault: "refusal" });
  const { detail: [refusal] } = await (await result(await submit(small))).json();
  assert.equal(refusal.type, "content_policy_violation");

  await order({ fault: "picture_error" });
  const { detail: [nothing] } = await (await result(await submit(small))).json();
  assert.equal(nothing.type, "no_media_generated");
  assert.deepEqual(await counts(), {
    "fal/picture/fault:throttle": 1,
    "fal/picture/fault:status": 1,
    "fal/picture/answered": 1,
    "fal/picture/fault:refusal": 1,
    "fal/picture/fault:picture_error": 1,
  });
});

Deno.test("a submission whose answer is lost is drawn, and paid for, all the same", async () => {
  const { send, control, counts } = fal();
  await control("POST", "faults", { vendor: "fal", fault: "cut_body", times: 1 });
  await control("PUT", "quota", { vendor: "fal", pictures: 1, seconds: 60, hint: true });
  const init = { method: "POST", body: JSON.stringify(small) };
  const lost = await send(`http://studio/${v4}`, init);
  await assert.rejects(lost.text());
  assert.equal((await send(`http://studio/${v4}`, init)).status, 429);
  assert.deepEqual(await counts(), {
    "fal/picture/fault:cut_body": 1,
    "fal/picture/turned_away": 1,
  });
});
