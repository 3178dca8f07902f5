import { bounds } from "../../timing/bounded.ts";
import { type Clock, systemClock } from "../../timing/clock.ts";
import { retry } from "../../timing/retry.ts";
import { classOfStatus, connectionError } from "../retry-policy.ts";
import { VendorError } from "../vendor-error.ts";
import { badPicture, type PictureStream, streamPicture } from "./picture-stream.ts";

/** A picture of 4096 × 4096 is about half of this, which is also what the bucket takes. */
const MAX_BYTES = 32 * 1024 * 1024;

/** From the request to the last byte. */
const TIMEOUT_MS = 30_000;

/** Milliseconds: a drawn picture takes a moment, at times, to be where its address says. */
const PAUSES = [500, 1_500, 3_000];

/**
 * Opens the picture that a vendor's answer names, and no other: redirects are not followed. One
 * that isn't there yet, or isn't shown yet, is asked for again before it counts as lost.
 *
 * @throws `VendorError`: `bad_picture` where it is none, or too large.
 */
export async function fetchPicture(
  url: URL,
  signal: AbortSignal,
  limits = { bytes: MAX_BYTES, milliseconds: TIMEOUT_MS },
  clock: Clock = systemClock,
): Promise<PictureStream> {
  const within = bounds([signal], { milliseconds: limits.milliseconds });

  async function ask(): Promise<Response> {
    const response = await fetch(url, {
      // A small answer must not grow into a large picture.
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
        // A 404 there says nothing of the model, and a 429 is not the model's.
        class: failure === "outage" ? failure : "unknown",
        code: failure === "outage" ? code : "vendor_unavailable",
        status: response.status,
        isLost: failure !== "outage" && response.status !== 429,
      });
    }
    return await streamPicture(response.body, mostBytes(response, limits.bytes), within);
  } catch (error) {
    within.end();
    signal.throwIfAborted();
    throw connectionError("seedream", error, "");
  }
}

/** What an answer says that it has, which may be too much; `limit` where it says nothing. */
function mostBytes({ headers }: Response, limit: number): number {
  const said = Number(headers.get("content-length") ?? limit);
  if (said > limit) throw badPicture("it is too large");
  return said > 0 ? said : limit;
}

function isMissing({ status }: Response): boolean {
  return status === 403 || status === 404;
}
