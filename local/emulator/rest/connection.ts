import type postgres from "postgres";
import { connect } from "../postgres/connect.ts";

/** Between attempts to connect; the driver's own pauses grow to 20 s. */
const RETRY_SECONDS = 0.1;

/**
 * Connections whose values go to Postgres as the text they came in. The driver looks at a
 * parameter's type and would write JSON text as a JSON string, and read "true" as false.
 */
export function openPool(url: string, connections: number): postgres.Sql {
  return connect(url, {
    max: connections,
    backoff: () => RETRY_SECONDS,
    onnotice: () => {},
    connection: { TimeZone: "UTC" },
    types: {
      json: verbatim([114, 3802], (text) => JSON.parse(text)),
      boolean: verbatim([16], (text) => text === "t"),
      bytea: verbatim([17], (text) => text),
      date: verbatim([1082, 1114, 1184], (text) => text),
    },
  });
}

function verbatim<T>([to = 0, ...more]: number[], parse: (text: string) => T) {
  return { to, from: [to, ...more], serialize: (text: string) => text, parse };
}
