import assert from "node:assert/strict";
import type { components } from "@logokraft/client";
import { areLetteredAlike } from "../../supabase/functions/_shared/lettering/fold.ts";
import { type NameCase, names, renaming } from "../lettering/names.ts";
import { ok, openApi } from "../support/api.ts";
import { assetsOf, finishedProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { clearFaults, orderFaults, studioCalls } from "../support/studio.ts";
import { newUser, type User } from "../support/user.ts";

type Asset = components["schemas"]["Asset"];

const oneOfEach = names.filter(({ script }, index) =>
  names.findIndex((each) => each.script === script) === index
);

/**
 * One name of each script that the studio draws, and of some that it doesn't: they all go one way.
 * With `ALL_NAMES=yes`, every name.
 */
const chosen = Deno.env.get("ALL_NAMES") === "yes"
  ? names
  : oneOfEach.filter(({ isDrawn }, index) => isDrawn || index % 3 === 0);

/** So many at a time keep two cores busy. */
const TRAVELLERS = 4;

Deno.test("names of all scripts are judged right from brief to second edit, and drawn but once", async () => {
  const since = Date.now();
  const waiting = [...chosen.entries()];
  const wrong: string[] = [];
  await Promise.all(Array.from({ length: TRAVELLERS }, async () => {
    const user = await newUser();
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, of] = next;
      wrong.push(...await travel(user, of, chosen[(index + 1) % chosen.length] ?? of));
    }
  }));
  assert.deepEqual(wrong, []);
  assert.deepEqual((await studioCalls("reads exactly", since)).map(({ prompt }) => prompt), []);
});

for (const { name } of names.filter(({ name }) => /ООО|हिन्दी|مقهى ا/.test(name))) {
  Deno.test(`${name}, drawn wrong, is no match`, async () => {
    const user = await newUser();
    const match = { promptIncludes: "wordmark logo" };
    await orderFaults([{ vendor: "ark", fault: "misspell", match }]);
    try {
      const wordmark = await wordmarkOf(user, name);
      assert.equal(wordmark.lettering, "mismatch");
      assert.ok(!areLetteredAlike(wordmark.lettering_text ?? "", name));
    } finally {
      await clearFaults();
    }
  });
}

/** A name's way through the stack, and another's that it is changed to: what is judged wrong. */
async function travel(user: User, of: NameCase, to: NameCase): Promise<string[]> {
  const wordmark = await wordmarkOf(user, of.name);
  const renamed = await edited(user, wordmark, renaming(to.name));
  const recoloured = await edited(user, renamed, "Make it deep blue");
  return [complaint(wordmark, of), complaint(renamed, to), complaint(recoloured, to)].flat();
}

async function wordmarkOf(user: User, company_name: string): Promise<Asset> {
  const { project_id } = await finishedProject(user, { company_name, concept_count: 3 });
  const assets = await assetsOf(user, project_id);
  assert.ok(assets.every(({ status }) => status === "completed"));
  return assets.find(({ archetype }) => archetype === "wordmark") ?? assert.fail("no wordmark");
}

async function edited(user: User, { id }: Asset, instructions: string): Promise<Asset> {
  const { assets: [begun = assert.fail()], stream_url } = await ok(
    openApi(user).POST("/api/v1/assets/{id}/refine", {
      params: { path: { id }, header: {} },
      body: { action: "edit", instructions },
    }),
  );
  using stream = new EventClient(stream_url);
  await stream.untilComplete();
  const { asset } = await ok(
    openApi(user).GET("/api/v1/assets/{id}", { params: { path: { id: begun.id } } }),
  );
  return asset;
}

function complaint({ status, lettering, lettering_text }: Asset, of: NameCase): string[] {
  const { name, isDrawn } = of;
  const isRight = isDrawn
    ? lettering === "match" && areLetteredAlike(lettering_text ?? "", name)
    : lettering === "unchecked";
  return status === "completed" && isRight ? [] : [`${name}: ${lettering}, ${lettering_text}`];
}
