import type { Pgoutput } from "pg-logical-replication";
import assert from "node:assert/strict";
import { ChangeReader } from "./change.ts";

const [UUID, TEXT, ENUM] = [2950, 25, 3_000_000_000];

function relation(keyColumns: string[]): Pgoutput.MessageRelation {
  const columns = [["id", UUID], ["title", TEXT], ["status", ENUM]] as const;
  return {
    tag: "relation",
    relationOid: 16_400,
    schema: "public",
    name: "notes",
    replicaIdentity: "default",
    keyColumns,
    columns: columns.map(([name, oid]) => ({
      name,
      flags: 0,
      // The library reads OIDs, and transactions, as signed.
      typeOid: oid | 0,
      typeMod: -1,
      typeSchema: null,
      typeName: null,
      parser: (text: string) => text,
    })),
  };
}

function readerInTransaction(): ChangeReader {
  const reader = new ChangeReader();
  const commitTime = BigInt(Date.UTC(2026, 10, 19, 0, 22, 40, 877)) * 1000n + 123n;
  assert.equal(reader.read({ tag: "begin", commitLsn: "0/1", commitTime, xid: -2 }), undefined);
  return reader;
}

const row = { id: "a", title: "t", status: null };
const whole = [
  { name: "id", type: UUID, value: "a" },
  { name: "title", type: TEXT, value: "t" },
  { name: "status", type: ENUM, value: null },
];
const key = [{ name: "id", type: UUID, value: "a" }];

Deno.test("an insert is the row, with its table and the time of its commit", () => {
  const change = readerInTransaction().read({
    tag: "insert",
    relation: relation(["id"]),
    new: row,
  });
  assert.deepEqual(change, {
    relation: 16_400,
    xid: 2 ** 32 - 2,
    schema: "public",
    table: "notes",
    type: "INSERT",
    commit_timestamp: "2026-11-19T00:22:40.877Z",
    record: whole,
    old_record: null,
  });
});

Deno.test("an update that leaves the key alone tells the key as the old row", () => {
  const change = readerInTransaction().read({
    tag: "update",
    relation: relation(["id"]),
    key: null,
    old: null,
    new: row,
  });
  assert.deepEqual(change?.record, whole);
  assert.deepEqual(change?.old_record, key);
});

Deno.test("an update of the key tells the old key", () => {
  const change = readerInTransaction().read({
    tag: "update",
    relation: relation(["id"]),
    key: { id: "b" },
    old: null,
    new: row,
  });
  assert.deepEqual(change?.old_record, [{ name: "id", type: UUID, value: "b" }]);
});

Deno.test("a large value that an update leaves alone is not told", () => {
  const change = readerInTransaction().read({
    tag: "update",
    relation: relation(["id"]),
    key: null,
    old: null,
    new: { ...row, title: undefined },
  });
  assert.deepEqual(change?.record?.map(({ name }) => name), ["id", "status"]);
});

Deno.test("a delete tells the key, or all where the replica identity is full", () => {
  const reader = readerInTransaction();
  const deletion = { tag: "delete", relation: relation(["id"]) } as const;
  const byKey = reader.read({ ...deletion, key: { id: "a" }, old: null });
  assert.deepEqual([byKey?.record, byKey?.old_record], [null, key]);
  assert.deepEqual(reader.read({ ...deletion, key: null, old: row })?.old_record, whole);
});

Deno.test("a truncation is no change of a row", () => {
  const truncation = { tag: "truncate", cascade: false, restartIdentity: false } as const;
  const change = readerInTransaction().read({ ...truncation, relations: [relation(["id"])] });
  assert.equal(change, undefined);
});
