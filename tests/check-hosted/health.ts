import { ok, openApi } from "../support/api.ts";
import type { Checked } from "./report.ts";

/** What the service says of itself, to anybody. */
export async function checkHealth(): Promise<Checked<never>> {
  const { data, error } = await openApi().GET("/api/v1/health");
  const health = data ?? error;
  if (health === undefined || health.status === "ok") return { differences: [] };
  if (!("parts" in health)) return { differences: [await ok(Promise.reject(health))] };
  return { differences: health.parts.map(({ part, message }) => `${part}: ${message}`) };
}
