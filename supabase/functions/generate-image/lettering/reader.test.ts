import assert from "node:assert/strict";
import { createFakeClock, settled } from "../../_shared/timing/fake-clock.fixture.ts";
import { createLogger } from "../../_shared/log.ts";
import { openCall } from "../../_shared/vendors/call.fixture.ts";
import { fakeGemini } from "../../_shared/vendors/gemini/fake-gemini.fixture.ts";
import { VendorError } from "../../_shared/vendors/vendor-error.ts";
import { createLetterReader } from "./reader.ts";

const log = createLogger({}, () => {});
const picture = {
  size: 3,
  load: () => Promise.resolve({ bytes: new Uint8Array([1, 2, 3]), mimeType: "image/png" }),
};
const says = (value: unknown) => ({ text: JSON.stringify(value) });
const throttled = (retryAfterSeconds?: number) =>
  new VendorError("slow down", {
    class: "throttled",
    code: "vendor_unavailable",
    retryAfterSeconds,
  });

function reader(...answers: Parameters<typeof fakeGemini>[0]) {
  const gemini = fakeGemini(answers);
  const clock = createFakeClock();
  const made = createLetterReader(gemini, clock);
  return { gemini, clock, read: (call = openCall()) => made.read(picture, call, log), made };
}

Deno.test("what is read comes in one line, and what it was to be is not told", async () => {
  const { gemini, read } = reader(says({ readable: true, text: " Crème\n& Søn\u0000 " }));
  assert.equal((await read())?.text, "Crème & Søn");
  const [request] = gemini.requests;
  assert.deepEqual(request?.contents[0]?.parts?.[0], {
    inlineData: { mimeType: "image/png", data: "AQID" },
  });
  assert.equal(request?.model, "prompt-model");
});

Deno.test("how many logos there are is told, also of one whose letters can't be made out", async () => {
  const [sheet, blurred] = [
    says({ readable: true, text: "A", logos: 4 }),
    says({ readable: false, text: "", logos: 2 }),
  ];
  const { read } = reader(sheet, blurred);
  assert.deepEqual(await read(), { text: "A", logos: 4 });
  assert.deepEqual(await read(), { text: undefined, logos: 2 });
});

const odd: [string, Parameters<typeof fakeGemini>[0][number]][] = [
  ["can't be made out", says({ readable: false, text: "" })],
  ["comes in another shape", says({ concepts: [] })],
  ["is no JSON", { text: "It says Crème" }],
  ["is refused", new VendorError("no", { class: "permanent", code: "content_policy" })],
  ["fails", new VendorError("down", { class: "transient", code: "vendor_unavailable" })],
];

for (const [what, answer] of odd) {
  Deno.test(`nobody could say, where the answer ${what}`, async () => {
    assert.equal(await reader(answer).read(), undefined);
  });
}

Deno.test("a vendor that asks to be left alone is left alone, for as long as it says", async () => {
  const { gemini, clock, read } = reader(throttled(7), says({ readable: true, text: "A" }));
  assert.equal(await read(), undefined);
  await clock.advance(6_999);
  assert.equal(await read(), undefined);
  assert.equal(gemini.requests.length, 1);
  await clock.advance(1);
  assert.equal((await read())?.text, "A");
});

Deno.test("a picture too large to be lease is not loaded", async () => {
  const { made, gemini } = reader();
  const large = { size: 9_000_000, load: () => Promise.reject(new Error("loaded")) };
  assert.equal(await made.read(large, openCall(), log), undefined);
  assert.equal(gemini.requests.length, 0);
});

Deno.test("no more than two pictures are in hand at a time", async () => {
  const { made } = reader(...[1, 2, 3].map(() => says({ readable: true, text: "A" })));
  const gates = [1, 2, 3].map(() => Promise.withResolvers<void>());
  const loaded: number[] = [];
  const readings = gates.map((gate, index) => {
    const load = async () => {
      loaded.push(index);
      await gate.promise;
      return await picture.load();
    };
    return made.read({ size: 3, load }, openCall(), log);
  });
  await settled();
  assert.deepEqual(loaded, [0, 1]);
  gates[0]?.resolve();
  await readings[0];
  await settled();
  assert.deepEqual(loaded, [0, 1, 2]);
  gates.forEach((gate) => gate.resolve());
  assert.deepEqual((await Promise.all(readings)).map((seen) => seen?.text), ["A", "A", "A"]);
});

Deno.test("a reading that takes too long is given up, its turn included", async () => {
  const { made, clock } = reader();
  const load = () => new Promise<never>(() => {});
  const readings = [1, 2, 3].map(() => made.read({ size: 3, load }, openCall(), log));
  await clock.advance(20_000);
  assert.deepEqual(await Promise.all(readings), [undefined, undefined, undefined]);
});

Deno.test("a reading counts and costs, under the name of whoever drew", async () => {
  const { read } = reader(says({ readable: true, text: "A" }));
  const call = openCall();
  await call.meter.measure({ vendor: "seedream", model: "s" }, () => Promise.resolve());
  await read(call);
  const { calls, vendor, model } = call.meter.report();
  assert.deepEqual([calls, vendor, model], [2, "seedream", "s"]);
});

Deno.test("an abort of the attempt is no unread picture", async () => {
  const { read } = reader(says({ readable: true, text: "A" }));
  const signal = AbortSignal.abort(new Error("stopped"));
  await assert.rejects(read({ ...openCall(), signal }), /stopped/);
});
