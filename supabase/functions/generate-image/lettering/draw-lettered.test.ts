import assert from "node:assert/strict";
import { createFakeClock } from "../../_shared/timing/fake-clock.fixture.ts";
import { LeaseLost } from "../../_shared/jobs/lease.ts";
import { createLogger } from "../../_shared/log.ts";
import { openCall } from "../../_shared/vendors/call.fixture.ts";
import { VendorError } from "../../_shared/vendors/vendor-error.ts";
import { drawLettered, type Drawn, type Take } from "./draw-lettered.ts";
import type { LetterReader } from "./reader.ts";

const expected = { main: "Northwind", texts: ["Northwind"], wish: "" };

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
    turnedAway = () => Promise.resolve(true),
  }: {
    second?: () => Promise<Drawn>;
    left?: number;
    beginRedraw?: () => Promise<boolean>;
    lettered?: boolean;
    reads?: boolean;
    turnedAway?: () => Promise<boolean>;
    /** Milliseconds that go by once everything has begun. */
    pass?: number;
  } = {},
) {
  const clock = createFakeClock();
  const takes: Take[] = [];
  const noes: (number | undefined)[] = [];
  const drawn = (number: number): Drawn => ({
    picture: { path: `p-${number}.png`, width: 8, height: 8, mimeType: "image/png" },
    size: 1,
    load: () => Promise.reject(new Error("not loaded here")),
  });
  const reader: LetterReader = { read: () => Promise.resolve(texts.shift()) };
  const work = drawLettered(
    { reader: reads ? reader : undefined, clock, log: createLogger({}, () => {}) },
    lettered ? expected : undefined,
    (take) => {
      takes.push(take);
      return take.number === 2 && second ? second() : Promise.resolve(drawn(take.number));
    },
    { ...openCall(), endsAt: clock.now() + left },
    {
      begin: beginRedraw,
      turnedAway(retryAfterSeconds) {
        noes.push(retryAfterSeconds);
        return turnedAway();
      },
    },
  );
  if (pass > 0) await clock.advance(pass);
  const { path, lettering, redrawn } = await work;
  return { path, lettering, redrawn, takes, noes };
}

Deno.test("a name as it should be is drawn once", async () => {
  const { takes, noes: _, ...picture } = await drawing(["Northwind"]);
  const lettering = { verdict: "match", text: "Northwind" };
  assert.deepEqual(picture, { path: "p-1.png", lettering, redrawn: undefined });
  assert.equal(takes.length, 1);
});

Deno.test("a misspelt one is drawn again, more firmly, and the right one taken", async () => {
  const { path, lettering, takes } = await drawing(["Nortwhind", "Northwind"]);
  assert.deepEqual([path, lettering], ["p-2.png", { verdict: "match", text: "Northwind" }]);
  assert.deepEqual(takes.map(({ number }) => number), [1, 2]);
  assert.match(takes[1]?.emphasis ?? "", /reads exactly "Northwind".*N o r t h w i n d/);
});

Deno.test("of two misspelt ones the better is taken, the first where they are equal", async () => {
  const better = await drawing(["Nrtwhind", "Northwnd"]);
  assert.deepEqual(better.lettering, { verdict: "mismatch", text: "Northwnd" });
  assert.equal(better.path, "p-2.png");
  const worse = await drawing(["Northwnd", "Nrtwhind"]);
  assert.equal(worse.path, "p-1.png");
  assert.equal((await drawing(["Northwnd", "Nothwind"])).path, "p-1.png");
  assert.equal(worse.takes.length, 2);
});

Deno.test("one that nobody could read is not drawn again", async () => {
  const { lettering, takes } = await drawing([undefined]);
  assert.deepEqual([lettering, takes.length], [{ verdict: "unchecked" }, 1]);
});

Deno.test("a second one that nobody could read is likelier right than a misspelt one", async () => {
  const { path, lettering } = await drawing(["Northwnd", undefined]);
  assert.deepEqual([path, lettering], ["p-2.png", { verdict: "unchecked" }]);
});

Deno.test("a second drawing that fails leaves the first", async () => {
  const second = () =>
    Promise.reject(new VendorError("down", { class: "transient", code: "vendor_unavailable" }));
  const { path, lettering, redrawn, noes } = await drawing(["Northwnd"], { second });
  assert.deepEqual([path, redrawn, noes], ["p-1.png", true, []]);
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
    const { takes, lettering } = await drawing(["Northwnd"], options);
    assert.deepEqual([takes.length, lettering?.verdict], [1, "mismatch"]);
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
  assert.deepEqual([hinted.path, hinted.noes], ["p-1.png", [20]]);
  const unhinted = await drawing(["Northwnd"], { second: throttled() });
  assert.deepEqual(unhinted.noes, [undefined]);
  const untold = await drawing(["Northwnd"], {
    second: throttled(),
    turnedAway: () => Promise.reject(new Error("the database is down")),
  });
  assert.deepEqual([untold.path, untold.lettering?.verdict], ["p-1.png", "mismatch"]);
});

Deno.test("a second drawing that hangs is given up in time to settle the first", async () => {
  const second = () => new Promise<never>(() => {});
  const { path, lettering } = await drawing(["Northwnd"], { second, pass: 64_000 });
  assert.deepEqual([path, lettering?.verdict], ["p-1.png", "mismatch"]);
});

Deno.test("marks without letters, and a check that is off, ask nobody", async () => {
  const mark = await drawing(["x"], { lettered: false });
  assert.deepEqual([mark.lettering, mark.takes.length], [undefined, 1]);
  const off = await drawing(["x"], { reads: false });
  assert.deepEqual([off.lettering, off.takes.length], [{ verdict: "unchecked" }, 1]);
});
