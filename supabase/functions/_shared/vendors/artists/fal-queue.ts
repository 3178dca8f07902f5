import { z } from "zod";
import type { Clock } from "../../timing/clock.ts";
import { bounded } from "../../timing/bounded.ts";
import { retry } from "../../timing/retry.ts";
import { capped, JSON_BYTES } from "../capped.ts";
import { parseJson } from "../parse-json.ts";
import type { FalRequest } from "../provider-job.ts";
import { connectionError, unreadableAnswer } from "../retry-policy.ts";
import { VendorError } from "../vendor-error.ts";
import { type Asked, errorInSuccess, falError } from "./fal-errors.ts";

/** fal.ai's queue: https://fal.ai/docs/documentation/model-apis/queue. All throw `VendorError`. */
export interface FalQueue {
  submit(model: string, input: unknown, signal: AbortSignal): Promise<FalRequest>;
  isCompleted(job: FalRequest, signal: AbortSignal): Promise<boolean>;
  /** The address of the first picture that has one, as the queue says it. */
  pictureOf(job: FalRequest, signal: AbortSignal): Promise<string>;
  /** Takes a job back while it waits for its turn; false where it is past that. */
  withdraw(job: FalRequest, signal: AbortSignal): Promise<boolean>;
}

/** What the queue answers to a request. */
const submitted = z.object({
  request_id: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  status_url: z.url(),
  response_url: z.url(),
  cancel_url: z.url().optional().catch(undefined),
});

/** Its address; an entry that is null or has none means nothing. */
const picture = z.object({ url: z.string().trim().min(1) }).nullable().catch(null);

const result = z.object({
  images: z.array(picture).transform((pictures) => pictures.find((picture) => picture !== null))
    .pipe(z.object({ url: z.string() })),
});

const statusShape = z.object({ status: z.string() });

interface FalAnswer {
  response: Response;
  text: string;
}

const methods = { submission: "POST", status: "GET", result: "GET", withdrawal: "PUT" };

/**
 * Milliseconds between tries. For so long after a job was accepted a part of fal's queue may not
 * know it yet, or a gateway in between may fail.
 */
const PAUSES = [500, 1_500, 3_000];

export function openFalQueue(
  { apiKey, baseUrl, clock }: { apiKey: string; baseUrl: string; clock: Clock },
): FalQueue {
  async function ask(
    of: Asked,
    url: string,
    signal: AbortSignal,
    body?: unknown,
  ): Promise<FalAnswer> {
    // The addresses come from an answer or from the database, and the key must be sent to fal
    // alone.
    if (new URL(url).origin !== new URL(baseUrl).origin) {
      throw unreadableAnswer("fal", "an address outside the queue");
    }
    try {
      return await bounded((signal) => send(of, url, signal, body), [signal]);
    } catch (error) {
      signal.throwIfAborted();
      throw connectionError("fal", error, apiKey);
    }
  }

  async function send(
    of: Asked,
    url: string,
    signal: AbortSignal,
    body: unknown,
  ): Promise<FalAnswer> {
    const response = await fetch(url, {
      method: methods[of],
      headers: { "content-type": "application/json", authorization: `Key ${apiKey || "none"}` },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: "error",
      signal,
    });
    const text = await capped("fal", response, JSON_BYTES).text();
    if (!response.ok) throw falError(response, text, apiKey, of);
    return { response, text };
  }

  /** Asks about a job that the queue took: nobody in between decides what became of it. */
  function askFor(of: Asked, url: string, signal: AbortSignal): Promise<FalAnswer> {
    return retry(() => ask(of, url, signal), {
      pauses: PAUSES,
      afterError: mayBeKnownLater,
      clock,
      signal,
    });
  }

  /** An answer that says success, and has an error in place of what was asked for, is that error. */
  function read<T>(of: Asked, { response, text }: FalAnswer, shape: z.ZodType<T>): T {
    const { success, data } = shape.safeParse(parseJson(text));
    if (success) return data;
    throw errorInSuccess(response, text, apiKey, of) ?? unreadableAnswer("fal", text.slice(0, 80));
  }

  return {
    async submit(model, input, signal) {
      const answer = await ask("submission", `${baseUrl}/${model}`, signal, input);
      const { cancel_url, ...job } = read("submission", answer, submitted);
      return { kind: "fal_request", ...job, ...(cancel_url !== undefined && { cancel_url }) };
    },
    async isCompleted(job, signal) {
      return statusIn(await askFor("status", job.status_url, signal)) === "COMPLETED";
    },
    async pictureOf(job, signal) {
      const answer = await askFor("result", job.response_url, signal);
      return read("result", answer, result).images.url;
    },
    async withdraw({ status_url, cancel_url }, signal) {
      if (cancel_url === undefined) return false;
      try {
        const answer = await ask("status", status_url, signal);
        if (statusIn(answer) !== "IN_QUEUE") return false;
        await ask("withdrawal", cancel_url, signal);
        return true;
      } catch (error) {
        // Done by now, or not known any more.
        const { status = 0 } = error instanceof VendorError ? error : {};
        if (status === 400 || status === 404) return false;
        throw error;
      }
    },
  };
}

/**
 * Whether the queue may tell more of a job in a moment: it, or a gateway, failed by itself, or a part
 * of it doesn't know yet that the job is done.
 */
function mayBeKnownLater(error: unknown): boolean {
  if (!(error instanceof VendorError) || error.isLost || error.status === undefined) return false;
  return error.status === 404 || error.status >= 500 ||
    ["unknown", "transient", "outage"].includes(error.class);
}

/** What the queue says of a job; undefined in a gateway's page, whatever its own status is. */
function statusIn({ text }: FalAnswer): string | undefined {
  return statusShape.safeParse(parseJson(text)).data?.status;
}
