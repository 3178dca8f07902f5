import type { GatewayRoute } from "./gateway.ts";

/** How a part is down: it answers 500, or nothing at all. */
export type Interruption = "error" | "hang";

/** A route whose service can be taken away for a while. */
export interface Interruptible extends GatewayRoute {
  /** @returns what ends the interruption; requests that still wait then get a 504. */
  interrupt(how: Interruption): () => void;
}

/** Lets a drill take the service of this route down. What it answers already goes on. */
export function interruptible(route: GatewayRoute): Interruptible {
  let down: { how: Interruption; over: Promise<void> } | undefined;
  return {
    ...route,
    async handle(request, peerAddress) {
      if (down === undefined) return await route.handle(request, peerAddress);
      if (down.how === "error") return Response.json({ message: "Out of order" }, { status: 500 });
      await Promise.race([down.over, gone(request.signal)]);
      return Response.json({ message: "The upstream server timed out" }, { status: 504 });
    },
    interrupt(how) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const own = { how, over: promise };
      down = own;
      return () => {
        if (down === own) down = undefined;
        resolve();
      };
    },
  };
}

function gone(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  else signal.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}
