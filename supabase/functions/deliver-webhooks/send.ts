import type { DeliveryTry } from "../_shared/jobs/verbs/delivery-verbs.ts";
import { bounded } from "../_shared/timing/bounded.ts";
import type { Clock } from "../_shared/timing/clock.ts";
import { checkWebhookUrl, UrlRefused, type UrlRules } from "../_shared/webhooks/check-url.ts";
import { signMessage } from "./sign.ts";

/** Milliseconds in which an endpoint has to answer. */
export const ANSWER_MS = 15_000;

export interface Message {
  url: string;
  secret: string;
  /** The delivery's, so that each try has the same. */
  id: string;
  body: string;
}

/**
 * Keeps no connection for the next message: an endpoint may answer twice, and on a connection that is
 * used again the second answer would be taken for that of the next message, which may be of another
 * webhook of the same host.
 */
const client = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });

/** The endpoint did not answer in its time. */
class NoAnswer extends Error {}

/**
 * Sends a message once. Redirects are not followed, and of the answer nothing but its status is
 * read. The sentence that tells an error repeats nothing of the address or the answer.
 *
 * @throws the signal's reason when it aborts.
 */
export async function sendMessage(
  { url, secret, id, body }: Message,
  rules: UrlRules,
  clock: Clock,
  signal: AbortSignal,
): Promise<DeliveryTry> {
  try {
    return await bounded(
      async (within) => {
        await checkWebhookUrl(url, rules);
        const timestamp = Math.floor(clock.now() / 1000);
        const response = await fetch(url, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "user-agent": "LogoKraft-Webhooks/1.0",
            ...await signMessage(secret, { id, timestamp, body }),
          },
          body,
          redirect: "manual",
          client,
          signal: within,
        });
        // Not waited for: the receiver may send its body without end.
        response.body?.cancel().catch(() => {});
        return { status: response.status, error: whyRefused(response) };
      },
      [signal],
      { milliseconds: ANSWER_MS, clock, reason: new NoAnswer() },
    );
  } catch (error) {
    signal.throwIfAborted();
    return { status: null, error: whyFailed(error) };
  }
}

function whyRefused({ ok, status }: Response): string | null {
  if (ok) return null;
  if (status >= 300 && status < 400) {
    return `The endpoint answered ${status}: redirects are not followed.`;
  }
  return status === 410
    ? "The endpoint answered 410: the webhook is deactivated."
    : `The endpoint answered ${status}.`;
}

// The error's own message holds the address, and that may hold a secret.
function whyFailed(error: unknown): string {
  if (error instanceof UrlRefused) return error.message;
  return error instanceof NoAnswer
    ? `The endpoint did not answer within ${ANSWER_MS / 1000} seconds.`
    : "The endpoint could not be reached.";
}
