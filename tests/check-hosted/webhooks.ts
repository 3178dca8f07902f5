import { call, ok, openApi } from "../support/api.ts";
import { project } from "../support/project.ts";
import type { User } from "../support/user.ts";
import type { Checked, Report } from "./report.ts";

/** Milliseconds in which an event is delivered: at once, or by the sweep after a call was lost. */
const DELIVERY_TIMEOUT_MS = 60_000;

/**
 * Whether an event is delivered to a webhook. No receiver of ours can be reached from everywhere,
 * so that the project itself is told, by a path that takes no POST: its 405 is written down.
 */
export async function checkWebhooks(owner: User, report: Report): Promise<Checked<never>> {
  const url = `${project.SUPABASE_URL}/functions/v1/api/v1/health`;
  const asked = await call<{ code?: string; webhook?: { id: string }; secret?: string }>(
    "POST",
    "/webhooks",
    { token: owner.token, body: { url } },
  );
  if (asked.body.code === "webhook_url_refused" && !url.startsWith("https:")) {
    report.note("no event is delivered: this project's address is none that webhooks may have");
    return { differences: [] };
  }
  const { webhook, secret = "" } = asked.body;
  if (webhook === undefined) {
    return { differences: [`registering one is answered with ${asked.status} ${asked.body.code}`] };
  }
  const differences = secret.startsWith("whsec_") ? [] : ["a webhook comes without its secret"];
  const params = { path: { id: webhook.id } };
  const api = openApi(owner);
  await ok(api.POST("/api/v1/webhooks/{id}/test", { params }));
  differences.push(...await deliveryDifferences(owner, webhook.id));
  const { response } = await api.DELETE("/api/v1/webhooks/{id}", { params });
  if (response.status !== 204) differences.push(`removing one is answered ${response.status}`);
  const { webhooks } = await ok(api.GET("/api/v1/webhooks"));
  if (webhooks.length > 0) differences.push("a webhook that was removed is still listed");
  return { differences };
}

async function deliveryDifferences(owner: User, id: string): Promise<string[]> {
  const deadline = Date.now() + DELIVERY_TIMEOUT_MS;
  for (;;) {
    const { deliveries: [tried] } = await ok(
      openApi(owner).GET("/api/v1/webhooks/{id}/deliveries", { params: { path: { id } } }),
    );
    // One that is on its way has neither.
    if (tried !== undefined && (tried.status !== null || tried.error !== null)) {
      const { event, status, error } = tried;
      return event === "webhook.test" && status === 405
        ? []
        : [`${event} was answered with ${status ?? error}, not with 405`];
    }
    if (Date.now() > deadline) return ["no event is delivered within a minute"];
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
