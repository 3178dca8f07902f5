import assert from "node:assert/strict";
import { asset } from "./asset.fixture.ts";
import { findFamily, flatten, growFamilies, numberLogos } from "./family.ts";

const families = growFamilies([
  asset({ id: "one" }),
  asset({ id: "two" }),
  asset({ id: "of-two", parent_asset_id: "two" }),
  asset({ id: "of-one", parent_asset_id: "one" }),
  asset({ id: "of-of-two", parent_asset_id: "of-two" }),
]);

Deno.test("refinements stand behind what they were made of", () => {
  const order = families.flatMap(flatten).map(({ asset }) => asset.id);
  assert.deepEqual(order, ["one", "of-one", "two", "of-two", "of-of-two"]);
  assert.equal(findFamily(families, "of-of-two")?.asset.id, "two");
  assert.equal(findFamily(families, "nobody"), undefined);
});

Deno.test("numbers tell the line of descent", () => {
  assert.deepEqual(Object.fromEntries(numberLogos(families)), {
    "one": "01",
    "of-one": "01.1",
    "two": "02",
    "of-two": "02.1",
    "of-of-two": "02.1.1",
  });
});
