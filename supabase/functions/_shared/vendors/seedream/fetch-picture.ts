import { bounds } from "../../timing/bounded.ts";
import { classOfStatus, connectionError } from "../http-error.ts";
import { VendorError } from "../vendor-error.ts";
import { badPicture, type PictureStream, streamPicture } from "./picture-stream.ts";

/** A picture of 4096 × 4096 is about half of this, which is also what the bucket takes. */
const MAX_BYTES = 32 * 1024 * 1024;

/** From the request to the last byte. */
const TIMEOUT_MS = 30_000;

/**
 * Opens the picture that a vendor's answer names, and no other: redirects are not followed.
 *
 * @throws `VendorError`: `bad_picture` where it is none, or too large.
 */
export async function fetchPicture(
  url: URL,
  signal: AbortSignal,
  limits = { bytes: MAX_BYTES, milliseconds: TIMEOUT_MS },
): Promise<PictureStream> {
  const within = bounds([signal], { milliseconds: limits.milliseconds });
  try {
    const response = await fetch(url, {
      // A small answer must not grow into a large picture.
      headers: { "accept-encoding": "identity" },
      redirect: "error",
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
        // The address was good a moment ago, so even a 404 may pass; a 429 there is not the model's.
        class: failure === "outage" ? failure : "unknown",
        code: failure === "outage" ? code : "vendor_unavailable",
        status: response.status,
        isLost: failure !== "outage" && response.status !== 429,
      });
    }
    return await streamPicture(response.body, limits.bytes, within);
  } catch (error) {
    within.end();
    signal.throwIfAborted();
    throw connectionError("seedream", error, "");
  }
}
