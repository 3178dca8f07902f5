import type { Content, GenerateContentConfig, ThinkingLevel } from "@google/genai";
import type { Gemini } from "./gemini.ts";
import { geminiModel } from "../models/find-model.ts";
import { parseJson } from "../parse-json.ts";
import type { VendorCall } from "../vendor-call.ts";

export interface WritingRequest {
  /** Who the model is and how it works. */
  instruction: string;
  contents: Content[];
  /** JSON Schema of the answer. */
  schema: Record<string, unknown>;
  /** Another seed gives another answer to the same question. A 31-bit whole number. */
  seed?: number;
}

/**
 * Asks the prompt model for JSON. The schema is a wish: the answer must still be checked.
 *
 * @returns the answer's text, and its value, undefined where the text is not JSON.
 * @throws `VendorError`
 */
export async function writeJson(
  gemini: Gemini,
  { instruction, contents, schema, seed }: WritingRequest,
  call: VendorCall,
): Promise<{ text: string; value: unknown }> {
  const answer = await gemini.generate({
    model: gemini.promptModel,
    contents,
    config: {
      systemInstruction: { parts: [{ text: instruction }] },
      responseMimeType: "application/json",
      responseJsonSchema: schema,
      ...(seed === undefined ? {} : { seed }),
      ...thinkingOf(gemini.promptModel),
    },
  }, call);
  const parts = answer.candidates?.[0]?.content?.parts ?? [];
  const text = parts.filter((part) => part.thought !== true).map((part) => part.text ?? "").join(
    "",
  );
  return { text, value: parse(text) };
}

/**
 * Fifteen prompts have to be written within one attempt, so the model gets little time to think.
 * Models before the third generation don't know thinking levels and would refuse the request.
 */
function thinkingOf(model: string): Pick<GenerateContentConfig, "thinkingConfig"> {
  const { thinking } = geminiModel(model);
  // The SDK's enum is a value, and the SDK is loaded late.
  return thinking === undefined
    ? {}
    : { thinkingConfig: { thinkingLevel: thinking as ThinkingLevel } };
}

const fence = /```\w*/g;

/** So many fences are looked at: an answer may hold any number of them. */
const MAX_FENCES = 20;

/**
 * Models put JSON into the code fences of Markdown now and then, whatever the schema says, and leave
 * the last fence out. Texts inside the JSON may hold fences of their own, so of what follows each
 * fence the longest part that ends at another one, and is JSON, is the answer.
 */
function parse(said: string): unknown {
  const text = said.replace(/^\ufeff/, "");
  const whole = parseJson(text);
  if (whole !== undefined) return whole;
  const fences = [...text.matchAll(fence)].slice(0, MAX_FENCES);
  const ends = [text.length, ...fences.map(({ index }) => index).toReversed()];
  for (const { 0: mark, index } of fences) {
    const start = index + mark.length;
    for (const end of ends) {
      if (end < start) break;
      const value = parseJson(text.slice(start, end).trim());
      if (value !== undefined) return value;
    }
  }
  return undefined;
}
