import type { Content, GenerateContentConfig, GenerateContentResponse } from "@google/genai";
import type { VendorCall } from "../vendor-call.ts";

export interface GeminiRequest {
  model: string;
  contents: Content[];
  config: GenerateContentConfig;
}

/** The parts of an answer that are used. */
export type GeminiAnswer = Pick<GenerateContentResponse, "candidates" | "promptFeedback">;

/** Sends one request to Gemini. */
export interface Gemini {
  readonly promptModel: string;
  readonly imageModel: string;
  /** @throws `VendorError`, a refusal included. */
  generate(request: GeminiRequest, call: VendorCall): Promise<GeminiAnswer>;
}
