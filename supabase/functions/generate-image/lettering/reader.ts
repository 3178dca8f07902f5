import type { Clock } from "../../_shared/timing/clock.ts";
import { createSlots } from "../../_shared/timing/slots.ts";
import { bounded } from "../../_shared/timing/bounded.ts";
import type { Logger } from "../../_shared/log.ts";
import type { Gemini } from "../../_shared/vendors/gemini/gemini.ts";
import type { VendorCall } from "../../_shared/vendors/vendor-call.ts";
import { createPause } from "./pause.ts";
import { readLetters, type Seen } from "./read-letters.ts";

/** A picture that is loaded only when its turn to be read has come. */
export interface Readable {
  /** In bytes, as far as is known. */
  size: number;
  load(signal: AbortSignal): Promise<{ bytes: Uint8Array; mimeType: string }>;
}

/** Reads the letters of drawn pictures. */
export interface LetterReader {
  /**
   * @returns undefined where the vendor is down, asks us to wait, is slow, or can't read it. That
   * says nothing about the picture.
   * @throws the reason of the call's own abort, and nothing else.
   */
  read(picture: Readable, call: VendorCall, log: Logger): Promise<Seen | undefined>;
}

/**
 * How many pictures are read at a time: a worker has 256 MB, and each of them is held there as
 * bytes, as base64 and as a request's body.
 */
const READINGS = 2;
const MAX_BYTES = 8 * 1024 * 1024;

/** Milliseconds from asking for a turn to the answer. */
const READING_MS = 20_000;

export function createLetterReader(gemini: Gemini, clock: Clock): LetterReader {
  const slots = createSlots(READINGS, Infinity);
  const pause = createPause(clock);

  return {
    async read(picture, { signal, meter }, log) {
      const unread = (reason: unknown) => {
        log.warn("lettering_unread", { reason });
        return undefined;
      };
      if (picture.size > MAX_BYTES) return unread("too large");
      if (pause.isOn) return unread("throttled");
      // The attempt's report names the vendor and model that draw, not the ones that read.
      const aside = meter.aside();
      try {
        return await bounded(
          async (signal) => {
            const leave = await slots.take(signal);
            try {
              const loaded = await picture.load(signal);
              return await readLetters(gemini, loaded, { signal, meter: aside });
            } finally {
              leave();
            }
          },
          [signal],
          { milliseconds: READING_MS, clock },
        );
      } catch (error) {
        signal.throwIfAborted();
        pause.note(error);
        return unread(error);
      }
    },
  };
}
