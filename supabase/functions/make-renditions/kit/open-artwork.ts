import { decode } from "../pictures/decode.ts";
import { isFaithful, traceShape } from "../vector/trace-shape.ts";
import { type Artwork, flatArtwork, pixelArtwork } from "./artwork.ts";

/** What the step `trace` stores for the others. */
export const TRACE = "work/trace.json";
export const CUT_OUT = "work/cut-out.png";

/** The logo as the step `trace` left it. */
export async function openArtwork(load: (name: string) => Promise<Uint8Array>): Promise<Artwork> {
  const trace = traceShape.parse(JSON.parse(new TextDecoder().decode(await load(TRACE))));
  if (isFaithful(trace)) return flatArtwork(trace);
  const { width, height } = trace.full;
  return pixelArtwork(trace, await decode(await load(CUT_OUT), Math.max(width, height)));
}
