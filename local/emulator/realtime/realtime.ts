import type { StackKeys } from "../platform/keys.ts";
import { authorizeConnection } from "./authorization.ts";
import { answerBroadcast } from "./broadcasts.ts";
import { ChangeFeed } from "./changes/feed.ts";
import { Connection } from "./channels/connection.ts";
import { Topics } from "./channels/topics.ts";
import { serializerOf } from "./protocol/serializer.ts";
import { broadcastRow } from "./rooms/messages.ts";
import { keepPartitions } from "./rooms/partitions.ts";
import { RoomPolicies } from "./rooms/policies.ts";

export interface RealtimeOptions {
  /** As `supabase_admin`, on a database that `installRealtimeSchema` has seen. */
  adminUrl: string;
  keys: StackKeys;
  /**
   * Paces changes as hosted's polls do: 100 is hosted's interval, and after a quiet time the first
   * change waits up to five. By default changes are told at once.
   */
  pollMilliseconds?: number;
}

export interface Realtime {
  /** Answers for `/realtime/v1/…`: sockets at `…/websocket`, broadcasts at `…/api/broadcast`. */
  handle(request: Request, peerAddress?: string): Promise<Response>;
  /** Closes all sockets. */
  stop(): Promise<void>;
}

/** Starts the server that `supabase.channel(…)` talks to. */
export function startRealtime(options: RealtimeOptions): Realtime {
  const { adminUrl, keys, pollMilliseconds } = options;
  const connections = new Set<Connection>();
  let stopped = false;
  const topics = new Topics();
  const feed = new ChangeFeed({
    adminUrl,
    pollMilliseconds,
    onRoomChange: (change) => broadcastRow(change, topics),
    onResume: () => connections.forEach((connection) => connection.resume()),
  });
  const policies = new RoomPolicies(adminUrl);
  const partitions = keepPartitions(adminUrl);
  const realm = { keys, feed, topics, policies };

  async function upgrade(request: Request): Promise<Response> {
    if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") {
      return Response.json({ error: "Upgrade Required" }, { status: 426 });
    }
    const serializer = serializerOf(new URL(request.url).searchParams.get("vsn"));
    if (!serializer) return Response.json({ error: "unknown vsn" }, { status: 403 });
    const caller = await authorizeConnection(request, keys);
    if (caller instanceof Response) return caller;
    if (stopped) return Response.json({ error: "Realtime is restarting" }, { status: 503 });
    const { socket, response } = Deno.upgradeWebSocket(request);
    const connection = new Connection(socket, serializer, caller, realm);
    connections.add(connection);
    socket.addEventListener("close", () => connections.delete(connection));
    return response;
  }

  return {
    async handle(request) {
      const { pathname } = new URL(request.url);
      if (pathname === "/realtime/v1/websocket") return await upgrade(request);
      const answer = await answerBroadcast(request, realm);
      if (answer) return answer;
      return Response.json({ error: "requested path is invalid" }, { status: 404 });
    },
    async stop() {
      stopped = true;
      for (const connection of connections) connection.close();
      await Promise.all([feed.stop(), policies.close(), partitions.stop()]);
    },
  };
}
