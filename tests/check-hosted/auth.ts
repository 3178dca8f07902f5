import { z } from "zod";
import { call } from "../support/api.ts";
import { project } from "../support/project.ts";
import type { Checked, Report } from "./report.ts";

const settings = z.object({
  disable_signup: z.boolean(),
  external: z.object({ email: z.boolean() }),
  mailer_autoconfirm: z.boolean(),
});

/** Whether people can sign up and log in, and whether what is no key or token is refused. */
export async function checkAuth(report: Report): Promise<Checked<never>> {
  const response = await fetch(`${project.SUPABASE_URL}/auth/v1/settings`, {
    headers: { apikey: project.SUPABASE_PUBLISHABLE_KEY },
  });
  if (!response.ok) {
    return { differences: [`the publishable key is refused (${response.status})`] };
  }
  const { disable_signup, external, mailer_autoconfirm } = settings.parse(await response.json());
  const differences: string[] = [];
  if (disable_signup) differences.push("new users are not let in: enable sign-ups");
  if (!external.email) differences.push("nobody can sign in by e-mail: enable that provider");
  if (!mailer_autoconfirm) {
    report.note("sign-ups wait for a link in an e-mail; this is not tried, as it would send one");
  }
  const forged = await call("GET", "/auth/me", { token: "forged" });
  if (forged.status !== 401) differences.push(`a forged token is answered with ${forged.status}`);
  return { differences };
}
