import { z } from "zod";
import { limitHeaders } from "../../../_shared/http/limit-headers.ts";
import { invalidAt, Problem } from "../../../_shared/http/problem.ts";

const errorSchema = z.object({
  code: z.string(),
  message: z.string().default(""),
  weak_password: z.object({ reasons: z.array(z.string()) }).optional(),
});

/** Auth's error answer as ours. Codes: https://supabase.com/docs/guides/auth/debugging/error-codes */
export async function explainRefusal(response: Response): Promise<Problem> {
  const parsed = errorSchema.safeParse(await response.json().catch(() => null));
  const code = parsed.data?.code ?? "";
  if (response.status === 429) return tooMany();
  switch (code) {
    case "user_already_exists":
    case "email_exists":
      return new Problem("email_taken");
    case "weak_password":
      return new Problem("weak_password", parsed.data && strengthen(parsed.data));
    case "invalid_credentials":
    case "user_not_found":
    case "user_banned":
      return new Problem("invalid_credentials");
    case "email_not_confirmed":
      return new Problem(
        "invalid_credentials",
        "Follow the link in the e-mail that confirms the address, then log in.",
      );
    case "refresh_token_not_found":
    case "refresh_token_already_used":
    case "session_not_found":
    case "session_expired":
      return new Problem("invalid_credentials", "The session has ended: log in again.");
    case "email_address_invalid":
    case "email_address_not_authorized":
      return invalidAt("email", "is not accepted: check it, or use another address");
    case "signup_disabled":
      return invalidAt("", "is not accepted: no new accounts are taken here. Ask the operator");
  }
  if (response.status >= 500) {
    return new Problem("unavailable", undefined, {
      cause: new Error(`Auth answered ${code}`),
    });
  }
  return invalidAt("", "is not accepted: check the e-mail address and the password");
}

// Auth's default: 30 in five minutes for an address, refilled evenly. Its answer doesn't tell when
// it accepts the next request, so the time in which one more is refilled is given.
function tooMany(): Problem {
  return new Problem("rate_limited", undefined, {
    headers: limitHeaders({
      name: "auth",
      quota: 30,
      windowSeconds: 300,
      remaining: 0,
      resetSeconds: 10,
      retryAfter: 10,
    }),
  });
}

const remedies: Record<string, string> = {
  characters: "mix lower-case and upper-case letters, digits and symbols",
  pwned: "take one that is not known from a leak",
};

/** What to change about a password, by Auth's reasons; the least length stands in its message only. */
function strengthen({ message, weak_password }: z.infer<typeof errorSchema>): string | undefined {
  const [, least] = /at least (\d+) characters/.exec(message) ?? [];
  const found = (weak_password?.reasons ?? []).flatMap((reason) =>
    reason === "length"
      ? `use at least ${least ?? "a few more"} characters`
      : remedies[reason] ?? []
  );
  return found.length > 0 ? `Choose another password: ${found.join(", and ")}.` : undefined;
}
