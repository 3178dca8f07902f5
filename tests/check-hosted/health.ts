import { openApi } from "../support/api.ts";
import type { Checked } from "./report.ts";

/** What the service says of itself, to anybody. */
export async function checkHealth(): Promise<Checked<never>> {
  const { data, error } = await openApi().GET("/api/v1/health");
  const health = data ?? error;
  if (health?.status === "ok") return { differences: [] };
  const parts = health !== undefined && "parts" in health ? health.parts : [];
  return { differences: parts.map(({ part, message }) => `${part}: ${message}`) };
}
