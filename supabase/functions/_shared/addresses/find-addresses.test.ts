import assert from "node:assert/strict";
import { findAddresses } from "./find-addresses.ts";

/** With a resolver that knows these records; of any other it says that there are none. */
async function withRecords(
  records: Record<string, string[] | Error>,
  run: () => Promise<void>,
): Promise<void> {
  const { resolveDns } = Deno;
  const answer = (name: string, type: string) => {
    const found = records[`${type} ${name}`] ?? new Deno.errors.NotFound("no records");
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  };
  Deno.resolveDns = answer as typeof Deno.resolveDns;
  try {
    await run();
  } finally {
    Deno.resolveDns = resolveDns;
  }
}

Deno.test("a name's numbers of both kinds are found; one kind is enough, and so is none", async () => {
  const records = {
    "A both.example": ["93.184.216.34", "93.184.216.35"],
    "AAAA both.example": ["2606:2800::1"],
    "AAAA six.example": ["2606:2800::2"],
  };
  await withRecords(records, async () => {
    assert.deepEqual(await findAddresses("both.example"), [
      ...["93.184.216.34", "93.184.216.35", "2606:2800::1"],
    ]);
    assert.deepEqual(await findAddresses("six.example"), ["2606:2800::2"]);
    assert.deepEqual(await findAddresses("none.example"), []);
  });
});

Deno.test("where one kind can't be found out, nothing is known: the other might mislead", async () => {
  const records = {
    "A half.example": ["93.184.216.34"],
    "AAAA half.example": new Error("SERVFAIL"),
  };
  await withRecords(records, async () => {
    await assert.rejects(findAddresses("half.example"), /SERVFAIL/);
  });
});
