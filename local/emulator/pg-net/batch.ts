import type postgres from "postgres";
import { type QueuedRequest, type RecordedResponse, send } from "./request.ts";

/** pg_net's defaults of `pg_net.batch_size` and `pg_net.ttl`. */
const BATCH_SIZE = 200;
const TIME_TO_LIVE = "6 hours";

const responseColumns = [
  "id",
  "status_code",
  "content_type",
  "headers",
  "content",
  "timed_out",
  "error_msg",
] as const satisfies (keyof RecordedResponse)[];

/**
 * Takes up to 200 requests off the queue, sends them all at once, and records the responses when
 * the slowest has ended: one transaction, as in pg_net. When it fails half way, because of `stop` or
 * the database, its requests are in the queue again and will be sent again.
 */
export async function runBatch(sql: postgres.Sql, stop: AbortSignal): Promise<void> {
  await sql.begin(async (tx) => {
    const [installed] = await tx`select to_regclass('net.http_request_queue') is not null as yes`;
    if (!installed?.yes) return;

    await tx`
      delete from net._http_response
      where ctid in (
        select ctid from net._http_response
        where created < now() - ${TIME_TO_LIVE}::interval
        order by created
        limit ${BATCH_SIZE}
      )`;
    const requests = await tx<QueuedRequest[]>`
      delete from net.http_request_queue
      where id in (select id from net.http_request_queue order by id limit ${BATCH_SIZE})
      returning id, method, url, headers, body, timeout_milliseconds`;
    if (requests.length > 0) {
      const responses = await Promise.all(requests.map((request) => send(request, stop)));
      await tx`insert into net._http_response ${tx(responses, ...responseColumns)}`;
    }
  });
}
