import type { Config } from "../../config.ts";
import { type Clock, systemClock } from "../../timing/clock.ts";
import { artistModel } from "../models/find-model.ts";
import type { ArtistModel } from "../models/model.ts";
import { costOfPicture } from "../models/cost.ts";
import type { FalRequest } from "../provider-job.ts";
import { unreadableAnswer } from "../retry-policy.ts";
import type { VendorCall } from "../vendor-call.ts";
import { VendorError } from "../vendor-error.ts";
import type { Artist } from "./artist.ts";
import { openFalQueue } from "./fal-queue.ts";
import { locatePicture, pictureUrl } from "./picture-url.ts";

const POLL_MS = 700;

/** Milliseconds of an attempt that are left for fetching and storing a picture. */
const FETCHING_TIME = 10_000;

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
  const queue = openFalQueue({ apiKey, baseUrl, clock });

  /**
   * Waits until the job is done; resolves at once where it was done long ago. A queue that answers,
   * and draws for longer than the attempt lasts, is no outage: a later attempt waits on.
   */
  async function wait(job: FalRequest, { signal, endsAt = Infinity }: VendorCall): Promise<void> {
    while (!await queue.isCompleted(job, signal)) {
      if (clock.now() >= endsAt - FETCHING_TIME) throw stillDrawn();
      await clock.sleep(POLL_MS, signal);
    }
  }

  return {
    model: known,
    outlivesAttempts: true,
    async begin(prompt, { signal, meter }) {
      const input = inputOf(known, prompt, background);
      const vendor = { vendor: "seedream", model } as const;
      const job = await meter.measure(vendor, () => queue.submit(model, input, signal));
      const price = costOfPicture(known);
      meter.charge(price);
      return { ...job, ...(price !== undefined && { price_usd: price }) };
    },
    canFinish: () => true,
    withdraw: (job, signal) => queue.withdraw(job, signal),
    async finish(job, call) {
      // Another provider was configured when it was drawn: the picture is at its address all the
      // same.
      if (job.kind === "picture_url") return await locatePicture("fal", job, baseUrl);
      const { signal, meter } = call;
      return await meter.resume({ vendor: "seedream", model }, async () => {
        try {
          await wait(job, call);
          return await pictureUrl("fal", await queue.pictureOf(job, signal), baseUrl);
        } catch (error) {
          throw markLost(error);
        }
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

/** "Server errors (HTTP 500+) are never charged": https://fal.ai/docs/documentation/model-apis/faq */
function isFree(error: unknown): boolean {
  return error instanceof VendorError && error.isLost && (error.status ?? 0) >= 500;
}

/**
 * Marks the error of work that can't be had any more. Where the queue fails, is too busy or refuses
 * our key, the job is not lost.
 */
function markLost(error: unknown): unknown {
  if (!(error instanceof VendorError)) return error;
  // That the queue has no such job says nothing about the model, so no gate is closed for it.
  if (error.status === 404) return unreadableAnswer("fal", "no such job").asLost();
  return error.class === "permanent" ? error.asLost() : error;
}
