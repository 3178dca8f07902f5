import type { Pgoutput } from "pg-logical-replication";

/** A column of a changed row; the value is the text that Postgres writes for it. */
export interface Column {
  name: string;
  /** OID. */
  type: number;
  value: string | null;
}

/** A committed change of one row. */
export interface Change {
  /** OID of the table. */
  relation: number;
  /** The transaction, as 32 bits. */
  xid: number;
  schema: string;
  table: string;
  type: "INSERT" | "UPDATE" | "DELETE";
  /** ISO 8601. */
  commit_timestamp: string;
  /** The row as it is now; without the large values that an update left alone. */
  record: Column[] | null;
  /** What the replica identity tells of the row as it was: by default its primary key. */
  old_record: Column[] | null;
}

type Tuple = Record<string, string | null | undefined>;

/** Turns the messages of a replication stream, in their order, into changes. */
export class ChangeReader {
  #transaction = { xid: 0, commit_timestamp: "" };

  /** @returns undefined for what is no change of a row. */
  read(message: Pgoutput.Message): Change | undefined {
    switch (message.tag) {
      case "begin":
        this.#transaction = { xid: message.xid >>> 0, commit_timestamp: toIso(message.commitTime) };
        return undefined;
      case "insert":
        return this.#change("INSERT", message.relation, message.new, null);
      case "update": {
        const { relation } = message;
        // Postgres sends the old key only where it changed.
        const old = message.old ?? message.key ?? keyOf(message.new, relation);
        return this.#change("UPDATE", relation, message.new, old);
      }
      case "delete":
        return this.#change("DELETE", message.relation, null, message.old ?? message.key);
    }
  }

  #change(
    type: Change["type"],
    relation: Pgoutput.MessageRelation,
    record: Tuple | null,
    old: Tuple | null,
  ): Change {
    return {
      relation: relation.relationOid,
      schema: relation.schema,
      table: relation.name,
      type,
      ...this.#transaction,
      record: record && toColumns(record, relation),
      old_record: old && toColumns(old, relation),
    };
  }
}

/** Columns without a value are those that the message doesn't tell. */
function toColumns(tuple: Tuple, { columns }: Pgoutput.MessageRelation): Column[] {
  return columns.flatMap(({ name, typeOid }) => {
    const value = tuple[name];
    return value === undefined ? [] : [{ name, type: typeOid >>> 0, value }];
  });
}

function keyOf(tuple: Tuple, { keyColumns }: Pgoutput.MessageRelation): Tuple {
  return Object.fromEntries(keyColumns.map((name) => [name, tuple[name]]));
}

/** From microseconds since 1970. */
function toIso(microseconds: Pgoutput.MessageBegin["commitTime"]): string {
  return new Date(Number(microseconds) / 1000).toISOString();
}
