import type { Interruption } from "../../../local/emulator/gateway/interruption.ts";
import { type Outage, parts } from "./outage.ts";

/** Seconds that an outage really lasts at most: a longer one is squeezed into a minute. */
const LONGEST = 60;

const hows: Interruption[] = ["error", "hang"];

/**
 * Every part, in every way, for every length.
 *
 * @throws an `Error` that says what is wrong with the lists.
 */
export function readOutages(
  values: { parts?: string; ways?: string; lengths?: string; mixed: boolean },
): Outage[] {
  const lengths = (values.lengths ?? "10,60,600").split(",").map(lengthOf);
  return choose("parts", values.parts, parts).flatMap((part) =>
    lengths.flatMap((seconds) =>
      choose("ways", values.ways, hows).map((how) => {
        const squeeze = Math.max(1, seconds / LONGEST);
        return { part, how, seconds, squeeze, isMixed: values.mixed };
      })
    )
  );
}

function lengthOf(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && Number.isFinite(seconds)) return seconds;
  throw new Error(`--lengths has ${JSON.stringify(text)}: give it seconds, as 10,60,600`);
}

function choose<T extends string>(option: string, text: string | undefined, known: readonly T[]) {
  if (text === undefined) return known;
  return text.split(",").map((name) => {
    const found = known.find((it) => it === name);
    if (found) return found;
    throw new Error(`--${option} knows ${known.join(", ")}, not ${JSON.stringify(name)}`);
  });
}
