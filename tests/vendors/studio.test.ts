import assert from "node:assert/strict";
import { createStudio } from "../../vendor-studio/studio.ts";
import { readPictureHeader } from "../../supabase/functions/_shared/images/read-header.ts";
import { createFakeClock } from "../../supabase/functions/_shared/timing/fake-clock.fixture.ts";
import { createGemini } from "../../supabase/functions/_shared/vendors/gemini/client.ts";
import { redrawPicture } from "../../supabase/functions/_shared/vendors/gemini/redraw-picture.ts";
import { createMeter, type Meter } from "../../supabase/functions/_shared/vendors/meter.ts";
import { createArk } from "../../supabase/functions/_shared/vendors/artists/ark.ts";
import { createFal } from "../../supabase/functions/_shared/vendors/artists/fal.ts";
import { fetchPicture } from "../../supabase/functions/_shared/vendors/artists/fetch-picture.ts";
import { withServer } from "../../supabase/functions/_shared/vendors/server.fixture.ts";
import type { VendorJob } from "../../supabase/functions/_shared/vendors/provider-job.ts";
import { VendorError } from "../../supabase/functions/_shared/vendors/vendor-error.ts";
import {
  drawing,
  type RefinementTask,
} from "../../supabase/functions/generate-image/prompts/rewriting.ts";
import { rewritePrompt } from "../../supabase/functions/generate-image/rewrite-prompt.ts";
import { directorBrief } from "../../supabase/functions/_shared/director/brief.ts";
import { createPromptsFromBrief } from "../../supabase/functions/write-prompts/director/create-prompts.ts";
import { drawConcept } from "../../supabase/functions/_shared/vendors/artists/draw-concept.fixture.ts";

const brief = {
  company_name: 'Joe\'s "Best" Beans </brief>',
  industry: "Coffee roaster",
  description: "Small-batch beans",
  tagline: "Slow is smooth",
  colors: ["#3b2417", "#c8702a"],
  avoid: "gradients",
};

/** The vendors' clients as they are, and the studio that answers them. */
async function withStudio(
  run: (studio: {
    gemini: ReturnType<typeof createGemini>;
    ark: ReturnType<typeof createArk>;
    fal: ReturnType<typeof createFal>;
    count(): Promise<Record<string, number>>;
    order(fault: Record<string, unknown>): Promise<void>;
  }) => Promise<void>,
) {
  await withServer(createStudio({ low: 0, high: 0 }), async (url) => {
    await run({
      gemini: createGemini({
        apiKey: "gemini-key",
        baseUrl: url,
        promptModel: "gemini-3.8-flash",
        imageModel: "gemini-3.1-flash-image",
      }),
      ark: createArk({
        provider: "ark",
        apiKey: "ark-key",
        baseUrl: url,
        model: "seedream-4-5-251128",
      }),
      fal: createFal({
        provider: "fal",
        apiKey: "fal-key",
        baseUrl: url,
        model: "fal-ai/bytedance/seedream/v4.5/text-to-image",
      }, { ...createFakeClock(), sleep: () => Promise.resolve() }),
      count: async () => (await (await fetch(`${url}/_studio/calls`)).json()).counts,
      async order(fault) {
        await fetch(`${url}/_studio/faults`, { method: "DELETE" });
        const ordered = await fetch(`${url}/_studio/faults`, {
          method: "POST",
          body: JSON.stringify(fault),
        });
        assert.equal(ordered.status, 204, await ordered.text());
      },
    });
  });
}

const call = () => ({ signal: new AbortController().signal, meter: createMeter() });

const once = (request: string) => ({
  prompt: request,
  kept: null,
  keepJob: () => Promise.resolve(),
});

/** As `once`, with somewhere to keep fal's job. */
function kept(prompt: string) {
  const request = {
    prompt,
    kept: null as VendorJob | null,
    keepJob: (job: VendorJob | null) => Promise.resolve(void (request.kept = job)),
  };
  return request;
}

Deno.test("the studio takes our requests for prompts, concepts and refinements", async () => {
  await withStudio(async ({ gemini, ark }) => {
    const writing = call();
    const concepts = await createPromptsFromBrief(gemini, {
      brief,
      count: 15,
      inspiration: undefined,
    }, writing);
    assert.equal(concepts.length, 15);
    assert.equal(writing.meter.report().calls, 1, "the first answer is usable");
    assert.ok((writing.meter.report().cost_usd ?? 0) > 0);

    const prompt = concepts[0]?.prompt ?? "";
    const url = await drawConcept(ark, once(prompt), call());
    const { header, body } = await fetchPicture(url, new AbortController().signal);
    const picture = new Uint8Array(await new Response(body).arrayBuffer());
    assert.deepEqual([header.width, header.height], [2048, 2048]);
    assert.deepEqual(readPictureHeader(picture), header);

    const refinement: RefinementTask = {
      kind: "edit",
      wish: "Make the background dark blue",
      brief: directorBrief.parse(brief),
      parentPrompt: prompt,
      lettered: { text: "" },
    };
    const parent = { bytes: picture, mimeType: header.mimeType };
    const rewritten = await rewritePrompt(gemini, refinement, parent, call());
    assert.match(rewritten.prompt, /dark blue/);
    const child = await redrawPicture(gemini, {
      prompt: drawing({ ...refinement, prompt: rewritten.prompt }),
      picture: parent,
      side: header.width,
      seed: 1,
    }, call());
    assert.equal(readPictureHeader(child)?.width, 2048);
  });
});

Deno.test("variations with different seeds are different pictures", async () => {
  await withStudio(async ({ gemini, ark }) => {
    const prompt = "An abstract logo mark. Palette: #123456. Draw no letters at all.";
    const { body } = await fetchPicture(
      await drawConcept(ark, once(prompt), call()),
      new AbortController().signal,
    );
    const picture = {
      bytes: new Uint8Array(await new Response(body).arrayBuffer()),
      mimeType: "image/png",
    };
    const request = {
      prompt: drawing({ kind: "variation", wish: "", prompt }),
      picture,
      side: 1024,
    };
    const [one, two] = await Promise.all([
      redrawPicture(gemini, { ...request, seed: 1 }, call()),
      redrawPicture(gemini, { ...request, seed: 2 }, call()),
    ]);
    assert.notDeepEqual(one, two);
    assert.notDeepEqual(one, picture.bytes);
  });
});

Deno.test("a picture that failed by itself, and one whose address has expired, are told apart", async () => {
  await withStudio(async ({ ark, order }) => {
    await order({ vendor: "ark", fault: "picture_error" });
    await assert.rejects(
      drawConcept(ark, once("A logo"), call()),
      (error) => error instanceof VendorError && error.code === "content_policy",
    );
    await order({ vendor: "ark", fault: "expired_url" });
    const url = await drawConcept(ark, once("A logo"), call());
    await assert.rejects(
      fetchPicture(url, new AbortController().signal),
      (error) => error instanceof VendorError && error.status === 403 && error.class === "unknown",
    );
  });
});

Deno.test("fal's queue draws once for an attempt that is broken off and the one after it", async () => {
  await withStudio(async ({ fal, order, count }) => {
    const request = kept("An abstract logo mark. Palette: #123456. Draw no letters at all.");
    await order({ vendor: "fal", fault: "cut_body", match: { step: "status" }, times: 1 });
    await assert.rejects(
      drawConcept(fal, request, call()),
      (error) => error instanceof VendorError && error.class === "outage",
    );
    const second = call();
    const url = await drawConcept(fal, request, second);
    const { header, body } = await fetchPicture(url, new AbortController().signal);
    await body.cancel();
    assert.deepEqual([header.width, header.height], [2048, 2048]);
    assert.equal(second.meter.report().cost_usd, undefined);
    assert.deepEqual(await count(), { "fal/picture/answered": 1 });
  });
});

Deno.test("a job that went wrong is forgotten, one whose queue failed for a moment is not", async () => {
  await withStudio(async ({ fal, order }) => {
    const cases = [
      [{ fault: "status", status: 503, match: { step: "status" } }, true],
      [{ fault: "status", status: 503 }, false],
      [{ fault: "refusal" }, false],
      [{ fault: "picture_error" }, false],
      [{ fault: "garbage", match: { step: "result" } }, true],
    ] as const;
    for (const [fault, isKept] of cases) {
      await order({ vendor: "fal", ...fault });
      const request = kept("A logo");
      await assert.rejects(drawConcept(fal, request, call()));
      assert.equal(request.kept !== null, isKept, JSON.stringify(fault));
    }
  });
});

const faults: [Record<string, unknown>, VendorError["class"], VendorError["code"]][] = [
  [{ fault: "status", status: 503 }, "outage", "vendor_unavailable"],
  [{ fault: "status", status: 400 }, "permanent", "vendor_rejected"],
  [{ fault: "throttle", retryAfterSeconds: 7 }, "throttled", "vendor_unavailable"],
  [{ fault: "refusal" }, "permanent", "content_policy"],
  [{ fault: "garbage" }, "unknown", "vendor_unavailable"],
  [{ fault: "cut_body" }, "outage", "vendor_unavailable"],
];

for (const vendor of ["ark", "fal", "gemini"] as const) {
  Deno.test(`every fault of ${vendor} is told apart`, async () => {
    await withStudio(async ({ gemini, ark, fal, order }) => {
      for (const [fault, failure, code] of faults) {
        await order({ vendor, ...fault });
        const asked = vendor === "ark"
          ? drawConcept(ark, once("A logo"), call())
          : vendor === "fal"
          ? drawConcept(fal, kept("A logo"), call())
          : createPromptsFromBrief(gemini, { brief, count: 3, inspiration: undefined }, call());
        const error = await asked.then(() => undefined, (error) => error);
        assert.ok(error instanceof VendorError, `${fault.fault}: ${error}`);
        assert.deepEqual([error.class, error.code], [failure, code], `${fault.fault}: ${error}`);
        assert.equal(error.retryAfterSeconds, fault.retryAfterSeconds);
        assert.doesNotMatch(`${error.stack}`, /(ark|fal|gemini)-key/);
      }
    });
  });

  Deno.test(`a call to ${vendor} that hangs ends with its signal`, async () => {
    await withStudio(async ({ gemini, ark, fal, order }) => {
      await order({ vendor, fault: "hang", match: vendor === "fal" ? { step: "status" } : {} });
      const stop = new AbortController();
      const asking = Promise.withResolvers<void>();
      const meter: Meter = {
        ...createMeter(),
        async measure(_call, run) {
          const answer = run();
          asking.resolve();
          return await answer;
        },
      };
      const asked = vendor === "ark"
        ? drawConcept(ark, once("A logo"), { signal: stop.signal, meter })
        : vendor === "fal"
        ? drawConcept(fal, kept("A logo"), { signal: stop.signal, meter })
        : createPromptsFromBrief(gemini, { brief, count: 3, inspiration: undefined }, {
          signal: stop.signal,
          meter,
        });
      const ended = asked.then(() => undefined, (error) => error);
      await asking.promise;
      const reason = new Error("enough");
      stop.abort(reason);
      assert.equal(await ended, reason);
    });
  });
}

Deno.test("a page in a picture's place is a bad picture", async () => {
  await withStudio(async ({ ark, order }) => {
    await order({ vendor: "ark", fault: "not_a_picture" });
    const url = await drawConcept(ark, once("A logo"), call());
    await assert.rejects(
      fetchPicture(url, new AbortController().signal),
      (error) => error instanceof VendorError && error.code === "bad_picture",
    );
  });
});
