import { sleep } from "../../eventually.ts";
import type { Attacker } from "../attacker.ts";

/** Streams that are asked for: of each project, and of the time. */
const OF_EACH_PROJECT = 250;
const OF_THE_TIME = 300;

/** Opens far more streams than are allowed, reads the first line of each, and no more. */
export async function openSlowly(attacker: Attacker, projects: string[]): Promise<void> {
  const { hostname, port } = new URL(attacker.target.url);
  const connections: Deno.Conn[] = [];

  async function open(path: string): Promise<void> {
    try {
      const connection = await Deno.connect({ hostname, port: Number(port) });
      connections.push(connection);
      const head = `GET ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\n\r\n`;
      await connection.write(new TextEncoder().encode(head));
      const line = new Uint8Array(12);
      await connection.read(line);
      attacker.count(new TextDecoder().decode(line).split(" ")[1] ?? "none");
    } catch {
      attacker.count("none");
    }
  }

  try {
    for (const id of projects) {
      const ticket = await attacker.call(`/functions/v1/api/v1/projects/${id}/stream-tickets`, {
        method: "POST",
      });
      if (typeof ticket.stream_url !== "string") continue; // It was asked to come again later.
      const { pathname, search } = new URL(ticket.stream_url);
      for (let nth = 0; nth < OF_EACH_PROJECT && !attacker.isOver; nth++) {
        await open(`${pathname}${search}&last_event_id=0`);
      }
    }
    for (let nth = 0; nth < OF_THE_TIME && !attacker.isOver; nth++) {
      await open("/functions/v1/api/v1/stream-test");
    }
    while (!attacker.isOver) await sleep(200);
  } finally {
    for (const connection of connections) connection.close();
  }
}
