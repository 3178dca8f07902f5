import { SlowReader } from "../../../support/slow-reader.ts";
import { sleep } from "../../eventually.ts";
import type { Attacker } from "../attacker.ts";

/** Streams that are asked for: of each project, and of the time. */
const OF_EACH_PROJECT = 250;
const OF_THE_TIME = 300;
/** So many are asked for side by side. */
const AT_ONCE = 10;

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

  async function openMany(url: URL, count: number): Promise<void> {
    let asked = 0;
    const lane = async () => {
      while (asked++ < count && !attacker.isOver) await open(url);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  for (const id of projects) {
    const ticket = await attacker.call(`/functions/v1/api/v1/projects/${id}/stream-tickets`, {
      method: "POST",
    });
    if (typeof ticket.stream_url !== "string") continue; // It was asked to come again later.
    const url = new URL(ticket.stream_url);
    url.searchParams.set("last_event_id", "0");
    await openMany(url, OF_EACH_PROJECT);
  }
  await openMany(new URL("/functions/v1/api/v1/stream-test", attacker.target.url), OF_THE_TIME);
  while (!attacker.isOver) await sleep(200);
}
