import assert from "node:assert/strict";
import { unwrap } from "@logokraft/client";
import { OddVendors } from "../support/odd-vendors.ts";
import { type OwnStackUser, withOwnStackUser } from "../support/own-stack-user.ts";
import { withoutWaits } from "../support/without-waits.ts";

/** A user of a stack of its own whose vendors are odd. */
async function withOddVendors(
  environment: (url: string) => Record<string, string>,
  run: (scene: OwnStackUser & { vendors: OddVendors }) => Promise<void>,
): Promise<void> {
  await using vendors = new OddVendors();
  await withOwnStackUser({
    ...{ GEMINI_BASE_URL: vendors.url, GEMINI_API_KEY: "gemini-test-key" },
    ...environment(vendors.url),
  }, async (user) => {
    await using _ = withoutWaits(user.dbUrl);
    await run({ ...user, vendors });
  });
}

async function logosOf({ api }: OwnStackUser, id: string) {
  const { assets } = await unwrap(
    api.GET("/api/v1/projects/{id}/assets", { params: { path: { id } } }),
  );
  return assets;
}

Deno.test("through every oddity of Gemini and Ark a logo is paid for once, and its variation too", async () => {
  await withOddVendors(
    (url) => ({ ARK_BASE_URL: url, ARK_API_KEY: "ark-test-key" }),
    async ({ vendors, ...user }) => {
      const project = await user.create(1);
      const [logo = assert.fail()] = await logosOf(user, project);
      assert.deepEqual([logo.status, vendors.paid], ["completed", 1]);
      await unwrap(user.api.POST("/api/v1/assets/{id}/refine", {
        params: { path: { id: logo.id } },
        body: { action: "variation" },
      }));
      await user.untilComplete(project);
      const statuses = (await logosOf(user, project)).map(({ status }) => status);
      assert.deepEqual(statuses, ["completed", "completed"]);
      assert.equal(vendors.paid, 2);
      assert.deepEqual(vendors.left, ["status", "result", "result"], "those of fal alone");
    },
  );
});

Deno.test("through every oddity of fal a logo is paid for once, and a forgotten job once more", async () => {
  await withOddVendors(
    (url) => ({ IMAGE_PROVIDER: "fal", FAL_BASE_URL: url, FAL_KEY: "fal-test-key" }),
    async ({ vendors, ...user }) => {
      for (const paid of [1, 3]) {
        vendors.forgets = paid === 1 ? 0 : 2;
        const [logo = assert.fail()] = await logosOf(user, await user.create(1));
        assert.deepEqual([logo.status, vendors.paid], ["completed", paid]);
      }
      assert.deepEqual(vendors.left, ["ark", "ark"], "those of Ark alone");
    },
  );
});
