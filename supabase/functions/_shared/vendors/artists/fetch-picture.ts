import type { Bytes } from "../../bytes.ts";
import { bounds, type Limit } from "../../timing/bounded.ts";
import { type Clock, systemClock } from "../../timing/clock.ts";
import { retry } from "../../timing/retry.ts";
import { classOfStatus, connectionError } from "../retry-policy.ts";
import { VendorError } from "../vendor-error.ts";
import { badPicture, type PictureStream, streamPicture } from "./picture-stream.ts";

/** A picture of 4096 × 4096 is about half of this, which is also what the bucket takes. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * From the request to the picture's header, and again from there to its last byte. The time in which
 * the answer waits to be received doesn't count.
 */
const TIMEOUT_MS = 30_000;

/**
 * Told of an answer's body before any of it is read. It may wait, and gives the body to read.
 *
 * @param maxBytes as the answer says; the most that a picture may have where it doesn't.
 */
export type ReceiveBody = (
  body: ReadableStream<Bytes>,
  maxBytes: number,
) => Promise<ReadableStream<Bytes>>;

/** For whom there is nothing to wait for. */
export const receiveAtOnce: ReceiveBody = (body) => Promise.resolve(body);

/** Milliseconds between tries: now and then a drawn picture is not at its address at once. */
const PAUSES = [500, 1_500, 3_000];

/**
 * Opens the picture at the address of a vendor's answer; redirects are not followed. A picture that
 * isn't there yet, or can't be read yet, is asked for again before it counts as lost.
 *
 * @throws `VendorError`: `bad_picture` where it is none, or too large.
 */
export async function fetchPicture(
  url: URL,
  signal: AbortSignal,
  limits: Limit & { bytes: number } = { bytes: MAX_BYTES, milliseconds: TIMEOUT_MS },
  clock: Clock = systemClock,
  receive: ReceiveBody = receiveAtOnce,
): Promise<PictureStream> {
  const { bytes: mostBytes, ...duration } = limits;
  const { milliseconds, clock: timer = systemClock } = duration;
  const limit = () => bounds([signal], duration);
  const from = timer.now();
  const within = limit();

  async function ask(): Promise<Response> {
    const response = await fetch(url, {
      // A compressed answer could grow far beyond the limit when it is unpacked.
      headers: { "accept-encoding": "identity" },
      redirect: "error",
      signal: within.signal,
    });
    if (isMissing(response)) await response.body?.cancel();
    return response;
  }

  try {
    const response = await retry(ask, {
      pauses: PAUSES,
      afterError: () => false,
      afterAnswer: isMissing,
      clock,
      signal: within.signal,
    });
    if (response.headers.has("content-encoding")) {
      await response.body?.cancel();
      throw badPicture("it is compressed");
    }
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      const { class: failure, code } = classOfStatus(response.status);
      throw new VendorError(`seedream: picture answered ${response.status}`, {
        // A picture's address is not the model's: a 404 or a 429 from there says nothing about the
        // model.
        class: failure === "outage" ? failure : "unknown",
        code: failure === "outage" ? code : "vendor_unavailable",
        status: response.status,
        isLost: failure !== "outage" && response.status !== 429,
      });
    }
    const size = sizeOf(response, mostBytes);
    const left = from + milliseconds - timer.now();
    within.end();
    const body = await receive(response.body, size);
    // The header's time has begun with the request.
    const begun = [bounds([signal], { ...duration, milliseconds: left })];
    const next = () => begun.pop() ?? limit();
    return await streamPicture(body, size, next);
  } catch (error) {
    within.end();
    signal.throwIfAborted();
    throw connectionError("seedream", error, "");
  }
}

/** The size by the answer's header, which may be more than `limit`; `limit` where it has none. */
function sizeOf({ headers }: Response, limit: number): number {
  const said = Number(headers.get("content-length") ?? limit);
  if (said > limit) throw badPicture("it is too large");
  return said > 0 ? said : limit;
}

function isMissing({ status }: Response): boolean {
  return status === 403 || status === 404;
}
