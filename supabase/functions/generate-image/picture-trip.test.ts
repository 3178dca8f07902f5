import assert from "node:assert/strict";
import { createServiceClient } from "../_shared/database.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import { fakeWorker } from "../_shared/jobs/worker.fixture.ts";
import { openCall } from "../_shared/vendors/call.fixture.ts";
import { withServer } from "../_shared/vendors/server.fixture.ts";
import { VendorError } from "../_shared/vendors/vendor-error.ts";
import { claimOn, pathOf, png } from "./claim.fixture.ts";
import type { LetterReader } from "./lettering/reader.ts";
import type { Drawing, DrawnPicture, PictureKind } from "./picture-kind.ts";
import { makePicture } from "./picture-trip.ts";
import { createFakeStorage } from "./storage.fixture.ts";
import { createTransfers } from "./transfers.ts";

const assetId = "0f9f3a52-8a5e-4c0e-9d2b-111111111111";
const firstPath = pathOf(assetId);
const secondPath = firstPath.replace(".png", "-2.png");

/** Draws with a reader that reads these texts in turn; undefined is one that it can't read. */
async function drawing(
  texts: (string | undefined)[],
  {
    second,
    left = 70_000,
    beginRedraw = () => Promise.resolve(true),
    lettered = true,
    reads = true,
    pass = 0,
    logos = [],
    turnedAway = () => Promise.resolve(true),
  }: {
    second?: () => Promise<DrawnPicture>;
    left?: number;
    beginRedraw?: () => Promise<boolean>;
    lettered?: boolean;
    reads?: boolean;
    /** How many it sees, in turn. */
    logos?: number[];
    turnedAway?: () => Promise<boolean>;
    /** Milliseconds that go by once the second drawing has begun. */
    pass?: number;
  } = {},
) {
  const drawings: Drawing[] = [];
  const refusals: (number | undefined)[] = [];
  const again = Promise.withResolvers<void>();
  const claim = claimOn(assetId);
  claim.asset.archetype = lettered ? "wordmark" : "abstract";
  const kind: PictureKind = {
    redrawingTime: 25_000,
    preparePrompt: () =>
      Promise.resolve({
        prompt: 'A wordmark logo of "Northwind".',
        lettered: { text: "Northwind" },
      }),
    draw(_prompt, drawing) {
      drawings.push(drawing);
      if (drawing.number === 2) again.resolve();
      return drawing.number === 2 && second
        ? second()
        : Promise.resolve({ kind: "bytes", bytes: png() });
    },
    remember: () => Promise.resolve(),
  };
  const reader: LetterReader = {
    read: () => Promise.resolve({ text: texts.shift(), logos: logos.shift() }),
  };
  const call = openCall();
  const outcome: { path?: string; lettering?: unknown } = {};
  await withServer(createFakeStorage().answer, async (url) => {
    const { deps, clock } = fakeWorker({
      reserveObject: () => Promise.resolve(true),
      beginRedraw,
      redrawTurnedAway(_lease, retryAfterSeconds) {
        refusals.push(retryAfterSeconds);
        return turnedAway();
      },
    }, url);
    const work = makePicture(
      {
        ...deps,
        client: createServiceClient(deps.config),
        reader: reads ? reader : undefined,
        transfers: createTransfers(),
      },
      claim,
      kind,
      {
        ...call,
        lease: { jobId: assetId, leaseToken: claim.lease_token },
        isHeld: () => true,
        startTime: () => ({ ...call, endsAt: clock.now() + left, endLimit: () => {} }),
        outlive: (work) => work(call.signal),
      },
    );
    if (pass > 0) {
      await again.promise;
      await clock.advance(pass);
    }
    const { path, lettering } = await work;
    Object.assign(outcome, { path, lettering });
  });
  const { redrawn } = call.meter.report();
  const lettering = outcome.lettering as { verdict: string; text?: string } | undefined;
  return { path: outcome.path, lettering, redrawn, drawings, refusals };
}

Deno.test("a name as it should be is drawn once", async () => {
  const { drawings, refusals: _, ...picture } = await drawing(["Northwind"]);
  const lettering = { verdict: "match", text: "Northwind" };
  assert.deepEqual(picture, { path: firstPath, lettering, redrawn: undefined });
  assert.equal(drawings.length, 1);
});

Deno.test("a misspelt one is drawn again, more firmly, and the right one taken", async () => {
  const { path, lettering, drawings } = await drawing(["Nortwhind", "Northwind"]);
  assert.deepEqual([path, lettering], [secondPath, { verdict: "match", text: "Northwind" }]);
  assert.deepEqual(drawings.map(({ number }) => number), [1, 2]);
  assert.match(drawings[1]?.emphasis ?? "", /reads exactly "Northwind".*N o r t h w i n d/);
});

Deno.test("of two misspelt ones the better is taken, the first where they are equal", async () => {
  const better = await drawing(["Nrtwhind", "Northwnd"]);
  assert.deepEqual(better.lettering, { verdict: "mismatch", text: "Northwnd" });
  assert.equal(better.path, secondPath);
  const worse = await drawing(["Northwnd", "Nrtwhind"]);
  assert.equal(worse.path, firstPath);
  assert.equal((await drawing(["Northwnd", "Nothwind"])).path, firstPath);
  assert.equal(worse.drawings.length, 2);
});

Deno.test("a sheet of logos is drawn again once, whatever it letters", async () => {
  const named = await drawing(["Northwind", "Northwind"], { logos: [6, 1] });
  assert.deepEqual([named.path, named.lettering?.verdict], [secondPath, "match"]);
  assert.match(named.drawings[1]?.emphasis ?? "", /one single logo/);
  assert.doesNotMatch(named.drawings[1]?.emphasis ?? "", /reads exactly/);
  const mark = await drawing(["", ""], { lettered: false, logos: [2, 1] });
  assert.deepEqual([mark.path, mark.lettering], [secondPath, undefined]);
  const again = await drawing(["Northwind", "Northwind"], { logos: [4, 4] });
  assert.deepEqual([again.path, again.drawings.length], [firstPath, 2]);
  assert.equal(again.lettering?.verdict, "match");
});

Deno.test("a right name on a sheet is better than a misspelt one alone", async () => {
  const { path } = await drawing(["Northwind", "Nortwhind"], { logos: [2, 1] });
  assert.equal(path, firstPath);
  assert.equal((await drawing(["Nortwhind", "Northwind"], { logos: [1, 2] })).path, secondPath);
});

Deno.test("one that nobody could read is not drawn again", async () => {
  const { lettering, drawings } = await drawing([undefined]);
  assert.deepEqual([lettering, drawings.length], [{ verdict: "unchecked" }, 1]);
});

Deno.test("a second one that nobody could read is likelier right than a misspelt one", async () => {
  const { path, lettering } = await drawing(["Northwnd", undefined]);
  assert.deepEqual([path, lettering], [secondPath, { verdict: "unchecked" }]);
});

Deno.test("a second drawing that fails leaves the first", async () => {
  const second = () =>
    Promise.reject(new VendorError("down", { class: "transient", code: "vendor_unavailable" }));
  const { path, lettering, redrawn, refusals } = await drawing(["Northwnd"], { second });
  assert.deepEqual([path, redrawn, refusals], [firstPath, true, []]);
  assert.deepEqual(lettering, { verdict: "mismatch", text: "Northwnd" });
});

Deno.test("a lease lost in the second drawing is lost", async () => {
  const second = () => Promise.reject(new LeaseLost("gone"));
  await assert.rejects(drawing(["Northwnd"], { second }), LeaseLost);
});

Deno.test("there is no second drawing where time is short, or leave isn't given", async () => {
  const no = () => Promise.resolve(false);
  const unknown = () => Promise.reject(new Error("the database is down"));
  for (const options of [{ left: 30_000 }, { beginRedraw: no }, { beginRedraw: unknown }]) {
    const { drawings, lettering } = await drawing(["Northwnd"], options);
    assert.deepEqual([drawings.length, lettering?.verdict], [1, "mismatch"]);
  }
});

Deno.test("who turns a second drawing away is left alone by all, and the first is taken", async () => {
  const throttled = (retryAfterSeconds?: number) => () =>
    Promise.reject(
      new VendorError("slow down", {
        class: "throttled",
        code: "vendor_unavailable",
        retryAfterSeconds,
      }),
    );
  const hinted = await drawing(["Northwnd"], { second: throttled(20) });
  assert.deepEqual([hinted.path, hinted.refusals], [firstPath, [20]]);
  const unhinted = await drawing(["Northwnd"], { second: throttled() });
  assert.deepEqual(unhinted.refusals, [undefined]);
  const untold = await drawing(["Northwnd"], {
    second: throttled(),
    turnedAway: () => Promise.reject(new Error("the database is down")),
  });
  assert.deepEqual([untold.path, untold.lettering?.verdict], [firstPath, "mismatch"]);
});

Deno.test("a second drawing that hangs is given up in time to settle the first", async () => {
  const second = () => new Promise<never>(() => {});
  const { path, lettering } = await drawing(["Northwnd"], { second, pass: 64_000 });
  assert.deepEqual([path, lettering?.verdict], [firstPath, "mismatch"]);
});

Deno.test("marks without letters have no verdict, and a check that is off asks nobody", async () => {
  const mark = await drawing(["x"], { lettered: false });
  assert.deepEqual([mark.lettering, mark.drawings.length], [undefined, 1]);
  const off = await drawing(["x"], { reads: false });
  assert.deepEqual([off.lettering, off.drawings.length], [{ verdict: "unchecked" }, 1]);
});
