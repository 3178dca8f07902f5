/** A request that the gateway led on, in milliseconds since 1970. */
export interface PassedRequest {
  /** Its method and path. */
  what: string;
  /** As the log knows it: to a millisecond. */
  from: number;
  /** When its answer's headers were out. */
  to: number;
}

/** The requests in the gateway's log that were answered since then, in the order of the answers. */
export async function readGatewayLog(file: string, since: number): Promise<PassedRequest[]> {
  const text = await Deno.readTextFile(file);
  const lines = text.matchAll(/^([\d:.]{12}) (\S+ \S+) \d+ (\d+) ms$/gm);
  const requests: PassedRequest[] = [];
  for (const [, time = "", what = "", took = ""] of lines) {
    const to = atTimeOfDay(time, since);
    // What seems to be most of a day later was answered before.
    if (to - since < DAY / 2) requests.push({ what, from: to - Number(took), to });
  }
  return requests;
}

const DAY = 24 * 60 * 60 * 1000;

/** The first moment since then that has this time of day in UTC. */
function atTimeOfDay(time: string, since: number): number {
  const at = Date.parse(`${new Date(since).toISOString().slice(0, 10)}T${time}Z`);
  return at < since ? at + DAY : at;
}
