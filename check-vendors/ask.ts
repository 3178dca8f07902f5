import { capped, JSON_BYTES } from "../supabase/functions/_shared/vendors/capped.ts";
import { redact } from "../supabase/functions/_shared/vendors/redact.ts";
import { bounded, TimedOut } from "../supabase/functions/_shared/timing/bounded.ts";

/** A vendor's answer to a question that costs nothing. */
export interface Reply {
  status: number;
  /** Its text, without the key and what signs URLs. */
  text: string;
  /** Without the key as well; undefined for what is no JSON. */
  json: unknown;
}

/** That there was no answer, in words for an operator. */
export class NoReply extends Error {
  override name = "NoReply";
}

export interface Question {
  url: string;
  headers: Record<string, string>;
  /** A POST's; absent, it is a GET. */
  body?: unknown;
  /** What may not be shown. */
  secret: string;
}

/**
 * Asks a vendor. A redirect isn't followed: the key would go along.
 *
 * @param milliseconds that the whole answer may take.
 * @throws `NoReply`
 */
export async function ask(question: Question, milliseconds: number): Promise<Reply> {
  const { url, headers, body, secret } = question;
  try {
    return await bounded(
      async (signal) => {
        const response = await fetch(url, {
          method: body === undefined ? "GET" : "POST",
          headers: {
            ...headers,
            ...(body === undefined ? {} : { "content-type": "application/json" }),
          },
          body: body === undefined ? null : JSON.stringify(body),
          redirect: "manual",
          signal,
        });
        if (response.status >= 300 && response.status < 400) {
          await response.body?.cancel();
          throw new NoReply(`it redirects ${hostOf(response.headers.get("location"), url)}`);
        }
        const text = await capped("vendor", response, JSON_BYTES).text();
        // Some vendors say which key they refuse. It is hidden before the text is cut, or a part of
        // it could stay.
        const shown = secret === "" ? text : text.replaceAll(secret, "…");
        return { status: response.status, text: redact(shown, secret), json: parsed(shown) };
      },
      [],
      { milliseconds },
    );
  } catch (error) {
    if (error instanceof NoReply) throw error;
    if (error instanceof TimedOut) {
      throw new NoReply(`it does not answer within ${milliseconds / 1000} s`);
    }
    throw new NoReply(redact(error instanceof Error ? error.message : String(error), secret));
  }
}

function hostOf(location: string | null, base: string): string {
  const target = location !== null && URL.canParse(location, base) ? new URL(location, base) : null;
  return target === null ? "to nowhere" : `to ${target.host}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
