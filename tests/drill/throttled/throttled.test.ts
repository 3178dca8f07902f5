import assert from "node:assert/strict";
import { runThrottledDrill } from "./throttled-drill.ts";
import { readThrottlingVendors, type ThrottlingVendor, throttlingVendors } from "./vendors.ts";

/** With smaller numbers in less time: what is learned in minutes is not seen, all else is. */
function shortened(vendor: ThrottlingVendor): ThrottlingVendor {
  const orders = vendor.orders.map(({ after, body, ...order }) => {
    const pictures = Math.round(Number(body?.pictures) / 8);
    const limit = body !== undefined && "seconds" in body && { seconds: 10, pictures };
    return { ...order, after: after / 20, ...body && { body: { ...body, ...limit } } };
  });
  return { ...vendor, orders, pictures: 20 };
}

/** A kind each; the others learn for minutes, and are the long drill's. */
const short = ["at-once", "strays-30", "outage"];

for (const vendor of throttlingVendors.filter(({ name }) => short.includes(name))) {
  Deno.test(`a vendor that ${vendor.about} is asked until it has drawn all`, async () => {
    const users = { users: 10, vendor: shortened(vendor) };
    const { breaches, turnedAway } = await runThrottledDrill({ hurried: true, keep: false }, users);
    const broken = [...breaches].filter(([, found]) => found.length > 0);
    assert.deepEqual(Object.fromEntries(broken), {});
    assert.equal(turnedAway > 0, vendor.name !== "outage");
  });
}

Deno.test("vendors are chosen by name, and what is misspelt is refused", () => {
  assert.deepEqual(
    readThrottlingVendors("fixed,outage", 7).map(({ name, pictures }) => [name, pictures]),
    [
      ["fixed", 7],
      ["outage", 7],
    ],
  );
  assert.throws(() => readThrottlingVendors("fixd"), /sliding, fixed/);
});
