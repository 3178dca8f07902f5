import { unwrap } from "@logokraft/client";
import type { PersistentApi } from "./api.ts";

/** Has all of a user's events delivered to an address; once more, where an answer was lost. */
export async function registerWebhook(
  api: PersistentApi,
  token: string,
  url: string,
): Promise<void> {
  await unwrap(
    api.ask(token, (logokraft) => logokraft.POST("/api/v1/webhooks", { body: { url } })),
  );
}
