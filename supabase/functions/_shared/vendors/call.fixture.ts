import { createMeter } from "./meter.ts";

/** What a call needs besides its question. */
export function openCall() {
  return {
    signal: new AbortController().signal,
    meter: createMeter(() => 0),
  };
}
