import { decode } from "../pictures/decode.ts";
import { encodePng } from "../pictures/encode.ts";
import { rgbOf } from "../pictures/ground.ts";
import { cutOut } from "../vector/cut-out.ts";
import { release } from "../pictures/release.ts";
import { surveyed, trace } from "../vector/trace.ts";
import { isFaithful } from "../vector/trace-shape.ts";
import { type KitFile, textFile } from "./kit-file.ts";
import type { KitStepResult } from "./step.ts";
import { CUT_OUT, TRACE } from "./open-artwork.ts";

/** Pixels a side: a larger picture is made smaller, which no file of a kit shows. */
export const FULL_SIDE = 2048;

/**
 * Traces the picture. Where flat shapes only approximate it, the picture without its ground goes
 * along, for the kit's bitmaps to be made from.
 */
export async function traceStep(
  { bytes, mimeType }: { bytes: Uint8Array; mimeType: string },
  next: string[],
): Promise<KitStepResult> {
  const whole = await decode(bytes, FULL_SIDE);
  const survey = surveyed(whole);
  if (survey.small !== whole && !survey.isRestless) release(whole.pixels);
  const traced = await trace(survey);
  const files: KitFile[] = [textFile(TRACE, "", "application/json", JSON.stringify(traced))];
  if (!isFaithful(traced)) {
    // Decoded once more rather than held meanwhile, where tracing takes most of a worker's memory.
    const picture = survey.isRestless ? whole : await decode(bytes, FULL_SIDE);
    const cut = traced.ground === null ? picture : cutOut(picture, rgbOf(traced.ground));
    const png = await encodePng(cut);
    files.push({ name: CUT_OUT, purpose: "", mimeType: "image/png", ...traced.full, bytes: png });
  }
  // A vector is the picture itself, whatever tracing made of it.
  const svg = mimeType === "image/svg+xml" ? 1 : traced.fidelity;
  return { files, traced: { fidelity: { svg }, palette: traced.palette, next, data: {} } };
}
