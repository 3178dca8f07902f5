import assert from "node:assert/strict";
import { readPictureHeader } from "../_shared/images/read-header.ts";
import type { ThumbnailClaim } from "../_shared/jobs/verbs/claims.ts";
import { encodePng } from "./pictures/encode.ts";
import { pictureOf } from "./pictures/shapes.fixture.ts";
import { claimed, folder, withWorker } from "./worker.fixture.ts";

const claim: ThumbnailClaim = { ...claimed, kind: "thumbnail" };
const original = await encodePng(pictureOf(1024, 768, (x) => [x < 512 ? 255 : 0, 0, 0, 255]));
const objects = { "generated-assets/u/p/sunrise.png": original };

Deno.test("a thumbnail is made of the picture, reserved, stored and settled", async () => {
  const verbs = { completeThumbnail: () => Promise.resolve({ accepted: true }) };
  await withWorker(claim, objects, async ({ call, argumentsOf, stored, done }) => {
    assert.equal((await call()).status, 202);
    await done();
    const path = `${folder}/thumbnail.webp`;
    const lease = { jobId: claim.job_id, leaseToken: claim.lease_token };
    assert.deepEqual(argumentsOf("reserveObject"), [[lease, { bucket: "generated-assets", path }]]);
    assert.deepEqual(argumentsOf("completeThumbnail").map((args) => args.slice(0, 2)), [
      [lease, path],
    ]);
    const thumbnail = stored.get(`generated-assets/${path}`);
    const { width, height, mimeType } = readPictureHeader(thumbnail?.bytes ?? new Uint8Array()) ??
      assert.fail();
    assert.deepEqual([width, height, mimeType], [512, 384, thumbnail?.mimeType]);
  }, { verbs });
});

Deno.test("of what is no picture, or is gone, none is made, however often", async () => {
  const broken = { "generated-assets/u/p/sunrise.png": original.slice(0, 100) };
  const verbs = { failJob: () => Promise.resolve({ accepted: true, status: "failed" }) };
  for (const objects of [broken, {}]) {
    await withWorker(claim, objects, async ({ call, argumentsOf, done }) => {
      await call();
      await done();
      const [[, failure] = []] = argumentsOf("failJob");
      const { class: failureClass, code } = failure as { class: string; code: string };
      assert.deepEqual([failureClass, code], ["permanent", "bad_picture"]);
      assert.deepEqual(argumentsOf("reserveObject"), []);
    }, { verbs });
  }
});

Deno.test("an upload that fails is tried again; one that arrived all the same is not", async () => {
  const answers = [
    Response.json({ message: "down" }, { status: 503 }),
    Response.json({ statusCode: "409", message: "it is there" }, { status: 400 }),
  ];
  const verbs = { completeThumbnail: () => Promise.resolve({ accepted: true }) };
  await withWorker(claim, objects, async ({ call, argumentsOf, clock, done }) => {
    await call();
    let isOver = false;
    const over = done().then(() => isOver = true);
    while (!isOver) await clock.advance(300);
    await over;
    assert.equal(argumentsOf("completeThumbnail").length, 1);
    assert.equal(answers.length, 0);
  }, { verbs, refuse: () => answers.shift() });
});

Deno.test("a lease that is lost uploads nothing", async () => {
  const verbs = { reserveObject: () => Promise.resolve(false) };
  await withWorker(claim, objects, async ({ call, stored, done }) => {
    await call();
    await done();
    assert.equal(stored.size, 1);
  }, { verbs });
});
