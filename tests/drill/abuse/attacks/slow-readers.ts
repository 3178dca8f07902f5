import { SlowReader } from "../../../support/slow-reader.ts";
import { sleep } from "../../eventually.ts";
import type { Attacker } from "../attacker.ts";

/** Streams that are asked for: of each project, and of the time. */
const OF_EACH_PROJECT = 250;
const OF_THE_TIME = 300;

/** Opens far more streams than are allowed, reads the head of each answer, and no more. */
export async function openSlowly(attacker: Attacker, projects: string[]): Promise<void> {
  using readers = new DisposableStack();

  async function open(url: URL): Promise<void> {
    try {
      attacker.count(`${readers.use(await SlowReader.open(url)).status}`);
    } catch {
      attacker.count("none");
    }
  }

  for (const id of projects) {
    const ticket = await attacker.call(`/functions/v1/api/v1/projects/${id}/stream-tickets`, {
      method: "POST",
    });
    if (typeof ticket.stream_url !== "string") continue; // It was asked to come again later.
    const url = new URL(ticket.stream_url);
    url.searchParams.set("last_event_id", "0");
    for (let nth = 0; nth < OF_EACH_PROJECT && !attacker.isOver; nth++) await open(url);
  }
  const url = new URL("/functions/v1/api/v1/stream-test", attacker.target.url);
  for (let nth = 0; nth < OF_THE_TIME && !attacker.isOver; nth++) await open(url);
  while (!attacker.isOver) await sleep(200);
}
