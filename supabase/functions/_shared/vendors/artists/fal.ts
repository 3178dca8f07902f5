import { z } from "zod";
import type { Config } from "../../config.ts";
import { bounded } from "../../timing/bounded.ts";
import { capped, JSON_BYTES } from "../capped.ts";
import { type Clock, systemClock } from "../../timing/clock.ts";
import { retry } from "../../timing/retry.ts";
import { connectionError, unreadableAnswer } from "../retry-policy.ts";
import { artistModel } from "../models/find-model.ts";
import type { ArtistModel } from "../models/model.ts";
import { costOfPicture } from "../models/prices.ts";
import { parseJson } from "../parse-json.ts";
import { VendorError } from "../vendor-error.ts";
import type { VendorCall } from "../vendor-call.ts";
import type { FalRequest } from "../provider-job.ts";
import type { Artist } from "./artist.ts";
import { type Asked, errorInSuccess, falError } from "./fal-errors.ts";
import { locatePicture, pictureUrl } from "./picture-url.ts";

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

interface Answer {
  response: Response;
  text: string;
}

const methods = { submission: "POST", status: "GET", result: "GET", withdrawal: "PUT" };

const POLL_MS = 700;

/** Milliseconds of an attempt that are left for fetching and storing a picture. */
const FETCHING_TIME = 10_000;

/**
 * Milliseconds between tries. For so long after a job was accepted a part of fal's queue may not
 * know it yet, or a gateway in between may fail.
 */
const PAUSES = [500, 1_500, 3_000];

/**
 * Models on fal.ai. Its queue keeps a job when this worker stops, so a second attempt asks for
 * the job of the first one.
 */
export function createFal(
  config: Config["seedream"],
  clock: Clock = systemClock,
  known: ArtistModel = artistModel("fal", config.model),
): Artist {
  const { apiKey, baseUrl, model, background = "opaque" } = config;

  async function ask(
    of: Asked,
    url: string,
    signal: AbortSignal,
    body?: unknown,
  ): Promise<Answer> {
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
  ): Promise<Answer> {
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
  function askFor(of: Asked, url: string, signal: AbortSignal): Promise<Answer> {
    return retry(() => ask(of, url, signal), {
      pauses: PAUSES,
      afterError: mayBeKnownLater,
      clock,
      signal,
    });
  }

  async function submit(prompt: string, signal: AbortSignal): Promise<FalRequest> {
    const input = inputOf(known, prompt, background);
    const answer = await ask("submission", `${baseUrl}/${model}`, signal, input);
    const { cancel_url, ...job } = read("submission", answer, submitted);
    return { kind: "fal_request", ...job, ...(cancel_url !== undefined && { cancel_url }) };
  }

  /**
   * Waits until the job is done; resolves at once where it was done long ago. A queue that answers,
   * and draws for longer than the attempt lasts, is no outage: a later attempt waits on.
   */
  async function wait(job: FalRequest, { signal, endsAt = Infinity }: VendorCall): Promise<void> {
    for (;;) {
      const answer = await askFor("status", job.status_url, signal);
      if (statusIn(answer) === "COMPLETED") return;
      if (clock.now() >= endsAt - FETCHING_TIME) throw stillDrawn();
      await clock.sleep(POLL_MS, signal);
    }
  }

  async function fetchResult(job: FalRequest, signal: AbortSignal): Promise<URL> {
    const answer = await askFor("result", job.response_url, signal);
    return pictureUrl("fal", read("result", answer, result).images.url, baseUrl);
  }

  /** An answer that says success, and has an error in place of what was asked for, is that error. */
  function read<T>(of: Asked, { response, text }: Answer, shape: z.ZodType<T>): T {
    const { success, data } = shape.safeParse(parseJson(text));
    if (success) return data;
    throw errorInSuccess(response, text, apiKey, of) ?? unreadableAnswer("fal", text.slice(0, 80));
  }

  return {
    model: known,
    outlivesAttempts: true,
    async begin(prompt, { signal, meter }) {
      const job = await meter.measure({ vendor: "seedream", model }, () => submit(prompt, signal));
      const price = costOfPicture(known);
      meter.charge(price);
      return { ...job, ...(price !== undefined && { price_usd: price }) };
    },
    canFinish: () => true,
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
    async finish(job, call) {
      const { signal, meter } = call;
      // Another provider was configured when it was drawn: the picture is at its address all the
      // same.
      if (job.kind === "picture_url") return await locatePicture("fal", job, baseUrl);
      return await meter.resume({ vendor: "seedream", model }, async () => {
        return await wait(job, call).then(() => fetchResult(job, signal)).catch(throwLost);
      }).catch((error) => {
        if (isFree(error)) meter.refund(job.price_usd);
        throw error;
      });
    },
  };
}

/** What the model of that row takes: https://fal.ai/models/{name}/llms.txt */
function inputOf(
  { sizeField, sides: [side], sends, transparent }: ArtistModel,
  prompt: string,
  background: "opaque" | "transparent",
) {
  return {
    prompt,
    ...(sizeField === "image_size" && { image_size: { width: side, height: side } }),
    ...(sizeField === "aspect_ratio" && { aspect_ratio: "1:1" }),
    ...sends,
    ...(transparent === "by_background" && { background }),
  };
}

function stillDrawn(): VendorError {
  return new VendorError("fal: the picture is still being drawn", {
    class: "transient",
    code: "vendor_unavailable",
  });
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

/** "Server errors (HTTP 500+) are never charged": https://fal.ai/docs/documentation/model-apis/faq */
function isFree(error: unknown): boolean {
  return error instanceof VendorError && error.isLost && (error.status ?? 0) >= 500;
}

/**
 * Marks the error of work that can't be had any more. Where the queue fails, is too busy or refuses
 * our key, the job is not lost.
 */
function throwLost(error: unknown): never {
  if (!(error instanceof VendorError)) throw error;
  // That the queue has no such job says nothing about the model, so no gate is closed for it.
  if (error.status === 404) throw unreadableAnswer("fal", "no such job").asLost();
  throw error.class === "permanent" ? error.asLost() : error;
}

/** What the queue says of a job; undefined in a gateway's page, whatever its own status is. */
function statusIn({ text }: Answer): string | undefined {
  return statusShape.safeParse(parseJson(text)).data?.status;
}
