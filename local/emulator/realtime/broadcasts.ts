import { z } from "zod";
import { type Caller, resolveCaller } from "../platform/caller.ts";
import type { StackKeys } from "../platform/keys.ts";
import { Unauthorized } from "./authorization.ts";
import type { Topics } from "./channels/topics.ts";
import type { RoomPolicies } from "./rooms/policies.ts";

const batch = z.object({
  messages: z.array(z.object({
    topic: z.string(),
    event: z.string(),
    payload: z.record(z.string(), z.unknown()),
    private: z.boolean().default(false),
  })),
});

const BATCH_PATH = "/realtime/v1/api/broadcast";
const SINGLE_PATH = /^\/realtime\/v1\/api\/broadcast\/([^/]+)\/events\/([^/]+)$/;

/**
 * Broadcasts over HTTP: `channel.httpSend()`, and `send()` on a channel that hasn't joined.
 *
 * @returns undefined for other paths.
 */
export async function answerBroadcast(
  request: Request,
  realm: { keys: StackKeys; topics: Topics; policies: RoomPolicies },
): Promise<Response | undefined> {
  const { pathname, searchParams } = new URL(request.url);
  const [, topic, event] = SINGLE_PATH.exec(pathname) ?? [];
  if (request.method !== "POST" || topic === undefined && pathname !== BATCH_PATH) return undefined;
  const caller = await resolveCaller(request.headers, realm.keys);
  if (caller instanceof Response) return caller;

  if (topic === undefined || event === undefined) {
    const { data } = batch.safeParse(await request.json().catch(() => undefined));
    if (!data) return Response.json({ message: "messages are invalid" }, { status: 422 });
    for (const { topic, event, payload, private: isPrivate } of data.messages) {
      await tell(realm, caller, topic, isPrivate, { type: "broadcast", event, payload });
    }
  } else {
    const isBinary = request.headers.get("content-type") === "application/octet-stream";
    const body = new Uint8Array(await request.arrayBuffer());
    await tell(realm, caller, decodeURIComponent(topic), searchParams.get("private") === "true", {
      event: decodeURIComponent(event),
      encoding: isBinary ? "binary" : "json",
      body,
    });
  }
  return new Response(null, { status: 202 });
}

/** What the caller may not send is dropped silently, as on hosted. */
async function tell(
  { topics, policies }: { topics: Topics; policies: RoomPolicies },
  caller: Caller,
  name: string,
  isPrivate: boolean,
  payload: unknown,
): Promise<void> {
  const topic = topics.find(name, isPrivate);
  if (topic === undefined) return;
  if (isPrivate && !await maySend(policies, caller, name)) return;
  topic.broadcast("broadcast", payload);
}

async function maySend(policies: RoomPolicies, caller: Caller, name: string): Promise<boolean> {
  try {
    return (await policies.rightsOf(caller, name)).sends.has("broadcast");
  } catch (error) {
    if (error instanceof Unauthorized) return false;
    throw error;
  }
}
