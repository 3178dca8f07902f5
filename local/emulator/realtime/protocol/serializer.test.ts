import assert from "node:assert/strict";
import { type Message, RawJson, type UserBroadcast } from "./message.ts";
import { type Serializer, serializerOf } from "./serializer.ts";

const objects = serializerOf("1.0.0") ?? assert.fail();
const arrays = serializerOf("2.0.0") ?? assert.fail();
const message: Message = {
  joinRef: "1",
  ref: "2",
  topic: "realtime:room",
  event: "access_token",
  payload: { access_token: "t" },
};

function encoded(serializer: Serializer, message: Message): string {
  const frame = serializer.encode(message);
  return typeof frame === "string" ? frame : assert.fail("not a text frame");
}

/** What realtime-js 2.119.1 sends for `channel.send({ type: "broadcast", … })`. */
function userBroadcastPush(fields: string[], encoding: number, payload: string): ArrayBuffer {
  const bytes = fields.map((field) => new TextEncoder().encode(field));
  const lengths = bytes.map(({ length }) => length);
  return new Uint8Array([
    3,
    ...lengths,
    encoding,
    ...bytes.flatMap((field) => [...field]),
    ...new TextEncoder().encode(payload),
  ]).buffer;
}

Deno.test("version 2.0.0 writes and reads arrays", () => {
  const frame = encoded(arrays, message);
  assert.equal(frame, '["1","2","realtime:room","access_token",{"access_token":"t"}]');
  assert.deepEqual(arrays.decode(frame), message);
});

Deno.test("version 1.0.0 writes and reads objects", () => {
  assert.deepEqual(JSON.parse(encoded(objects, message)), {
    topic: "realtime:room",
    event: "access_token",
    payload: { access_token: "t" },
    ref: "2",
  });
  const { joinRef, ...rest } = message;
  assert.deepEqual(objects.decode(JSON.stringify({ ...rest, join_ref: joinRef })), message);
});

Deno.test("a client without a version speaks the first; one of the future is not understood", () => {
  assert.equal(serializerOf(null), objects);
  assert.equal(serializerOf("3.0.0"), undefined);
});

Deno.test("JSON that Postgres wrote passes through, digit for digit", () => {
  const payload = { ids: [7], data: new RawJson('{"record": {"n": 9007199254740993}}') };
  const expected = '"payload":{"ids":[7],"data":{"record": {"n": 9007199254740993}}}';
  assert.ok(encoded(objects, { ...message, payload }).includes(expected));
  assert.ok(encoded(arrays, { ...message, payload }).includes(expected.slice('"payload":'.length)));
});

Deno.test("a binary broadcast is read with its names in UTF-8", () => {
  const frame = userBroadcastPush(["1", "9", "realtime:café", "grüß", ""], 1, '{"a":1}');
  const { payload, ...rest } = arrays.decode(frame);
  assert.deepEqual(rest, { joinRef: "1", ref: "9", topic: "realtime:café", event: "broadcast" });
  const { body, ...broadcast } = payload as UserBroadcast;
  assert.deepEqual(broadcast, { event: "grüß", encoding: "json" });
  assert.equal(new TextDecoder().decode(body), '{"a":1}');
});

Deno.test("a broadcast goes on as a binary frame, or as an object to a client of version 1.0.0", () => {
  const payload: UserBroadcast = {
    event: "move",
    encoding: "json",
    body: new TextEncoder().encode('{"x":1}'),
  };
  const broadcast: Message = { joinRef: null, ref: null, topic: "t", event: "broadcast", payload };
  const frame = arrays.encode(broadcast);
  assert.ok(frame instanceof Uint8Array);
  assert.deepEqual([...frame.subarray(0, 5)], [4, 1, 4, 0, 1]);
  assert.equal(new TextDecoder().decode(frame.subarray(5)), 'tmove{"x":1}');
  assert.deepEqual(JSON.parse(encoded(objects, broadcast)).payload, {
    type: "broadcast",
    event: "move",
    payload: { x: 1 },
  });
  const binary = { ...broadcast, payload: { ...payload, encoding: "binary" } };
  assert.equal(objects.encode(binary), undefined);
});

Deno.test("what is no message is refused", () => {
  for (const frame of ["", "{}", "[1]", "null", '["1","2",null,"event",{}]']) {
    assert.throws(() => arrays.decode(frame), frame);
    assert.throws(() => objects.decode(frame), frame);
  }
  const cut = userBroadcastPush(["1", "9", "realtime:room", "move", ""], 1, "").slice(0, 12);
  const unknownKind = new Uint8Array([9, 0, 0, 0, 0, 0, 0]).buffer;
  const unknownEncoding = userBroadcastPush(["", "", "t", "e", ""], 2, "");
  for (const frame of [cut, unknownKind, unknownEncoding, new ArrayBuffer(0)]) {
    assert.throws(() => arrays.decode(frame));
  }
  assert.throws(() => objects.decode(cut));
});

Deno.test("a broadcast that is not the JSON it says to be is no message of version 1.0.0", () => {
  const body = new TextEncoder().encode("{");
  const payload: UserBroadcast = { event: "e", encoding: "json", body };
  assert.throws(() => objects.encode({ ...message, event: "broadcast", payload }));
});
