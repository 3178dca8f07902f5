import type { Clock } from "../../_shared/timing/clock.ts";
import { LeaseLost } from "../../_shared/jobs/lease.ts";
import type { AttemptCall } from "../../_shared/jobs/run-attempt.ts";
import { bounded } from "../../_shared/timing/bounded.ts";
import type {
  FinishedPicture,
  Lettering,
  StoredPicture,
} from "../../_shared/jobs/verbs/picture-verbs.ts";
import type { Logger } from "../../_shared/log.ts";
import { VendorError } from "../../_shared/vendors/vendor-error.ts";
import { firmer } from "../prompts/firmer.ts";
import type { Expected } from "./expected.ts";
import { judge } from "./judge.ts";
import type { LetterReader, Readable } from "./reader.ts";
import type { Redraw } from "./redraw.ts";

/** One drawing of an asset: the first, or the one after a misspelt one. */
export interface Take {
  number: 1 | 2;
  /** What is added to the prompt. */
  emphasis: string;
}

/** A picture that is drawn and stored, and can be read back. */
export interface Drawn extends Readable {
  picture: StoredPicture;
}

export interface LetteringCheck {
  /** Undefined where letters are not to be read back. */
  reader: LetterReader | undefined;
  clock: Clock;
  log: Logger;
}

/** Another drawing is begun only while it has this long, and is given up to leave time to settle. */
const LEAST_MS = 25_000;
const SETTLING_MS = 6_000;

/**
 * Draws a picture and has its letters read back. A misspelt one is drawn once more with a firmer
 * prompt, within the same attempt, and the better of the two is taken: a second drawing that fails
 * costs nothing but its price.
 *
 * @param expected undefined where nothing is to be lettered.
 */
export async function drawLettered(
  { reader, clock, log }: LetteringCheck,
  expected: Expected | undefined,
  draw: (take: Take, call: AttemptCall) => Promise<Drawn>,
  call: AttemptCall,
  redraw: Redraw,
): Promise<FinishedPicture> {
  const { picture, ...readable } = await draw({ number: 1, emphasis: "" }, call);
  if (expected === undefined) return picture;
  const first = await inspect(readable, expected, call);
  if (first.lettering.verdict !== "mismatch") return { ...picture, lettering: first.lettering };
  const left = call.endsAt - SETTLING_MS - clock.now();
  log.info("lettering_mismatch", { difference: first.difference, ms_left: left });
  if (left < LEAST_MS || !await mayRedraw()) {
    return { ...picture, lettering: first.lettering };
  }
  const second = await drawAgain(expected, left);
  return second !== undefined && second.difference < first.difference
    ? { ...second.picture, lettering: second.lettering, redrawn: true }
    : { ...picture, lettering: first.lettering, redrawn: true };

  async function mayRedraw(): Promise<boolean> {
    try {
      return await redraw.begin();
    } catch (error) {
      log.warn("lettering_not_redrawn", { error });
      return false;
    }
  }

  async function drawAgain(expected: Expected, milliseconds: number) {
    try {
      return await bounded(
        async (signal) => {
          const within = { ...call, signal };
          const again = await draw({ number: 2, emphasis: firmer(expected.main) }, within);
          return { picture: again.picture, ...await inspect(again, expected, within) };
        },
        [call.signal],
        { milliseconds, clock },
      );
    } catch (error) {
      call.signal.throwIfAborted();
      if (error instanceof LeaseLost) throw error;
      log.warn("lettering_not_redrawn", { error });
      if (error instanceof VendorError && error.class === "throttled") {
        // Not known to the database, it is the next caller who hears it, and tells.
        await redraw.turnedAway(error.retryAfterSeconds).catch((error) => {
          log.warn("redraw_refusal_untold", { error });
        });
      }
      return undefined;
    }
  }

  async function inspect(
    readable: Readable,
    expected: Expected,
    call: AttemptCall,
  ): Promise<{ lettering: Lettering; difference: number }> {
    const text = await reader?.read(readable, call, log);
    // One that nobody could read is likelier right than one that is known to be wrong.
    if (text === undefined) return { lettering: { verdict: "unchecked" }, difference: 0 };
    const { verdict, difference } = judge(text, expected);
    return { lettering: { verdict, text }, difference };
  }
}
