import { ok, openApi } from "../support/api.ts";
import type { User } from "../support/user.ts";
import type { Checked } from "./report.ts";

/** What a job of each kind would draw: how many pictures of how many that are asked for. */
const jobs = [
  { action: "create", count: 2, pictures: 2 },
  { action: "concepts", count: 1, pictures: 1 },
  { action: "refine", count: 1, pictures: 1 },
  { action: "kit", count: 1, pictures: 0 },
] as const;

/** Whether what each job would cost is told, and leaves the day's pictures as they were. */
export async function checkQuote(owner: User): Promise<Checked<never>> {
  const differences: string[] = [];
  const left = new Set<number>();
  for (const { action, count, pictures } of jobs) {
    const { quote } = await ok(
      openApi(owner).GET("/api/v1/quote", { params: { query: { action, count } } }),
    );
    left.add(quote.daily_left);
    if (quote.pictures !== pictures || quote.would_be !== "accepted") {
      differences.push(`${action}: ${quote.pictures} pictures, ${quote.would_be}`);
    }
  }
  if (left.size > 1) differences.push("asking for a quote changes what is left of the day");
  return { differences };
}
