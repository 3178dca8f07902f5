import assert from "node:assert/strict";
import { LeaseLost } from "../../jobs/lease.ts";
import { openCall } from "../call.fixture.ts";
import { withServer } from "../server.fixture.ts";
import type { VendorJob } from "../provider-job.ts";
import { VendorError } from "../vendor-error.ts";
import { createArk } from "./ark.ts";
import { drawConcept } from "./draw-concept.fixture.ts";

const config = (baseUrl: string) => ({
  provider: "ark" as const,
  apiKey: "ark-secret",
  baseUrl,
  model: "seedream-4-5-251128",
});

const request = {
  prompt: "A logo",
  kept: null,
  keepJob: () => Promise.resolve(),
};

async function failureFor(response: () => Response): Promise<VendorError> {
  let error: unknown;
  await withServer(response, async (url) => {
    error = await drawConcept(createArk(config(url)), request, openCall()).then(
      () => undefined,
      (error) => error,
    );
  });
  assert.ok(error instanceof VendorError, `${error}`);
  return error;
}

Deno.test("asks ModelArk for one square picture without a watermark, and names its address", async () => {
  let asked: unknown;
  let authorization: string | null = null;
  await withServer(async (request) => {
    assert.equal(new URL(request.url).pathname, "/api/v3/images/generations");
    authorization = request.headers.get("authorization");
    asked = await request.json();
    return Response.json({
      model: "seedream-4-5-251128",
      created: 1764000000,
      data: [{ url: "https://ark-content.example/p.png?X-Tos-Signature=1", size: "2048x2048" }],
      usage: { generated_images: 1, output_tokens: 16384, total_tokens: 16384 },
    });
  }, async (url) => {
    const call = openCall();
    const picture = await drawConcept(createArk(config(url)), request, call);
    assert.equal(picture.href, "https://ark-content.example/p.png?X-Tos-Signature=1");
    assert.equal(call.meter.report().cost_usd, 0.04);
  });
  assert.equal(authorization, "Bearer ark-secret");
  assert.deepEqual(asked, {
    model: "seedream-4-5-251128",
    prompt: "A logo",
    size: "2048x2048",
    response_format: "url",
    sequential_image_generation: "disabled",
    stream: false,
    watermark: false,
  });
});

Deno.test("a drawn picture's address is kept before it is given out, and is not paid for again", async () => {
  let calls = 0;
  const address = "https://ark-content.example/p.png?X-Tos-Signature=1";
  const response = () => {
    calls++;
    return Response.json({ data: [{ url: address }] });
  };
  await withServer(response, async (url) => {
    const artist = createArk(config(url));
    const saved: (VendorJob | null)[] = [];
    const keepJob = (job: VendorJob | null) => Promise.resolve(void saved.push(job));
    await drawConcept(artist, { ...request, keepJob }, openCall());
    const [kept = null] = saved;
    assert.deepEqual(saved, [{ kind: "picture_url", url: address }]);
    const call = openCall();
    const again = await drawConcept(artist, { ...request, kept }, call);
    assert.equal(again.href, address);
    assert.deepEqual([calls, call.meter.report().calls], [1, 0]);
    const others = { request_id: "r1", status_url: address, response_url: address };
    await drawConcept(artist, { ...request, kept: { kind: "fal_request", ...others } }, call);
    assert.equal(calls, 2, "a request in another provider's queue");
    const lost = () => Promise.reject(new LeaseLost("gone"));
    await assert.rejects(drawConcept(artist, { ...request, keepJob: lost }, openCall()), LeaseLost);
  });
});

Deno.test("a kept address inside our network is not fetched", async () => {
  const kept = { kind: "picture_url" as const, url: "http://169.254.169.254/latest" };
  await assert.rejects(
    drawConcept(createArk(config("https://ark.example")), { ...request, kept }, openCall()),
    (error) => error instanceof VendorError && error.class === "unknown",
  );
});

const error = (status: number, code: string, headers: HeadersInit = {}) => () =>
  Response.json(
    { error: { code, message: "Some words about ark-secret", param: "", type: "T" } },
    { status, headers },
  );

const errors: [string, () => Response, VendorError["class"], VendorError["code"], number?][] = [
  [
    "a refused prompt",
    error(400, "InputTextSensitiveContentDetected"),
    "permanent",
    "content_policy",
  ],
  [
    "a withheld picture",
    error(400, "OutputImageSensitiveContentDetected"),
    "permanent",
    "content_policy",
  ],
  ["a bad parameter", error(400, "InvalidParameter"), "permanent", "vendor_rejected"],
  ["a wrong key", error(401, "AuthenticationError"), "refused_key", "vendor_unavailable"],
  ["a retired model", error(404, "ModelNotOpen"), "refused_key", "vendor_unavailable"],
  [
    "a rate limit that says when",
    error(429, "ModelAccountIpmRateLimitExceeded", { "retry-after": "17" }),
    "throttled",
    "vendor_unavailable",
    17,
  ],
  ["a rate limit that doesn't", error(429, "RateLimitExceeded"), "throttled", "vendor_unavailable"],
  ["too many for a server", error(429, "ServerOverloaded"), "throttled", "vendor_unavailable"],
  ["an overloaded server", error(503, "ServerOverloaded"), "outage", "vendor_unavailable"],
  [
    "an overloaded server that says when",
    error(503, "ServerOverloaded", { "retry-after": "90" }),
    "outage",
    "vendor_unavailable",
    90,
  ],
  ["a server's error", error(500, "InternalServiceError"), "outage", "vendor_unavailable"],
  [
    "a gateway's page",
    () => new Response("<html>bad gateway</html>", { status: 502 }),
    "outage",
    "vendor_unavailable",
  ],
  ["a page with status 200", () => new Response("<html>"), "unknown", "vendor_unavailable"],
  [
    "an overloaded server with status 200",
    () => Response.json({ error: { code: "ServerOverloaded", message: "" } }),
    "outage",
    "vendor_unavailable",
  ],
  [
    "a rate limit with status 200 and no pictures",
    () =>
      Response.json({
        data: [],
        error: { code: "RateLimitExceeded", message: "Please retry in 12 s." },
      }),
    "throttled",
    "vendor_unavailable",
    12,
  ],
  [
    "a refused prompt with status 200",
    () => Response.json({ data: null, error: { code: "InputTextSensitiveContentDetected" } }),
    "permanent",
    "content_policy",
  ],
  [
    "a wrong key with status 200",
    error(200, "AuthenticationError"),
    "refused_key",
    "vendor_unavailable",
  ],
  [
    "a bad parameter with status 200",
    error(200, "InvalidParameter"),
    "permanent",
    "vendor_rejected",
  ],
  [
    "a status as the code of an error with status 200",
    () => Response.json({ error: { code: 429, message: "Please retry in 12 s." } }),
    "throttled",
    "vendor_unavailable",
    12,
  ],
  [
    "a status of 503, as text, as the code of an error with status 200",
    () => Response.json({ data: [], error: { code: "503" } }),
    "outage",
    "vendor_unavailable",
  ],
  [
    "a text as an error with status 200",
    () => Response.json({ error: "RateLimitExceeded" }),
    "throttled",
    "vendor_unavailable",
  ],
  [
    "a picture in the list with a status as its code",
    () => Response.json({ data: [{ error: { code: 503 } }] }),
    "transient",
    "vendor_unavailable",
  ],
  ["some error with status 200", error(200, "Oops"), "unknown", "vendor_unavailable"],
  [
    "an empty address",
    () => Response.json({ data: [{ url: "" }] }),
    "unknown",
    "vendor_unavailable",
  ],
  ["no pictures", () => Response.json({ data: [] }), "unknown", "vendor_unavailable"],
  [
    "a refused picture in the list",
    () =>
      Response.json({
        data: [{ error: { code: "OutputImageSensitiveContentDetected", message: "" } }],
      }),
    "permanent",
    "content_policy",
  ],
  [
    "a picture in the list that a server had no time for",
    () => Response.json({ data: [{ error: { code: "ServerOverloaded", message: "" } }] }),
    "transient",
    "vendor_unavailable",
  ],
  [
    "a failed picture in the list",
    () => Response.json({ data: [{ error: { code: "Oops", message: "" } }] }),
    "unknown",
    "vendor_rejected",
  ],
  [
    "an address inside our network",
    () => Response.json({ data: [{ url: "http://169.254.169.254/latest" }] }),
    "unknown",
    "vendor_unavailable",
  ],
  [
    "a redirect",
    () => Response.redirect("https://elsewhere.example/"),
    "outage",
    "vendor_unavailable",
  ],
];

for (const [name, response, failure, code, retryAfter] of errors) {
  Deno.test(`${name} is ${failure}, ${code}`, async () => {
    const error = await failureFor(response);
    assert.deepEqual([error.class, error.code, error.retryAfterSeconds], [
      failure,
      code,
      retryAfter,
    ]);
    assert.doesNotMatch(`${error.stack}`, /ark-secret/);
  });
}

for (const error of ["Account is frozen", { message: "Account is frozen" }]) {
  Deno.test(`${JSON.stringify(error)} with status 200 is told as it is`, async () => {
    const failure = await failureFor(() => Response.json({ error }));
    assert.deepEqual([failure.class, failure.code], ["unknown", "vendor_unavailable"]);
    assert.match(failure.message, /Account is frozen/);
  });
}

const address = "https://ark-content.example/p.png";

const oddities: [string, unknown][] = [
  ["an error of null", { data: [{ url: address, error: null }], error: null }],
  ["an empty error", { data: [{ url: address, error: {} }], error: {} }],
  ["an error without a code", { data: [{ url: address, error: { code: "", message: "" } }] }],
  ["an empty picture before it", { data: [{ url: "" }, { url: null }, { url: address }] }],
];

for (const [what, body] of oddities) {
  Deno.test(`a picture beside ${what} is taken`, async () => {
    await withServer(() => Response.json(body), async (url) => {
      const picture = await drawConcept(createArk(config(url)), request, openCall());
      assert.equal(picture.href, address);
    });
  });
}

Deno.test("nobody listening is an outage", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  await assert.rejects(
    drawConcept(createArk(config(`http://127.0.0.1:${port}`)), request, openCall()),
    (error) => error instanceof VendorError && error.class === "outage",
  );
});
