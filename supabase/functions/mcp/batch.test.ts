import assert from "node:assert/strict";
import { isBatch } from "./batch.ts";

const MAX_BYTES = 100;

/** A request whose body comes in these pieces. */
function requestOf(...pieces: string[]): Request {
  const body = ReadableStream.from(pieces).pipeThrough(new TextEncoderStream());
  return new Request("http://localhost/", { method: "POST", body });
}

Deno.test("a list is told from one message, whatever stands before it", async () => {
  for (const pieces of [["[{}]"], [" \n", "\t[", "{}]"], ["\ufeff[]"]]) {
    assert.equal(await isBatch(requestOf(...pieces), MAX_BYTES), true, JSON.stringify(pieces));
  }
  for (const pieces of [["{}"], ["  ", '{"a":["[', '"]}'], [], [""], ['"["']]) {
    assert.equal(await isBatch(requestOf(...pieces), MAX_BYTES), false, JSON.stringify(pieces));
  }
});

Deno.test("the body can still be read, and blanks without end are not", async () => {
  const request = requestOf("  {", '"a":1}');
  await isBatch(request, MAX_BYTES);
  assert.deepEqual(await request.json(), { a: 1 });
  let sent = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      sent += 10;
      controller.enqueue(new Uint8Array(10).fill(" ".charCodeAt(0)));
    },
  });
  const endless = new Request("http://localhost/", { method: "POST", body });
  assert.equal(await isBatch(endless, MAX_BYTES), false);
  assert.ok(sent < 3 * MAX_BYTES, `${sent} bytes`);
});
