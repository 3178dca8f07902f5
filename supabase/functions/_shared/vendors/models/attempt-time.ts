import type { ArtistModel, GeminiModel } from "./model.ts";
import { UnusableModel } from "./unusable-model.ts";

/** Milliseconds for one attempt with all its calls, where its model needs no more. */
export const USUAL_ATTEMPT = 70_000;
/** Of an attempt, what is needed around the drawing: to write its prompt, to store it, to read it. */
const AROUND = 20_000;
/** How much slower than usual a model may be for once. */
const SLACK = 1.25;
/** What is left of the half of a worker's life in which it takes requests for their way to it. */
const MARGIN = 5_000;

/**
 * Milliseconds that an attempt may take with this model. A hosted worker takes no new requests after
 * half of its time, so at least the other half is left for what it took.
 *
 * @param workerSeconds how long a worker lives at most.
 * @throws `UnusableModel` where each picture would be paid for and thrown away, unless what is drawn
 * can be asked for by a later attempt.
 */
export function attemptTime(
  { name, seconds: [, slowest] }: ArtistModel | GeminiModel,
  workerSeconds: number,
  outlivesAttempt = false,
): number {
  const most = workerSeconds * 500 - MARGIN;
  const needed = Math.ceil(slowest * 1000 * SLACK) + AROUND;
  if (needed > most && !outlivesAttempt) {
    throw new UnusableModel(
      `${name} takes up to ${slowest} s a picture: with what is done around it ` +
        `${Math.ceil(needed / 1000)} s, and a worker that lives for ${workerSeconds} s has ` +
        `${most / 1000} s for it. Set WORKER_SECONDS to what your plan gives a worker ` +
        `(400 where it is paid for), or choose another model.`,
    );
  }
  return Math.min(most, Math.max(USUAL_ATTEMPT, needed));
}

/** Milliseconds to store and to read what is drawn once more. */
const REDRAWN_AROUND = 5_000;

/** Milliseconds that must be left of an attempt for another drawing: as long as one takes on average. */
export function redrawingTime({ seconds: [least, most] }: ArtistModel | GeminiModel): number {
  return (least + most) * 500 + REDRAWN_AROUND;
}
