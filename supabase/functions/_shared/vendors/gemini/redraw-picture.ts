import type { Bytes } from "../../bytes.ts";
import { Buffer } from "node:buffer";
import { VendorError } from "../vendor-error.ts";
import { geminiModel } from "../models/find-model.ts";
import type { Gemini } from "./gemini.ts";
import type { VendorCall } from "../vendor-call.ts";
import { inlinePicture } from "./inline-picture.ts";

/** Larger ones, as base64, are more than two of them may take of a worker's memory. */
const MAX_SIDE = 2048;

export interface RedrawRequest {
  /** What to draw, and what of the picture to keep. */
  prompt: string;
  picture: { bytes: Uint8Array; mimeType: string };
  /** Pixels a side that the new picture is to have, where the model can. */
  side: number;
  /** Two requests that differ only in the seed give two pictures. A 31-bit whole number. */
  seed: number;
}

/**
 * Asks the image model (Nano Banana) for a square picture made from another one.
 *
 * @throws `VendorError`, also where the model answers with words alone.
 */
export async function redrawPicture(
  gemini: Gemini,
  { prompt, picture, side, seed }: RedrawRequest,
  call: VendorCall,
): Promise<Bytes> {
  const answer = await gemini.generate({
    model: gemini.imageModel,
    contents: [{ role: "user", parts: [inlinePicture(picture), { text: prompt }] }],
    config: {
      responseModalities: ["IMAGE"],
      imageConfig: { aspectRatio: "1:1", imageSize: sizeFor(gemini.imageModel, side) },
      seed,
    },
  }, call);
  const candidate = answer.candidates?.[0];
  const parts = (candidate?.content?.parts ?? []).filter((part) => part.thought !== true);
  const data = parts.find((part) => part.inlineData?.data)?.inlineData?.data;
  if (!data) {
    // A model that finishes with words alone has refused to draw. It would be paid for each such
    // answer, so it is not asked again. After any other end it may draw when it is asked once more.
    // An answer that is marked as refused was handled before.
    const isNo = candidate?.finishReason === "STOP" && parts.some((part) => part.text?.trim());
    throw new VendorError(`gemini: no picture: ${candidate?.finishReason}`, {
      class: isNo ? "permanent" : "unknown",
      code: "vendor_rejected",
    });
  }
  return new Uint8Array(Buffer.from(data, "base64"));
}

/** What the model calls its smallest square that is as large, or its largest. */
function sizeFor(model: string, side: number): string {
  const { sizes } = geminiModel(model);
  const sides = Object.keys(sizes).map(Number).filter((known) => known <= MAX_SIDE);
  const fitting = sides.find((known) => known >= side) ?? sides.at(-1);
  return sizes[fitting ?? 0] ?? "1K";
}
