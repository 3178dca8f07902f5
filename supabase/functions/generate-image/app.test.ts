import assert from "node:assert/strict";
import { createServiceClient } from "../_shared/database.ts";
import type { PictureClaim } from "../_shared/jobs/verbs/claims.ts";
import { type FakeClock, settled } from "../_shared/timing/fake-clock.fixture.ts";
import { createStalledFetch } from "../_shared/timing/stalled-fetch.ts";
import { VerbError } from "../_shared/jobs/verbs/verb-error.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import { dispatch, fakeWorker } from "../_shared/jobs/worker.fixture.ts";
import { fakeGemini } from "../_shared/vendors/gemini/fake-gemini.fixture.ts";
import type { VendorJob } from "../_shared/vendors/provider-job.ts";
import { artistModel } from "../_shared/vendors/models/find-model.ts";
import type { Artist } from "../_shared/vendors/artists/artist.ts";
import { withServer } from "../_shared/vendors/server.fixture.ts";
import { VendorError } from "../_shared/vendors/vendor-error.ts";
import { readPictureHeader } from "../_shared/images/read-header.ts";
import { svgOf } from "../_shared/images/svg.fixture.ts";
import { claimOn, parentPath, pathOf, png } from "./claim.fixture.ts";
import { createApp } from "./app.ts";
import { REWRITING_VERSION } from "./prompts/version.ts";
import { seedOf } from "../_shared/vendors/gemini/seed.ts";
import { createFakeStorage, type FakeStorage } from "./storage.fixture.ts";

const idOf = (number: number) => `0f9f3a52-8a5e-4c0e-9d2b-1111111111${10 + number}`;
const [first, second, third, fourth] = [idOf(0), idOf(1), idOf(2), idOf(3)];

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const rewritten = {
  text: JSON.stringify({ prompt: "The same in blue." }),
};

const pictureAt = (number: number) => ({
  kind: "picture_url" as const,
  url: `https://ark.example/${number}.png`,
});

const storedAt = (path: string) => ({
  ...{ kind: "stored_picture" as const, path, width: 512, height: 512, mime_type: "image/png" },
  drawing: 1 as const,
});

const large = png(8 * 1024 * 1024);

interface Scene {
  call(assetId: string): Promise<Response>;
  calls: [string, unknown[]][];
  named(verb: string): unknown[][];
  gemini: ReturnType<typeof fakeGemini>;
  storage: FakeStorage;
  /** How often the vendor was asked for this path. */
  fetched(path: string): number;
  clock: FakeClock;
  done(): Promise<unknown>;
}

/** A worker that gets these claims, and whose settlements are all accepted. */
async function withWorker(
  claims: PictureClaim[],
  { answers = [], artist, verbs = {}, environment = {} }: {
    answers?: Parameters<typeof fakeGemini>[0];
    artist?: (url: string) => Partial<Artist>;
    verbs?: Partial<Verbs>;
    environment?: Record<string, string>;
  },
  run: (scene: Scene) => Promise<void>,
) {
  const storage = createFakeStorage(
    Object.fromEntries(claims.map(({ asset }) => [asset.id, asset.asset_type])),
  );
  storage.objects.set(`generated-assets/${parentPath}`, {
    bytes: png(),
    type: "image/png",
  });
  const vendor: Record<string, () => Response> = {
    "/picture.png": () => new Response(png(5000)),
    "/vector.svg": () => new Response(svgOf()),
    "/large.png": () => new Response(large),
    "/expired.png": () => new Response("<Code>AccessDenied</Code>", { status: 403 }),
    "/page.html": () => new Response("<html>Not found</html>"),
    "/down.png": () => new Response("down", { status: 502 }),
    "/busy.png": () => new Response("busy", { status: 429 }),
  };
  const asked: string[] = [];
  const answer = (request: Request) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    return vendor[pathname]?.() ?? storage.answer(request);
  };
  await withServer(answer, async (url) => {
    const left = [...claims];
    const fake = fakeWorker(
      {
        claimPicture(assetId) {
          const at = left.findIndex(({ asset }) => asset.id === assetId);
          const [claim] = at < 0 ? [] : left.splice(at, 1);
          return Promise.resolve(claim ?? { outcome: "skipped", reason: "not_pending" });
        },
        reserveObject: () => Promise.resolve(true),
        saveRewrittenPrompt: () => Promise.resolve(true),
        saveProviderJob: () => Promise.resolve(true),
        beginRedraw: () => Promise.resolve(true),
        completePicture: () => Promise.resolve({ accepted: true }),
        failJob: () => Promise.resolve({ accepted: true, status: "failed" }),
        ...verbs,
      },
      url,
      environment,
    );
    const gemini = fakeGemini(answers);
    const app = createApp({
      ...fake.deps,
      // Eight megabytes take their time where the machine has other work.
      client: createServiceClient(fake.deps.config, createStalledFetch(60_000)),
      gemini,
      artist: {
        model: artistModel("ark", "seedream-4-5-251128"),
        outlivesAttempts: false,
        begin: () => Promise.resolve({ kind: "picture_url", url: `${url}/picture.png` }),
        finish: () => Promise.resolve(new URL(`${url}/picture.png`)),
        canFinish: () => true,
        ...artist?.(url),
      },
    });
    await run({
      call: async (assetId) =>
        await app.request(dispatch("/generate-image", { asset_id: assetId })),
      calls: fake.calls,
      named: (verb) => fake.calls.filter(([name]) => name === verb).map(([, args]) => args),
      gemini,
      storage,
      fetched: (path) => asked.filter((pathname) => pathname === path).length,
      clock: fake.clock,
      done: fake.done,
    });
  });
}

Deno.test("a concept's picture goes from the vendor to Storage and settles its asset", async () => {
  await withWorker(
    [claimOn(first)],
    {},
    async ({ call, named, storage, done }) => {
      const response = await call(first);
      assert.deepEqual([response.status, await response.json()], [202, {
        outcome: "claimed",
      }]);
      await done();
      const [settlement] = named("completePicture");
      assert.deepEqual(settlement?.slice(0, 2), [
        { jobId: first, leaseToken: claimOn(first).lease_token },
        { path: pathOf(first), width: 512, height: 512, mimeType: "image/png" },
      ]);
      const object = storage.objects.get(`generated-assets/${pathOf(first)}`);
      assert.deepEqual(object?.bytes, png(5000));
    },
  );
});

Deno.test("large pictures pass few at a time, and each is fetched once", async () => {
  const ids = Array.from({ length: 20 }, (_, number) => idOf(number));
  const artist = (url: string): Partial<Artist> => ({
    finish: () => Promise.resolve(new URL(`${url}/large.png`)),
  });
  const claims = ids.map((id) => claimOn(id));
  await withWorker(claims, { artist }, async ({ call, named, storage, fetched, done }) => {
    // Of 8 MiB four fill the 32 MiB there are; four more are open, and wait.
    const full = storage.holdUploads(4);
    for (const id of ids) await call(id);
    await full;
    const opened = fetched("/large.png");
    storage.letGo();
    await done();
    assert.ok(opened <= 8, `${opened} were opened`);
    assert.deepEqual([fetched("/large.png"), storage.mostAtOnce], [20, 4]);
    assert.deepEqual([named("completePicture").length, named("failJob").length], [20, 0]);
  });
});

Deno.test("repeated calls for one asset draw it once", async () => {
  let drawn = 0;
  const artist = (): Partial<Artist> => ({
    begin() {
      drawn++;
      return Promise.resolve(pictureAt(1));
    },
  });
  await withWorker(
    [claimOn(first)],
    { artist },
    async ({ call, named, done }) => {
      const responses = await Promise.all([call(first), call(first), call(first)]);
      await done();
      assert.deepEqual(responses.map(({ status }) => status).sort(), [200, 200, 202]);
      assert.deepEqual([drawn, named("completePicture").length], [1, 1]);
    },
  );
});

Deno.test("stray controls in a retry's prompt don't reach the vendor", async () => {
  const prompts: string[] = [];
  const artist = (): Partial<Artist> => ({
    begin(prompt) {
      prompts.push(prompt);
      return Promise.resolve(pictureAt(1));
    },
  });
  const claim = claimOn(first);
  claim.asset.generation_prompt = "A fox\u202e \u0007 x";
  await withWorker([claim], { artist }, async ({ call, done }) => {
    await call(first);
    await done();
  });
  assert.deepEqual(prompts, ["A fox   x"]);
});

Deno.test("stray controls in a kept prompt don't reach a refinement", async () => {
  const claim = claimOn(first, "logo_variation", { prompt_ready: true });
  claim.asset.generation_prompt = "A fox\u202e\u0007x";
  const environment = { LETTERING_CHECK: "off" };
  const answers = [{ picture: base64(png()) }];
  await withWorker([claim], { answers, environment }, async ({ call, gemini, done }) => {
    await call(first);
    await done();
    assert.match(gemini.requests[0]?.contents[0]?.parts?.[1]?.text ?? "", /A fox x/);
  });
});

Deno.test("a prompt of the owner's own is the instruction, in place of the first wish", async () => {
  const claim = claimOn(first, "logo_edit", { prompt_ready: true, has_own_prompt: true });
  claim.asset.generation_prompt = "A red fox";
  const environment = { LETTERING_CHECK: "off" };
  const answers = [{ picture: base64(png()) }];
  await withWorker([claim], { answers, environment }, async ({ call, gemini, done }) => {
    await call(first);
    await done();
    const text = gemini.requests[0]?.contents[0]?.parts?.[1]?.text ?? "";
    assert.match(text, /<instruction>A red fox<\/instruction>/);
    assert.doesNotMatch(text, /Make it blue/);
  });
});

Deno.test("a vendor's job id is kept under the lease, and a kept one is passed on", async () => {
  const given: VendorJob[] = [];
  const artist = (url: string): Partial<Artist> => ({
    begin(_prompt, { meter }) {
      meter.charge(0.04);
      return Promise.resolve(pictureAt(2));
    },
    finish(job) {
      given.push(job);
      return Promise.resolve(new URL(`${url}/picture.png`));
    },
  });
  await withWorker([claimOn(first)], { artist }, async ({ call, named, done }) => {
    await call(first);
    await done();
    assert.deepEqual(named("saveProviderJob").map((args) => args.slice(1)), [[
      { ...pictureAt(2), drawing: 1 },
      { calls: 0, vendor_ms: 0, cost_usd: 0.04 },
    ]]);
  });
  const kept = { ...pictureAt(1), drawing: 1 as const };
  const claim = claimOn(first, "logo_concept", { provider_job: kept });
  await withWorker([claim], { artist }, async ({ call, named, done }) => {
    await call(first);
    await done();
    assert.deepEqual(given, [{ ...pictureAt(2), drawing: 1 }, kept]);
    assert.deepEqual(named("saveProviderJob"), []);
  });
});

Deno.test("an edit is rewritten, kept, and drawn from its parent's picture", async () => {
  const answers = [rewritten, { picture: base64(png(260)) }];
  await withWorker(
    [claimOn(first, "logo_edit")],
    { answers },
    async (scene) => {
      await scene.call(first);
      await scene.done();
      assert.deepEqual(scene.calls.map(([name]) => name), [
        "claimPicture",
        "saveRewrittenPrompt",
        "reserveObject",
        "saveProviderJob",
        "completePicture",
      ]);
      assert.deepEqual(scene.named("saveRewrittenPrompt")[0]?.slice(1), [
        { prompt: "The same in blue.", promptVersion: REWRITING_VERSION },
      ]);
      const [writing, drawing] = scene.gemini.requests;
      const parent = {
        inlineData: { mimeType: "image/png", data: base64(png()) },
      };
      assert.deepEqual(writing?.contents[0]?.parts?.[0], parent);
      assert.match(writing?.contents[0]?.parts?.[1]?.text ?? "", /<instruction>Make it blue</);
      assert.deepEqual(drawing?.contents[0]?.parts?.[0], parent);
      assert.match(drawing?.contents[0]?.parts?.[1]?.text ?? "", /The same in blue/);
      assert.equal(drawing?.config.seed, seedOf(first));
      assert.deepEqual(
        scene.storage.objects.get(`generated-assets/${pathOf(first)}`)?.bytes,
        png(260),
      );
    },
  );
});

Deno.test("a prompt that an earlier attempt kept is not asked for again", async () => {
  const claim = claimOn(first, "logo_variation", { prompt_ready: true });
  claim.asset.generation_prompt = "Kept.";
  await withWorker(
    [claim],
    { answers: [{ picture: base64(png()) }], environment: { LETTERING_CHECK: "off" } },
    async (scene) => {
      await scene.call(first);
      await scene.done();
      assert.equal(scene.gemini.requests.length, 1);
      assert.match(scene.gemini.requests[0]?.contents[0]?.parts?.[1]?.text ?? "", /Kept\./);
      assert.equal(scene.named("completePicture").length, 1);
    },
  );
});

Deno.test("what an earlier attempt stored is read back, and its vendor asked for nothing", async () => {
  const path = pathOf(first).replace("-3.png", "-2.png");
  const kept = storedAt(path);
  const claim = claimOn(first, "logo_edit", { prompt_ready: true, provider_job: kept });
  claim.asset.archetype = "wordmark";
  claim.asset.to_letter = { text: "Northwind" };
  claim.asset.generation_prompt = 'A wordmark logo of "Northwind" in blue.';
  await withWorker([claim], { answers: [says("Northwind")] }, async (scene) => {
    scene.storage.objects.set(`generated-assets/${path}`, { bytes: png(280), type: "image/png" });
    await scene.call(first);
    await scene.done();
    assert.equal(scene.storage.uploads, 0);
    const read = scene.gemini.requests.map(({ contents }) => contents[0]?.parts?.[0]?.inlineData);
    assert.deepEqual(read.map((picture) => picture?.data), [base64(png(280))]);
    const [[, picture, report] = []] = scene.named("completePicture");
    assert.deepEqual(picture, {
      ...{ path, width: 512, height: 512, mimeType: "image/png" },
      lettering: { verdict: "match", text: "Northwind" },
    });
    assert.equal((report as { calls: number }).calls, 1);
  });
});

Deno.test("a stored picture that is gone is drawn anew", async () => {
  const kept = storedAt("gone.png");
  const claim = claimOn(first, "logo_edit", { prompt_ready: true, provider_job: kept });
  claim.asset.generation_prompt = "Kept.";
  const answers = [{ picture: base64(png(260)) }];
  const environment = { LETTERING_CHECK: "off" };
  await withWorker([claim], { answers, environment }, async (scene) => {
    await scene.call(first);
    await scene.done();
    const [[, job] = []] = scene.named("saveProviderJob");
    assert.equal((job as { path: string }).path, pathOf(first));
    const [[, picture] = []] = scene.named("completePicture");
    assert.equal((picture as { path: string }).path, pathOf(first));
  });
});

Deno.test("what is no picture fails as one, and nothing is stored", async () => {
  const answers = [rewritten, { picture: btoa("<html>") }];
  await withWorker(
    [claimOn(first, "logo_edit")],
    { answers },
    async (scene) => {
      await scene.call(first);
      await scene.done();
      const [failure] = scene.named("failJob").map((args) => args[1] as { code: string });
      assert.equal(failure?.code, "bad_picture");
      assert.equal(scene.storage.uploads, 0);
    },
  );
});

Deno.test("what is paid for is kept though the database is away for a moment", async () => {
  let tries = 0;
  const verbs = {
    saveRewrittenPrompt: () =>
      tries++ === 0
        ? Promise.reject(new VerbError("save_rewritten_prompt", 503, "away"))
        : Promise.resolve(true),
  };
  const answers = [rewritten, { picture: base64(png()) }];
  const claim = claimOn(first, "logo_edit");
  await withWorker([claim], { answers, verbs }, async ({ call, named, clock, done }) => {
    await call(first);
    while (tries === 0) await settled();
    await clock.advance(1000);
    await done();
    assert.deepEqual([tries, named("completePicture").length], [2, 1]);
  });
});

Deno.test("what is paid for is kept after the lease is lost, and its asset left alone until then", async () => {
  let isReachable = false;
  const verbs: Partial<Verbs> = {
    extendLease: () => Promise.resolve(false),
    saveProviderJob: () =>
      isReachable
        ? Promise.resolve(true)
        : Promise.reject(new VerbError("save_provider_job", 500, "Out of order")),
  };
  await withWorker([claimOn(first)], { verbs }, async ({ call, clock, named, done }) => {
    await call(first);
    await clock.advance(60_000);
    assert.equal((await call(first)).status, 503);
    assert.equal(named("claimPicture").length, 1);
    isReachable = true;
    await clock.advance(1_000);
    await done();
    assert.deepEqual(named("failJob"), []);
    assert.equal((await call(first)).status, 200);
    assert.equal(named("claimPicture").length, 2);
  });
});

Deno.test("who tries whether Storage works again pays for nothing before it does", async () => {
  const probe = `generated-assets/${pathOf(first).replace("-3.png", "-3-probe.png")}`;
  const kinds = ["logo_concept", "logo_edit"] as const;
  for (const kind of kinds) {
    const claim = claimOn(first, kind, { probes_storage: true });
    let begun = 0;
    const scene = {
      answers: [rewritten, { picture: base64(png()) }],
      artist: (url: string) => ({
        begin() {
          begun++;
          return Promise.resolve({ kind: "picture_url" as const, url: `${url}/picture.png` });
        },
      }),
    };
    await withWorker([claim, claim], scene, async ({ call, storage, gemini, named, done }) => {
      storage.faults = [503];
      await call(first);
      await done();
      assert.deepEqual([begun, gemini.requests.length, storage.uploads], [0, 0, 1]);
      const [[, failure] = []] = named("failJob");
      assert.equal((failure as { class: string }).class, "storage");
      await call(first);
      await done();
      assert.equal(named("completePicture").length, 1);
      assert.deepEqual([storage.uploads, storage.objects.has(probe)], [3, false]);
      assert.deepEqual(named("reserveObject")[0]?.[1], {
        bucket: "generated-assets",
        path: probe.replace("generated-assets/", ""),
      });
    });
  }
  const kept = { ...pictureAt(1), drawing: 1 as const };
  const claim = claimOn(first, "logo_concept", { probes_storage: true, provider_job: kept });
  await withWorker([claim], {}, async ({ call, storage, done }) => {
    await call(first);
    await done();
    assert.equal(storage.uploads, 1, "what is paid for tries it by itself");
  });
});

Deno.test("a refinement that is drawn while the database is away for longer than its lease arrives", async () => {
  let isReachable = true;
  const answer = <T>(value: T) =>
    isReachable
      ? Promise.resolve(value)
      : Promise.reject(new VerbError("verb", 500, "Out of order"));
  const verbs: Partial<Verbs> = {
    extendLease: () => answer(true),
    saveRewrittenPrompt() {
      isReachable = false;
      return Promise.resolve(true);
    },
    reserveObject: () => answer(true),
    completePicture: () => answer({ accepted: true }),
  };
  const answers = [rewritten, { picture: base64(png()) }];
  await withWorker([claimOn(first, "logo_edit"), claimOn(first, "logo_edit")], {
    answers,
    verbs,
    environment: { LETTERING_CHECK: "off" },
  }, async ({ call, clock, gemini, named, done }) => {
    await call(first);
    while (gemini.requests.length < 2) await settled();
    await clock.advance(90_000);
    assert.equal((await call(first)).status, 503, "it is at work here without its lease");
    isReachable = true;
    await clock.advance(2_000);
    await done();
    assert.deepEqual([named("claimPicture").length, named("completePicture").length > 0], [
      1,
      true,
    ]);
    assert.deepEqual([gemini.requests.length, named("failJob")], [2, []]);
    assert.equal((await call(first)).status, 202);
    await done();
  });
});

Deno.test("a drawn picture waits for its turn to be stored, longer than an attempt may take", async () => {
  const ids = Array.from({ length: 6 }, (_, number) => idOf(number));
  const artist = (url: string) => ({ finish: () => Promise.resolve(new URL(`${url}/large.png`)) });
  await withWorker(ids.map((id) => claimOn(id)), { artist }, async (scene) => {
    const full = scene.storage.holdUploads(1);
    await Promise.all(ids.map((id) => scene.call(id)));
    await full;
    await scene.clock.advance(300_000);
    scene.storage.letGo();
    await scene.done();
    assert.deepEqual(scene.named("failJob"), []);
    assert.equal(scene.named("completePicture").length, ids.length);
    assert.equal(scene.fetched("/large.png"), ids.length);
  });
});

Deno.test("a lease lost between the calls stops the work", async () => {
  const verbs = { saveRewrittenPrompt: () => Promise.resolve(false) };
  await withWorker([claimOn(first, "logo_edit")], {
    answers: [rewritten],
    verbs,
  }, async (scene) => {
    await scene.call(first);
    await scene.done();
    assert.equal(scene.gemini.requests.length, 1);
    assert.deepEqual([scene.named("failJob"), scene.named("completePicture")], [[], []]);
  });
});

Deno.test("a third refinement is turned away before its claim, a concept is not", async () => {
  const gate = Promise.withResolvers<boolean>();
  const verbs = { saveRewrittenPrompt: () => gate.promise };
  const answers = [
    rewritten,
    rewritten,
    { picture: base64(png()) },
    { picture: base64(png()) },
    rewritten,
    { picture: base64(png()) },
  ];
  const claims = [
    ...[first, second, third].map((id) => claimOn(id, "logo_variation")),
    claimOn(fourth),
  ];
  // A picture that is looked at would take an answer that is meant for the third.
  const environment = { LETTERING_CHECK: "off" };
  await withWorker(claims, { answers, verbs, environment }, async (scene) => {
    const begun = [await scene.call(first), await scene.call(second)];
    const full = await scene.call(third);
    const concept = await scene.call(fourth);
    assert.deepEqual([...begun, full, concept].map(({ status }) => status), [202, 202, 503, 202]);
    assert.equal((await full.json()).code, "unavailable");
    assert.deepEqual(scene.named("claimPicture").map(([assetId]) => assetId), [
      first,
      second,
      fourth,
    ]);
    gate.resolve(true);
    await scene.done();
    assert.equal((await scene.call(third)).status, 202);
    await scene.done();
    assert.equal(scene.named("completePicture").length, 4);
  });
});

Deno.test("a vendor's refusal fails the asset for good", async () => {
  const no = new VendorError("ark: no", { class: "permanent", code: "content_policy" });
  const artist = (): Partial<Artist> => ({ begin: () => Promise.reject(no) });
  await withWorker(
    [claimOn(first)],
    { artist },
    async ({ call, named, done }) => {
      await call(first);
      await done();
      const [failure] = named("failJob").map((args) => args[1] as { class: string; code: string });
      assert.deepEqual([failure?.class, failure?.code], ["permanent", "content_policy"]);
    },
  );
});

const wordmark = (more: Partial<PictureClaim> = {}) => {
  const claim = claimOn(first, "logo_concept", more);
  claim.asset.archetype = "wordmark";
  claim.asset.generation_prompt = 'A wordmark logo of "Northwind".';
  return claim;
};
const says = (text: string) => ({ text: JSON.stringify({ readable: true, text }) });
const secondPath = pathOf(first).replace(".png", "-2.png");

Deno.test("a misspelt name is read back from Storage, drawn once more, and the right one settles", async () => {
  const prompts: string[] = [];
  const artist = (): Partial<Artist> => ({
    begin(prompt) {
      prompts.push(prompt);
      return Promise.resolve(pictureAt(prompts.length));
    },
  });
  const answers = [says("Nortwhind"), says("Northwind")];
  await withWorker([wordmark()], { artist, answers }, async (scene) => {
    await scene.call(first);
    await scene.done();
    assert.match(
      prompts[1] ?? "",
      /^A wordmark logo of "Northwind"\.\n\nThe lettering reads exactly/,
    );
    assert.deepEqual(scene.named("reserveObject").map(([, object]) => object), [
      { bucket: "generated-assets", path: pathOf(first) },
      { bucket: "generated-assets", path: secondPath },
    ]);
    const [[, picture, report] = []] = scene.named("completePicture");
    assert.deepEqual(picture, {
      path: secondPath,
      width: 512,
      height: 512,
      mimeType: "image/png",
      lettering: { verdict: "match", text: "Northwind" },
    });
    assert.equal((report as { redrawn?: boolean }).redrawn, true);
    assert.deepEqual(scene.gemini.requests[0]?.contents[0]?.parts?.[0], {
      inlineData: { mimeType: "image/png", data: base64(png(5000)) },
    });
  });
});

Deno.test("a job of the second drawing is kept as such, and no third is begun after it", async () => {
  let begun = 0;
  const given: VendorJob[] = [];
  const artist = (url: string): Partial<Artist> => ({
    begin: () => Promise.resolve(pictureAt(++begun)),
    finish(job) {
      given.push(job);
      return Promise.resolve(new URL(`${url}/picture.png`));
    },
  });
  await withWorker([wordmark()], { artist, answers: [says("N"), says("No")] }, async (scene) => {
    await scene.call(first);
    await scene.done();
    assert.deepEqual(scene.named("saveProviderJob").map((args) => args[1]), [
      { ...pictureAt(1), drawing: 1 },
      { ...pictureAt(2), drawing: 2 },
    ]);
  });
  const claim = wordmark({ provider_job: { ...pictureAt(2), drawing: 2 } });
  await withWorker([claim], { artist, answers: [says("N")] }, async (scene) => {
    await scene.call(first);
    await scene.done();
    assert.deepEqual(given.at(-1), { ...pictureAt(2), drawing: 2 });
    assert.equal(scene.named("completePicture").length, 1);
    assert.deepEqual([given.length, begun], [3, 2]);
  });
});

Deno.test("a no to the second drawing closes the vendor's gate, and the first settles", async () => {
  let asked = 0;
  const slowDown = new VendorError("ark: slow down", {
    class: "throttled",
    code: "vendor_unavailable",
    retryAfterSeconds: 7,
  });
  const artist = (): Partial<Artist> => ({
    begin: () => ++asked === 1 ? Promise.resolve(pictureAt(1)) : Promise.reject(slowDown),
  });
  const verbs = { redrawTurnedAway: () => Promise.resolve(true) };
  const scene = { artist, answers: [says("Nortwhind")], verbs };
  await withWorker([wordmark()], scene, async ({ call, named, done }) => {
    await call(first);
    await done();
    const lease = { jobId: first, leaseToken: claimOn(first).lease_token };
    assert.deepEqual(named("redrawTurnedAway"), [[lease, 7]]);
    const [[, picture] = []] = named("completePicture");
    assert.equal((picture as { path: string }).path, pathOf(first));
  });
});

Deno.test("with the check off nobody reads, and an asset says so", async () => {
  await withWorker([wordmark()], { environment: { LETTERING_CHECK: "off" } }, async (scene) => {
    await scene.call(first);
    await scene.done();
    const [[, picture] = []] = scene.named("completePicture");
    assert.deepEqual((picture as { lettering: unknown }).lettering, { verdict: "unchecked" });
    assert.equal(scene.gemini.requests.length, 0);
  });
});

Deno.test("a reader that fails does not fail the asset", async () => {
  const down = new VendorError("down", { class: "transient", code: "vendor_unavailable" });
  await withWorker([wordmark()], { answers: [down] }, async (scene) => {
    await scene.call(first);
    await scene.done();
    const [[, picture] = []] = scene.named("completePicture");
    assert.deepEqual((picture as { lettering: unknown }).lettering, { verdict: "unchecked" });
    assert.deepEqual(scene.named("failJob"), []);
  });
});

Deno.test("a misspelt edit is drawn once more from its parent, with another seed", async () => {
  const claim = claimOn(first, "logo_edit", { prompt_ready: true });
  claim.asset.archetype = "wordmark";
  claim.asset.to_letter = { text: "Northwind" };
  claim.asset.generation_prompt = 'A wordmark logo of "Northwind" in blue.';
  const answers = [
    { picture: base64(png(260)) },
    says("Nrthwind"),
    { picture: base64(png(270)) },
    says("Northwind"),
  ];
  await withWorker([claim], { answers }, async (scene) => {
    await scene.call(first);
    await scene.done();
    const [drawing, , again] = scene.gemini.requests;
    assert.notEqual(again?.config.seed, drawing?.config.seed);
    assert.deepEqual(again?.contents[0]?.parts?.[0], drawing?.contents[0]?.parts?.[0]);
    assert.match(
      again?.contents[0]?.parts?.[1]?.text ?? "",
      /<instruction>Make it blue\. The lettering reads exactly "Northwind"/,
    );
    const object = scene.storage.objects.get(`generated-assets/${secondPath}`);
    assert.deepEqual(object?.bytes, png(270));
  });
});

Deno.test("a job whose picture will never be had is forgotten, one that may be is not", async () => {
  const forgotten: [string, unknown[]][] = [
    ["expired.png", [null]],
    ["page.html", [null]],
    ["down.png", []],
    ["busy.png", []],
  ];
  for (const [name, saved] of forgotten) {
    const artist = (url: string): Partial<Artist> => ({
      finish: () => Promise.resolve(new URL(`${url}/${name}`)),
    });
    const kept = { ...pictureAt(1), drawing: 1 as const };
    const claim = claimOn(first, "logo_concept", { provider_job: kept });
    await withWorker([claim], { artist }, async (scene) => {
      await scene.call(first);
      let isDone = false;
      const done = scene.done().finally(() => isDone = true);
      // One that isn't there is asked for again after a while.
      while (!isDone) await scene.clock.advance(100);
      await done;
      assert.deepEqual(scene.named("saveProviderJob").map((args) => args[1]), saved, name);
      assert.equal(scene.named("failJob").length, 1);
    });
  }
});

Deno.test("a job that its vendor forgot is begun anew once, and no third time", async () => {
  const forgotten = new VendorError("fal: no such job", {
    class: "unknown",
    code: "vendor_unavailable",
    isLost: true,
  });
  let begun = 0;
  const artist = (): Partial<Artist> => ({
    begin: () => Promise.resolve(pictureAt(++begun)),
    finish: () => Promise.reject(forgotten),
  });
  let kept: PictureClaim["provider_job"] = null;
  const verbs: Partial<Verbs> = {
    saveProviderJob: (_lease, job) => Promise.resolve((kept = job, true)),
  };
  const ends: unknown[] = [];
  for (let attempt = 1; attempt <= 2; attempt++) {
    const claim = claimOn(first, "logo_concept", { provider_job: kept });
    await withWorker([claim], { artist, verbs }, async ({ call, named, done }) => {
      await call(first);
      await done();
      const [[, failure] = []] = named("failJob");
      ends.push((failure as { class: string }).class, kept);
    });
  }
  assert.equal(begun, 2);
  assert.deepEqual(ends, ["unknown", { kind: "lost", drawing: 1 }, "permanent", null]);
});

/** What Gemini was shown with its n-th request. */
function shown({ gemini }: Scene, number: number): Uint8Array {
  const data = gemini.requests[number]?.contents[0]?.parts?.[0]?.inlineData?.data ?? "";
  return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
}

Deno.test("a vector is stored as one, and read back as pixels", async () => {
  const artist = (url: string): Partial<Artist> => ({
    model: artistModel("fal", "fal-ai/recraft/v4.1/text-to-vector"),
    finish: () => Promise.resolve(new URL(`${url}/vector.svg`)),
  });
  await withWorker([wordmark()], { artist, answers: [says("Northwind")] }, async (scene) => {
    await scene.call(first);
    await scene.done();
    const [[, picture] = []] = scene.named("completePicture");
    const path = pathOf(first).replace(".png", ".svg");
    assert.deepEqual(picture, {
      path,
      width: 2048,
      height: 2048,
      mimeType: "image/svg+xml",
      lettering: { verdict: "match", text: "Northwind" },
    });
    const object = scene.storage.objects.get(`generated-assets/${path}`);
    assert.equal(object?.type, "image/svg+xml");
    const header = readPictureHeader(shown(scene, 0));
    assert.deepEqual([header?.format, header?.width], ["png", 1024]);
  });
});

Deno.test("a vector's refinement is drawn from its pixels, in its size", async () => {
  const claim = claimOn(first, "logo_edit");
  const path = parentPath.replace(".png", ".svg");
  if (claim.parent !== null) {
    Object.assign(claim.parent, { asset_url: path, mime_type: "image/svg+xml" });
  }
  const answers = [rewritten, { picture: base64(png()) }];
  await withWorker([claim], { answers }, async (scene) => {
    const bytes = new TextEncoder().encode(svgOf());
    scene.storage.objects.set(`generated-assets/${path}`, { bytes, type: "image/svg+xml" });
    await scene.call(first);
    await scene.done();
    assert.equal(readPictureHeader(shown(scene, 1))?.format, "png");
    assert.equal(scene.named("completePicture").length, 1);
  });
});

Deno.test("a model that is slower than an attempt keeps the worker from starting", () => {
  const { deps } = fakeWorker({});
  const model = artistModel("ark", "seedream-5-0-pro-260628");
  const artist = {
    ...{ model, outlivesAttempts: false, canFinish: () => true },
    begin: () => assert.fail("nothing is paid"),
    finish: () => assert.fail("nothing is paid"),
  };
  const client = createServiceClient(deps.config);
  assert.throws(
    () => createApp({ ...deps, client, gemini: fakeGemini([]), artist }),
    /seedream-5-0-pro-260628 takes up to 130 s/,
  );
});
