/**
 * The studio as a process of its own: drawing takes CPU time, and would delay all else on its
 * thread. Prints `listening {url}` once it answers, and ends when its standard input is closed.
 */
import { parseLatency } from "./latency.ts";
import { createStudio } from "./studio.ts";

/** Slow enough that pictures are seen to arrive one by one. */
const DEFAULT_LATENCY = "400-1500";

const latency = parseLatency(Deno.env.get("STUDIO_LATENCY_MS") || DEFAULT_LATENCY);
const port = Number(Deno.env.get("STUDIO_PORT") || 0);
/** Containers reach this machine by another address than itself. */
const hostname = Deno.env.get("STUDIO_HOST") || "127.0.0.1";
const handle = createStudio(latency);

Deno.serve({
  hostname,
  port,
  onListen: (address) => console.log(`listening http://127.0.0.1:${address.port}`),
  onError(error) {
    console.error(error);
    return new Response("The studio failed\n", { status: 500 });
  },
}, handle);

for await (const _ of Deno.stdin.readable);
Deno.exit(0);
