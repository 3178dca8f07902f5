import assert from "node:assert/strict";
import type { KitStepClaim, StoredKitFile } from "../_shared/jobs/verbs/claims.ts";
import type { TracedKit } from "../_shared/jobs/verbs/rendition-verbs.ts";
import { encodePng } from "./pictures/encode.ts";
import { pictureOf } from "./pictures/shapes.fixture.ts";
import { claimed, folder, withWorker } from "./worker.fixture.ts";

/** A green disc on white. */
const picture = pictureOf(
  256,
  256,
  (x, y) => Math.hypot(x - 128, y - 128) < 80 ? [27, 77, 62, 255] : [255, 255, 255, 255],
);
const original = await encodePng(picture);
const step = { name: "trace", traced: null, stored: [] };
const claim: KitStepClaim = { ...claimed, kind: "kit_step", step };
const objects = { "generated-assets/u/p/sunrise.png": original };

interface Made {
  files: StoredKitFile[];
  traced?: TracedKit;
}

const saved = { saveKitStep: () => Promise.resolve({ accepted: true }) };

Deno.test("the steps of a kit work with what the steps before them have stored", async () => {
  const stored: StoredKitFile[] = [];
  const bucket: Record<string, Uint8Array> = { ...objects };
  const steps = ["trace"];
  for (let name = steps.shift(); name !== undefined; name = steps.shift()) {
    const its = { ...claim, step: { name, traced: {}, stored: [...stored] } };
    await withWorker(its, bucket, async (worker) => {
      assert.equal((await worker.call()).status, 202);
      await worker.done();
      const [[lease, made] = assert.fail(name)] = worker.argumentsOf("saveKitStep");
      assert.deepEqual(lease, { jobId: claim.job_id, leaseToken: claim.lease_token });
      const { files, traced } = made as Made;
      if (name === "trace") steps.push(...(traced?.next ?? []), "pack");
      else assert.equal(traced, undefined);
      for (const { name, path, bytes, mime_type } of files) {
        assert.equal(path, `${folder}/${name}`);
        const object = worker.stored.get(`brand-kits/${path}`) ?? assert.fail(path);
        assert.deepEqual([object.bytes.length, object.mimeType], [bytes, mime_type]);
        bucket[`brand-kits/${path}`] = object.bytes;
      }
      const reserved = worker.argumentsOf("reserveObject").map(([, object]) => object);
      assert.deepEqual(reserved, files.map(({ path }) => ({ bucket: "brand-kits", path })));
      stored.push(...files);
    }, { verbs: saved });
  }
  assert.equal(stored.at(-1)?.mime_type, "application/zip");
  assert.ok(stored.some(({ name }) => name === "logo/logo.svg"));
});

Deno.test("a picture of which no kit can be made fails it at once", async () => {
  const broken = { "generated-assets/u/p/sunrise.png": original.slice(0, 100) };
  const verbs = { failJob: () => Promise.resolve({ accepted: true, status: "failed" }) };
  await withWorker(claim, broken, async ({ call, argumentsOf, done }) => {
    await call();
    await done();
    const [[, failure] = []] = argumentsOf("failJob");
    const { class: failureClass, code } = failure as { class: string; code: string };
    assert.deepEqual([failureClass, code], ["permanent", "bad_picture"]);
  }, { verbs });
});

Deno.test("what Storage doesn't give is Storage's failure, not the kit's", async () => {
  const verbs = { failJob: () => Promise.resolve({ accepted: true, status: "pending" }) };
  const down = () => Response.json({ message: "down" }, { status: 503 });
  await withWorker(claim, objects, async ({ call, argumentsOf, clock, done }) => {
    await call();
    let isOver = false;
    const over = done().then(() => isOver = true);
    while (!isOver) await clock.advance(300);
    await over;
    const [[, failure] = []] = argumentsOf("failJob");
    assert.equal((failure as { class: string }).class, "storage");
  }, { verbs, refuse: down });
});
