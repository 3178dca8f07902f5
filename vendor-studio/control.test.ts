import assert from "node:assert/strict";
import type { FaultRule } from "./faults.ts";
import { createStudio } from "./studio.ts";

type Handler = ReturnType<typeof createStudio>;
type Order = Partial<FaultRule> & Pick<FaultRule, "fault">;

function studioWithout(): Handler {
  return createStudio({ low: 0, high: 0 });
}

async function order(studio: Handler, ...rules: Order[]): Promise<void> {
  const body = JSON.stringify(rules.map((rule) => ({ vendor: "ark", ...rule })));
  const response = await studio(
    new Request("http://studio/_studio/faults", { method: "POST", body }),
  );
  assert.equal(response.status, 204);
}

function draw(studio: Handler, prompt = 'A wordmark "Crumb".', signal?: AbortSignal) {
  return studio(
    new Request("http://studio/api/v3/images/generations", {
      method: "POST",
      headers: { authorization: "Bearer k" },
      body: JSON.stringify({ model: "seedream-4-0-250828", prompt, size: "1280x720" }),
      signal: signal ?? null,
    }),
  );
}

function write(studio: Handler, text = "Hello", model = "gemini-3.8-flash") {
  return studio(
    new Request(`http://studio/v1/models/${model}:generateContent`, {
      method: "POST",
      headers: { "x-goog-api-key": "k" },
      body: JSON.stringify({ contents: [{ parts: [{ text }] }] }),
    }),
  );
}

async function counts(studio: Handler) {
  return (await (await studio(new Request("http://studio/_studio/calls"))).json()).counts;
}

Deno.test("a rule strikes as often as it says, and calls are counted by outcome", async () => {
  const studio = studioWithout();
  await order(studio, { fault: "status", status: 503, times: 1 });
  const failed = await draw(studio);
  assert.equal(failed.status, 503);
  assert.equal((await failed.json()).error.code, "ServerOverloaded");
  assert.equal((await draw(studio)).status, 200);
  assert.equal((await write(studio)).status, 200);
  assert.deepEqual(await counts(studio), {
    "ark/picture/fault:status": 1,
    "ark/picture/answered": 1,
    "gemini/text/answered": 1,
  });
  await studio(new Request("http://studio/_studio/calls", { method: "DELETE" }));
  assert.deepEqual(await counts(studio), {});
});

Deno.test("a rule matches by vendor, model and words of the prompt, until it is cleared", async () => {
  const studio = studioWithout();
  await order(studio, { fault: "status", match: { promptIncludes: "Loaf" } });
  assert.equal((await draw(studio)).status, 200);
  assert.equal((await write(studio, "Loaf")).status, 200);
  assert.equal((await draw(studio, "Loaf")).status, 500);
  await studio(new Request("http://studio/_studio/faults", { method: "DELETE" }));
  assert.equal((await draw(studio, "Loaf")).status, 200);
});

Deno.test("a rate strikes about so often, and the same calls each time", async () => {
  const struck = async () => {
    const studio = studioWithout();
    await order(studio, { vendor: "gemini", fault: "status", rate: 0.3, seed: "a" });
    const statuses: number[] = [];
    for (let call = 0; call < 100; call++) statuses.push((await write(studio)).status);
    return statuses;
  };
  const first = await struck();
  assert.deepEqual(await struck(), first);
  const share = first.filter((status) => status === 500).length;
  assert.ok(share > 15 && share < 45, `${share} of 100`);
});

Deno.test("throttles with and without a hint, each vendor in its own way", async () => {
  const studio = studioWithout();
  for (const vendor of ["ark", "gemini"] as const) {
    await order(studio, { vendor, fault: "throttle", retryAfterSeconds: 7, times: 1 }, {
      vendor,
      fault: "throttle",
      times: 1,
    });
  }
  const [hinted, bare] = [await draw(studio), await draw(studio)];
  assert.deepEqual([hinted.status, hinted.headers.get("retry-after")], [429, "7"]);
  assert.deepEqual([bare.status, bare.headers.get("retry-after")], [429, null]);
  const google = [await (await write(studio)).json(), await (await write(studio)).json()];
  assert.equal(google[0].error.status, "RESOURCE_EXHAUSTED");
  assert.equal(google[0].error.details[0].retryDelay, "7s");
  assert.equal(google[1].error.details, undefined);
});

Deno.test("an outage may say how long it lasts", async () => {
  const studio = studioWithout();
  const down = { fault: "status" as const, status: 503, times: 1 };
  await order(studio, { ...down, retryAfterSeconds: 60 }, down);
  const [hinted, bare] = [await draw(studio), await draw(studio)];
  assert.deepEqual([hinted.status, hinted.headers.get("retry-after")], [503, "60"]);
  assert.deepEqual([bare.status, bare.headers.get("retry-after")], [503, null]);
});

Deno.test("refuses as each vendor does", async () => {
  const studio = studioWithout();
  await order(studio, { fault: "refusal" }, { vendor: "gemini", fault: "refusal" });
  const ark = await (await draw(studio)).json();
  assert.equal(ark.error.code, "OutputImageSensitiveContentDetected");
  const blocked = await (await write(studio)).json();
  assert.equal(blocked.promptFeedback.blockReason, "PROHIBITED_CONTENT");
  const withheld = await (await write(studio, "A fox", "gemini-3.1-flash-image")).json();
  assert.equal(withheld.candidates[0].finishReason, "IMAGE_SAFETY");
});

Deno.test("cuts a body, answers garbage, sends a page for a picture", async () => {
  const studio = studioWithout();
  await order(studio, { fault: "cut_body", times: 1 }, { fault: "garbage", times: 1 }, {
    fault: "not_a_picture",
    times: 1,
  });
  const cut = await draw(studio);
  assert.equal(cut.status, 200);
  await assert.rejects(cut.arrayBuffer());
  await assert.rejects((await draw(studio)).json());
  const { data: [picture] } = await (await draw(studio)).json();
  const file = await studio(new Request(picture.url));
  assert.match(await file.text(), /^<html>/);
});

Deno.test("a picture that failed by itself is a success with an error in it", async () => {
  const studio = studioWithout();
  await order(studio, { fault: "picture_error", times: 1 });
  const response = await draw(studio);
  const { data: [picture], usage } = await response.json();
  assert.deepEqual([response.status, picture.error.code, usage.generated_images], [
    200,
    "OutputImageSensitiveContentDetected",
    0,
  ]);
});

Deno.test("a picture's address may have expired", async () => {
  const studio = studioWithout();
  await order(studio, { fault: "expired_url", times: 1 });
  const { data: [picture] } = await (await draw(studio)).json();
  const file = await studio(new Request(picture.url));
  assert.deepEqual([file.status, /Request has expired/.test(await file.text())], [403, true]);
});

Deno.test("misspells the lettering in the picture", async () => {
  const studio = studioWithout();
  await order(studio, { vendor: "gemini", fault: "misspell", times: 1 });
  const drawn = async () => {
    const answer = await write(studio, 'A wordmark "Crumb".', "gemini-3.1-flash-image");
    return (await answer.json()).candidates[0].content.parts[0].inlineData.data;
  };
  assert.notEqual(await drawn(), await drawn());
});

Deno.test("a call that hangs is abandoned when its client goes away", async () => {
  const studio = studioWithout();
  await order(studio, { fault: "hang", times: 1 });
  const client = new AbortController();
  const answer = draw(studio, "x", client.signal);
  client.abort();
  await answer;
  assert.deepEqual(await counts(studio), { "ark/picture/abandoned": 1 });
});

Deno.test("an added delay comes on top, and the studio's own can be set", async () => {
  const studio = studioWithout();
  const set = { method: "PUT", body: JSON.stringify({ milliseconds: "20-30" }) };
  await studio(new Request("http://studio/_studio/latency", set));
  await order(studio, { vendor: "gemini", fault: "latency", milliseconds: 30, times: 1 });
  const began = performance.now();
  await write(studio);
  assert.ok(performance.now() - began >= 48);
});

Deno.test("an added delay ends when the orders are cleared", async () => {
  const studio = studioWithout();
  await order(studio, { fault: "latency", milliseconds: 3_600_000 });
  const drawn = draw(studio);
  await studio(new Request("http://studio/_studio/faults", { method: "DELETE" }));
  assert.equal((await drawn).status, 200);
});

Deno.test("a call is answered with a redirect to where the order says", async () => {
  const studio = studioWithout();
  await order(studio, { fault: "redirect", location: "http://elsewhere.example/" });
  const { status, headers } = await draw(studio);
  assert.deepEqual([status, headers.get("location")], [307, "http://elsewhere.example/"]);
});

Deno.test("an order that makes no sense is refused", async () => {
  for (const fault of ["explode", "redirect"]) {
    const body = JSON.stringify({ vendor: "ark", fault });
    const response = await studioWithout()(
      new Request("http://studio/_studio/faults", { method: "POST", body }),
    );
    assert.equal(response.status, 400, fault);
  }
});
